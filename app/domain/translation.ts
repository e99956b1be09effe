/** A document whose words may stand in further languages, by text set code and field. */
interface Translated {
  translations?: Record<string, Record<string, string>>;
}

/** Words of a document and the language they are in. */
export interface TranslatedWords {
  words: string;
  /** BCP 47: what `lang` must say around them. */
  lang: string;
}

/**
 * A field in the language on screen; German where nobody translated it.
 * `textSet` is the code of a text set (`ar`, `de-simple`).
 */
export function translated<Doc extends Translated>(
  doc: Doc,
  field: keyof Doc & string,
  textSet: string,
): TranslatedWords | undefined {
  const own = doc.translations?.[textSet]?.[field];
  if (own) return { words: own, lang: languageOf(textSet) };
  const german = doc[field];
  return typeof german === 'string' && german ? { words: german, lang: 'de' } : undefined;
}

/** `de-simple` is German too. */
function languageOf(textSet: string): string {
  return textSet.startsWith('de') ? 'de' : textSet;
}
