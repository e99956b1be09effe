import { describe, expect, it } from 'vitest';
import { answerStanding } from '#domain/answer-standing.ts';
import { isPossibleOn, suits } from '#domain/card-filters.ts';
import type { Response } from '#domain/response.ts';

const ME = 'b2'.repeat(16);
const OTHER = 'c3'.repeat(16);
const room = { openTasks: 0, most: 2 };
const answer = (kind: string, arrivedAt?: string) =>
  ({ _id: `response:r1~${ME}~1`, personId: ME, n: 1, kind, arrivedAt }) as unknown as Response;
const openCard = { state: 'open', openSince: '2026-12-01T09:00:00Z' } as const;
const takenBy = (who: string) => ({ state: 'taken', takenBy: `response:r1~${who}~1` }) as const;
const LATER = '2026-12-01T10:00:00Z';
const EARLIER = '2026-12-01T08:00:00Z';

describe('a volunteer’s answer', () => {
  it.each([
    ['none yet', openCard, undefined, 'none'],
    ['yes, on the phone alone', openCard, answer('yes'), 'waiting'],
    ['yes, arrived', openCard, answer('yes', LATER), 'waiting'],
    ['yes, and it is theirs', takenBy(ME), answer('yes', LATER), 'mine'],
    ['yes, and another was quicker', takenBy(OTHER), answer('yes', LATER), 'taken'],
    ['yes, not sent yet, while another has it', takenBy(OTHER), answer('yes'), 'waiting'],
    ['yes, before the other gave it back', openCard, answer('yes', EARLIER), 'reopened'],
    ['a question', openCard, answer('question', LATER), 'asked'],
    ['sorry', openCard, answer('sorry', LATER), 'sorry'],
    ['given back', openCard, answer('handBack', LATER), 'none'],
    ['done', { state: 'closed' }, answer('done', LATER), 'done'],
    ['yes, and it ended otherwise', { state: 'closed' }, answer('yes', LATER), 'closed'],
  ] as const)('%s', (_name, card, last, wanted) => {
    expect(answerStanding(card, last, room)).toBe(wanted);
  });

  it('yes to a time that is over is asked for another', () => {
    const yes = { ...answer('yes', LATER), at: '2026-12-02T10:00' } as Response;
    const on = (now: string) => answerStanding(openCard, yes, { ...room, now: new Date(now) });
    expect(on('2026-12-03T12:00:00Z')).toBe('waiting');
    expect(on('2026-12-03T23:00:00Z')).toBe('reopened');
  });

  it('does not count beyond the tasks that are allowed', () => {
    const full = { openTasks: 2, most: 2 };
    expect(answerStanding(openCard, answer('yes', LATER), full)).toBe('tooMany');
  });
});

describe('a card', () => {
  it('suits by kind, language and day', () => {
    const card = { kind: 'technology' as const, language: 'tr', when: { days: [2, 3] } };
    expect(suits(card, {})).toBe(true);
    expect(suits(card, { kind: 'shopping' })).toBe(false);
    expect(suits(card, { language: 'de' })).toBe(false);
    expect(suits({ ...card, language: undefined }, { language: 'de' })).toBe(true);
    expect(suits(card, { day: '2026-12-01' })).toBe(true);
    expect(suits(card, { day: '2026-12-03' })).toBe(false);
  });

  it('is possible on every day where none was wished for', () => {
    expect(isPossibleOn(undefined, '2026-12-01')).toBe(true);
    expect(isPossibleOn({ soon: true }, '2026-12-01')).toBe(true);
    expect(isPossibleOn({ day: '2026-12-02' }, '2026-12-01')).toBe(false);
  });
});
