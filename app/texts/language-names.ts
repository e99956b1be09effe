/** "Here we speak …", as those read it who look for it. Other languages go by their name. */
const SPOKEN_HERE: Record<string, string> = {
  ar: 'هنا نتحدث العربية',
  bg: 'Тук се говори български',
  en: 'English spoken here',
  es: 'Aquí se habla español',
  fa: 'اینجا فارسی صحبت می‌شود',
  fr: 'Ici, on parle français',
  it: 'Qui si parla italiano',
  pl: 'Tu mówimy po polsku',
  ro: 'Aici se vorbește românește',
  ru: 'Здесь говорят по-русски',
  tr: 'Burada Türkçe konuşulur',
  uk: 'Тут розмовляють українською',
  vi: 'Ở đây nói tiếng Việt',
};

/** That a language is spoken, said in that language. `code` is BCP 47. */
export function spokenHere(code: string): string {
  return SPOKEN_HERE[code] ?? languageName(code, code);
}

/** A language's name in a language, both BCP 47; the code itself where there is no name. */
export function languageName(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
  } catch {
    // Somebody wrote down what is no language code: it may still mean something to a reader.
    return code;
  }
}
