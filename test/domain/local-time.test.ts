import { describe, expect, it } from 'vitest';
import { localDateTimeAt } from '#domain/local-time.ts';

const HOUR_MS = 3_600_000;

describe('the wall clock of Berlin', () => {
  const library = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  });

  it('is what the time zone database says, for every eleven hours from 1990 to 2040', () => {
    const wrong: string[] = [];
    for (let time = Date.UTC(1990, 0, 1); time < Date.UTC(2040, 0, 1); time += 11 * HOUR_MS) {
      const instant = new Date(time);
      const told = localDateTimeAt(instant).replace('T', ' ');
      if (told !== library.format(instant)) wrong.push(instant.toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it('changes at one o’clock UTC on the last Sundays of March and October', () => {
    expect(localDateTimeAt(new Date('2026-03-29T00:59:59Z'))).toBe('2026-03-29T01:59');
    expect(localDateTimeAt(new Date('2026-03-29T01:00Z'))).toBe('2026-03-29T03:00');
    expect(localDateTimeAt(new Date('2026-10-25T00:59:59Z'))).toBe('2026-10-25T02:59');
    expect(localDateTimeAt(new Date('2026-10-25T01:00Z'))).toBe('2026-10-25T02:00');
    expect(localDateTimeAt(new Date('2026-10-25T02:00Z'))).toBe('2026-10-25T03:00');
  });
});
