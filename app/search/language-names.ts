const known = new Map<string, string>();

/** What the languages other than German are called, in German and by those who speak them. */
export function languageNames(codes: readonly string[]): string[] {
  const foreign = codes.filter((code) => code !== 'de');
  return foreign.flatMap((code) => [languageName(code, 'de'), languageName(code, code)]);
}

function languageName(code: string, inLanguage: string): string {
  const key = `${code} ${inLanguage}`;
  const name = known.get(key) ?? named(code, inLanguage);
  known.set(key, name);
  return name;
}

function named(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
  } catch {
    // Not a language code: the word itself is all there is.
    return code;
  }
}
