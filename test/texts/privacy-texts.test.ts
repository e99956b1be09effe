import { describe, expect, it } from 'vitest';
import { officePrivacyDe } from '../../app/texts/office-privacy-de.ts';
import { PRIVACY_SETS } from '../../app/texts/privacy-texts.ts';
import { TEXT_SETS } from '../../app/texts/text-sets.ts';
import { sentencesOf, spokenTexts, wordsOf } from '../support/spoken-texts.ts';

const textsOf = (code: string) => spokenTexts(PRIVACY_SETS[code] ?? {});
const office = spokenTexts(officePrivacyDe);
/** Where a right stands is quoted as the law names itself. */
const isQuotation = ({ name }: { name: string }) =>
  name.startsWith('laws.') || name.startsWith('sheet.basis');

function tooLong(texts: { name: string; text: string }[], limit: number): string[] {
  return texts
    .filter((text) => !isQuotation(text))
    .flatMap(({ name, text }) =>
      sentencesOf(text)
        .filter((sentence) => wordsOf(sentence).length > limit)
        .map((sentence) => `${name}: ${sentence}`),
    );
}

describe('the sentences about people and their data', () => {
  it('are there in every text set, with the same names, and none is empty', () => {
    expect(Object.keys(PRIVACY_SETS).sort()).toEqual(TEXT_SETS.map(({ code }) => code).sort());
    // Lists of lines may have more lines in one language than in another.
    const names = (code: string) =>
      [...new Set(textsOf(code).map(({ name }) => name.replace(/\.\d+$/, '')))].sort();
    for (const { code } of TEXT_SETS) {
      expect(names(code)).toEqual(names('de'));
      expect(textsOf(code).filter(({ text }) => !text)).toEqual([]);
    }
  });

  it('are short: twelve words in Deutsch, eight in Einfache Sprache', () => {
    expect(tooLong([...textsOf('de'), ...office], 12)).toEqual([]);
    expect(tooLong(textsOf('de-simple'), 8)).toEqual([]);
  });

  it('say Sie, one word per thing, and no abbreviations', () => {
    const german = [...textsOf('de'), ...textsOf('de-simple'), ...office];
    const familiar = /\b(du|dich|dir|dein|deine|deinen|euch|euer)\b/i;
    const unwanted = /\b(Offline|synchron|Abgleich|einchecken|Meldung|Passwort|Kennwort|koppeln)/i;
    const short = /\b(z\. ?B|usw|ggf|bzw|ca|inkl|evtl|Tel|Str|Nr|Art|Abs)\./;
    for (const wrong of [familiar, unwanted, short]) {
      expect(german.filter(({ text }) => wrong.test(text))).toEqual([]);
    }
  });

  it('are in Arabic letters, but for the names of laws', () => {
    const foreign = textsOf('ar').filter(
      (text) => !isQuotation(text) && /[a-zäöüß]{4,}/i.test(text.text.replace(/Anna|Berta/g, '')),
    );
    expect(foreign).toEqual([]);
  });
});
