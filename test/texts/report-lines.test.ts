import { describe, expect, it } from 'vitest';
import { accessReport } from '#domain/access-report.ts';
import { ar } from '../../app/texts/ar.ts';
import { consentTexts } from '../../app/texts/consent-words.ts';
import { de } from '../../app/texts/de.ts';
import { privacyAr } from '../../app/texts/privacy-ar.ts';
import { privacyDe } from '../../app/texts/privacy-de.ts';
import { reportLines } from '../../app/texts/report-lines.ts';
import { aPerson, RESIDENT_ID, SAMPLES, VOLUNTEER_ID } from '../support/sample-documents.ts';

const names = new Map([['place:huellen', 'Gemeindehaus Hüllen']]);
const words = { texts: de, privacy: privacyDe, names, today: '2026-12-01' };
const said = (persons: string[], ...docs: Parameters<typeof accessReport>[1]) =>
  accessReport(persons, docs).map((item) =>
    reportLines(words, item).map(({ label, value }) => `${label}: ${value}`),
  );

describe('what is stored, in words', () => {
  it('tells names, days, numbers and codes as people say them', () => {
    const person = aPerson(RESIDENT_ID, {
      phone: '+49 209 123',
      language: 'tr',
      comeAs: 'woman',
      address: { street: 'Am Markt 1', city: 'Gelsenkirchen' },
      ended: { reason: 'moved', on: '2026-11-20' },
    });
    expect(said([RESIDENT_ID], person)[0]).toEqual([
      'Name: Frau A.',
      'Telefon: 0209 123',
      'Sprache: Türkisch',
      'Wer kommen darf: eine Frau',
      'Straße: Am Markt 1',
      'Ort: Gelsenkirchen',
      'Grund: verzogen',
      'Am: Freitag, 20. November',
      'Aufgeschrieben: Sonntag, 1. November, 9 Uhr',
    ]);
  });

  it('tells a visit with its place and day, and no id', () => {
    const [lines = []] = said([RESIDENT_ID], SAMPLES.visit);
    expect(lines).toContain('Anlaufstelle: Gemeindehaus Hüllen');
    expect(lines).toContain('Treff am: Dienstag, 1. Dezember');
    expect(lines).toContain('Eingetragen über: Name');
    expect(lines.join()).not.toContain(RESIDENT_ID);
  });

  it('has words for every field of every sample, in every language', () => {
    for (const privacy of [privacyDe, privacyAr]) {
      const told = accessReport([RESIDENT_ID, VOLUNTEER_ID], Object.values(SAMPLES)).flatMap(
        (item) => reportLines({ ...words, privacy }, item),
      );
      const known = new Set(Object.values(privacy.report.fields));
      expect(told.length).toBeGreaterThan(20);
      expect(told.filter(({ label }) => !known.has(label))).toEqual([]);
    }
  });

  it('leaves nothing out that it has no words for', () => {
    const [lines] = said([RESIDENT_ID], aPerson(RESIDENT_ID, { shoeSize: 41 }));
    expect(lines).toContain('shoeSize: 41');
  });
});

describe('texts to agree to', () => {
  it('are those of the app in the language that is read, by the law of the quarter', () => {
    const german = consentTexts(privacyDe, 'de', { regime: 'KDG' });
    expect(german.map(({ purpose }) => purpose)).toEqual(['visitorList', 'passOn', 'reminders']);
    expect(german[0]).toMatchObject({
      version: 'vor-ort-1-de',
      legalBasis: '§ 6 Absatz 1 Buchstabe b KDG',
    });
    expect(consentTexts(privacyAr, ar.code, undefined)[0]?.version).toBe('vor-ort-1-ar');
  });

  it('are the office’s own where it has some, with its own version', () => {
    const own = {
      visitorList: { version: '7', text: 'Eins.\nZwei.' },
      photo: { version: '1', text: 'Foto.' },
    };
    const texts = consentTexts(privacyDe, 'de', { regime: 'DSG-EKD', consentTexts: own });
    expect(texts[0]).toMatchObject({ version: '7', lines: ['Eins.', 'Zwei.'], isOwn: true });
    expect(texts.map(({ name }) => name)).toEqual([
      'Mein Name auf der Liste des Treffs',
      'photo',
      'Weitergabe an Ehrenamtliche',
      'Anrufe und Erinnerungen',
    ]);
    expect(texts[1]?.legalBasis).toBe('§ 6 Nummer 2 DSG-EKD');
  });
});
