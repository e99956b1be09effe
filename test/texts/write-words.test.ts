import { describe, expect, it } from 'vitest';
import { ar } from '../../app/texts/ar.ts';
import { de } from '../../app/texts/de.ts';
import { deSimple } from '../../app/texts/de-simple.ts';
import { guideDe } from '../../app/texts/guide-de.ts';
import { guideOf } from '../../app/texts/guide-texts.ts';
import { kindWords, writtenLines } from '../../app/texts/write-words.ts';
import { anEvent, aPlace } from '../support/builders.ts';

const PERSON = '0123456789abcdef0123456789abcdef';

describe('what was written', () => {
  it('is called by its kind, never by its id', () => {
    expect(kindWords(de, 'place:abc')).toBe('Anlaufstelle');
    expect(kindWords(de, `${PERSON}:request:1`)).toBe('Anliegen');
    expect(kindWords(de, 'constructor:x')).toBe('Angabe');
    expect(kindWords(de, 'gadget:x')).toBe('Angabe');
    for (const texts of [deSimple, ar]) {
      expect(Object.keys(guideOf(texts).kinds)).toEqual(Object.keys(guideDe.kinds));
    }
  });

  it('is shown in the words of its writer, without codes and technical things', () => {
    const place = aPlace({
      summary: 'Hier gibt es Rollatoren.',
      phones: ['+49 30 1234'],
      address: { street: 'Hauptstraße 1', city: 'Berlin' },
      clock: { d1: 3 },
    });
    expect(writtenLines(de, place, '2026-11-24')).toEqual([
      'Sanitätshaus am Markt',
      'Hier gibt es Rollatoren.',
      '+49 30 1234',
      'Hauptstraße 1',
      'Berlin',
    ]);
  });

  it('says days as people do', () => {
    expect(writtenLines(de, anEvent({ end: undefined }), '2026-11-24')).toEqual([
      'Technik-Treff',
      'Dienstag, 1. Dezember, 15 Uhr',
    ]);
  });
});
