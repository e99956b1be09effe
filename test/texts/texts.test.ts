import { describe, expect, it } from 'vitest';
import { ASKING_SETS } from '../../app/texts/asking-texts.ts';
import { attendanceDe } from '../../app/texts/attendance-de.ts';
import { figuresDe } from '../../app/texts/figures-de.ts';
import { GUIDE_SETS } from '../../app/texts/guide-texts.ts';
import { KIOSK_SETS } from '../../app/texts/kiosk-texts.ts';
import { kioskWorkDe } from '../../app/texts/kiosk-work-de.ts';
import { knownPersonDe } from '../../app/texts/known-person-de.ts';
import { lendingDe } from '../../app/texts/lending-de.ts';
import { NEWS_WORDS } from '../../app/texts/news-words.ts';
import { officeDe } from '../../app/texts/office-de.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { quarterRulesDe } from '../../app/texts/quarter-rules-de.ts';
import { RECURRENCE_SETS } from '../../app/texts/recurrence-texts.ts';
import { rosterDe } from '../../app/texts/roster-de.ts';
import { loadTexts, preferredTextSet, TEXT_SETS } from '../../app/texts/text-sets.ts';
import { treffDe } from '../../app/texts/treff-de.ts';
import { visitorCardsDe } from '../../app/texts/visitor-cards-de.ts';
import { volunteersDe } from '../../app/texts/volunteers-de.ts';
import { type SpokenText, sentencesOf, spokenTexts, wordsOf } from '../support/spoken-texts.ts';

const de = await textsOf('de');
const deSimple = await textsOf('de-simple');
const ar = await textsOf('ar');
/** The office's own screens: Deutsch alone. */
const office = [
  officeDe,
  officeRequestsDe,
  quarterRulesDe,
  lendingDe,
  kioskWorkDe,
  rosterDe,
  treffDe,
  figuresDe,
  attendanceDe,
  visitorCardsDe,
  volunteersDe,
  knownPersonDe,
].flatMap((words) => spokenTexts(words));
const german = [...de, ...deSimple, ...office];

/** Everything that a text set says on residents' screens. */
async function textsOf(code: string): Promise<SpokenText[]> {
  return [
    ...spokenTexts(await loadTexts(code)),
    ...spokenTexts(ASKING_SETS[code] ?? {}, 'asking'),
    ...spokenTexts(GUIDE_SETS[code] ?? {}, 'guide'),
    ...spokenTexts(RECURRENCE_SETS[code] ?? {}, 'recurrence'),
    ...spokenTexts(NEWS_WORDS[code] ?? {}, 'news'),
    ...spokenTexts(KIOSK_SETS[code] ?? {}, 'kiosk'),
  ];
}

/** Sentences with too many words, with their name. */
function tooLong(texts: typeof de, limit: number): string[] {
  return texts.flatMap(({ name, text }) =>
    sentencesOf(text)
      .filter((sentence) => wordsOf(sentence).length > limit)
      .map((sentence) => `${name}: ${sentence}`),
  );
}

describe('the text sets', () => {
  it('Deutsch has at most twelve words a sentence', () => {
    expect(tooLong([...de, ...office], 12)).toEqual([]);
  });

  it('Einfache Sprache has at most eight words a sentence', () => {
    expect(tooLong(deSimple, 8)).toEqual([]);
  });

  it('say words, and never the name of something in the code', () => {
    const odd = german.flatMap(({ name, text }) =>
      wordsOf(text)
        .filter((word) => /\p{Ll}\p{Lu}/u.test(word.replace(/iPhone|LibreOffice/, '')))
        .map((word) => `${name}: ${word}`),
    );
    expect(odd).toEqual([]);
  });

  it('use no abbreviations', () => {
    const short = /\b(z\. ?B|usw|ggf|bzw|ca|inkl|evtl|Tel|Str|Nr|Mo|Di|Mi|Do|Fr|Sa|So|h)\b\./;
    const found = german.filter(({ text }) => short.test(text));
    expect(found).toEqual([]);
  });

  it('keep to one word per thing', () => {
    const unwanted =
      /\b(Offline|Online-Status|synchron|Abgleich|einchecken|Meldung|Passwort|Kennwort|koppeln|Eintrag bearbeiten|App-Cache)/i;
    expect(german.filter(({ text }) => unwanted.test(text))).toEqual([]);
  });

  it('say Sie, never du', () => {
    const familiar = /\b(du|dich|dir|dein|deine|deinen|euch|euer)\b/i;
    expect(german.filter(({ text }) => familiar.test(text))).toEqual([]);
  });

  it('have no text that is empty, and the same names in every set', () => {
    for (const set of [deSimple, ar]) {
      expect(set.map((text) => text.name).sort()).toEqual(de.map((text) => text.name).sort());
    }
    const empty = [...german, ...ar].filter(
      ({ name, text }) => !text && name !== 'checkedBy' && name !== 'tasks.standings.none',
    );
    expect(empty).toEqual([]);
  });

  it('are in Arabic letters where the set is Arabic', () => {
    const foreign = ar.filter(
      ({ name, text }) =>
        !['code', 'lang', 'dir', 'checkedBy'].includes(name) && /[a-zäöüß]{4,}/i.test(text),
    );
    // Names that Germans would have to recognise stay as they are.
    const names =
      /Vor Ort|Vor-Ort-Büro|Android|iPhone|Safari|Chrome|Silbernetz|Telefonseelsorge|Anna|Berta|Clara/g;
    expect(foreign.filter(({ text }) => /[a-zäöüß]{4,}/i.test(text.replace(names, '')))).toEqual(
      [],
    );
  });

  it('offer each set once, and load the one that was chosen', async () => {
    for (const choice of TEXT_SETS) {
      const texts = await loadTexts(choice.code);
      expect({ code: texts.code, name: texts.name, lang: texts.lang }).toEqual(choice);
    }
    expect((await loadTexts('__proto__')).code).toBe('de');
  });

  it('fit the browser: Arabic for an Arabic phone, Deutsch for one that has none of ours', () => {
    expect(preferredTextSet(['ar-SY', 'de'])).toBe('ar');
    expect(preferredTextSet(['fi', 'sv'])).toBe('de');
  });
});
