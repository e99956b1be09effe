import { describe, expect, it } from 'vitest';
import type { RequestWindow } from '#domain/request.ts';
import { WHEN_CHOICES, whenChoiceIn, windowOf, windowOfChoice } from '#domain/when-choice.ts';
import { askingDe } from '../../app/texts/asking-de.ts';
import { de } from '../../app/texts/de.ts';
import { whenWords } from '../../app/texts/when-words.ts';

const DAY = '2026-12-01';

describe('when it suits', () => {
  it('each choice is found again in what it said', () => {
    for (const choice of WHEN_CHOICES) {
      expect(whenChoiceIn(windowOfChoice(choice, DAY))).toBe(choice);
    }
    expect(windowOfChoice('day')).toBeUndefined();
    expect(whenChoiceIn(undefined)).toBeUndefined();
    expect(whenChoiceIn({ days: [], partOfDay: [] })).toBeUndefined();
  });

  it.each<RequestWindow>([
    { days: [2] },
    { days: [2], partOfDay: ['morning'] },
    { day: DAY, partOfDay: ['morning'] },
    { partOfDay: ['evening'] },
    { partOfDay: ['morning', 'afternoon'] },
    { soon: true, partOfDay: ['morning'] },
    { soon: true, day: DAY },
  ])('what no choice can say is kept as it is: %o', (when) => {
    expect(whenChoiceIn(when)).toBe('kept');
  });

  it('is a day or weekdays, with the times of day that were said', () => {
    expect(windowOf({ soon: true, day: DAY, days: [2], partOfDay: ['noon', 'evening'] })).toEqual({
      ...{ day: DAY, partOfDay: ['noon', 'evening'] },
    });
    expect(windowOf({ soon: true, days: [4, 2] })).toEqual({ days: [2, 4] });
    expect(windowOf({ day: undefined })).toEqual({ soon: true });
  });

  it('is told whole to whoever asked, also what the office wrote for them', () => {
    const words = (when: RequestWindow) => whenWords(de, askingDe, when, '2026-11-28');
    expect(words({ days: [2, 3], partOfDay: ['noon', 'evening'] })).toBe(
      'Dienstag, Mittwoch, Um die Mittagszeit, An einem Abend',
    );
    expect(words({ day: DAY, partOfDay: ['morning'] })).toMatch(/1\. Dezember.*An einem Vormittag/);
    expect(words({ soon: true })).toBe('So bald es geht');
  });
});
