import { describe, expect, it } from 'vitest';
import { inboxOf, type KnownRequest } from '#domain/inbox.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import type { RequestCard } from '#domain/request-card.ts';
import { requestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';
import {
  aPerson,
  aRequest,
  aStep,
  RESIDENT_ID,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';

const NOW = new Date('2026-12-10T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

/** A request that arrived so many days ago, with its steps. */
function known(
  days: number,
  steps: [kind: string, days: number, fields?: Record<string, unknown>][] = [],
  fields: Partial<KnownRequest> = {},
): KnownRequest {
  const all = steps.map(([kind, ago, said], nr) => {
    const at = daysAgo(ago);
    return { ...aStep(kind, { at, arrivedAt: at, ...said }), _id: `step${nr}` };
  }) as unknown as RequestStep[];
  const request = aRequest(RESIDENT_ID, { arrivedAt: daysAgo(days) }) as unknown as Request;
  return { request, standing: requestStanding(all), ...fields };
}

const accepted = (when: string): [string, number, Record<string, unknown>] => [
  'accepted',
  2,
  { who: { personId: VOLUNTEER_ID, name: 'B. B.' }, when, tuerwort: 'Apfel Turm' },
];
const reasons = (one: KnownRequest, escalation = {}) =>
  inboxOf([one], escalation, NOW)[0]?.reasons ?? [];

describe('the inbox', () => {
  it.each([
    ['new: to be rung', known(0.5), ['new']],
    ['not rung for more than a day', known(2), ['waiting', 'new']],
    ['confirmed and looked for', known(2, [['confirmed', 1]]), []],
    ['nobody found for more than three days', known(9, [['confirmed', 4]]), ['nobodyFound']],
    [
      'asked for the third time',
      known(2, [
        ['confirmed', 1],
        ['askedAgain', 1],
        ['askedAgain', 0.5],
      ]),
      ['askedOften'],
    ],
    [
      'somebody was there, and must come again',
      known(3, [['confirmed', 3], accepted('2026-12-08T10:00'), ['done', 1, { outcome: 'again' }]]),
      ['again'],
    ],
    [
      'the same, once the office has seen to it',
      known(3, [
        ['confirmed', 3],
        accepted('2026-12-08T10:00'),
        ['done', 2, { outcome: 'again' }],
        ['closed', 1, { outcome: 'solved' }],
      ]),
      [],
    ],
    [
      'somebody was there, and it is done',
      known(3, [
        ['confirmed', 3],
        accepted('2026-12-08T10:00'),
        ['done', 1, { outcome: 'solved' }],
      ]),
      [],
    ],
    ['somebody comes', known(3, [['confirmed', 3], accepted('2026-12-11T10:00')]), []],
    [
      'the time has passed',
      known(3, [['confirmed', 3], accepted('2026-12-08T10:00')]),
      ['overdue'],
    ],
    [
      'the day on which somebody was promised to somebody else has passed',
      known(3, [
        ['confirmed', 3],
        ['promised', 2, { day: '2026-12-07' }],
      ]),
      ['overdue'],
    ],
    [
      'a question without an answer',
      known(5, [
        ['confirmed', 4],
        ['asked', 3, { words: 'Was?' }],
      ]),
      ['question'],
    ],
    [
      'withdrawn',
      known(9, [
        ['confirmed', 4],
        ['withdrawn', 1],
      ]),
      [],
    ],
    [
      'done',
      known(9, [
        ['confirmed', 4],
        accepted('2026-12-01T10:00'),
        ['done', 1, { outcome: 'solved' }],
      ]),
      [],
    ],
  ] as const)('%s', (_name, one, wanted) => {
    expect(reasons(one)).toEqual(wanted);
  });

  it('waits as long as the quarter says', () => {
    expect(reasons(known(2), { confirm: 3 })).toEqual(['new']);
    expect(reasons(known(9, [['confirmed', 4]]), { nobodyFound: 7 })).toEqual([]);
    expect(reasons(known(9, [['confirmed', 4]]), { nobodyFound: 0 })).toEqual(['nobodyFound']);
  });

  it('counts from when a task was given back, not from when it was confirmed', () => {
    const card = { openSince: daysAgo(1) } as RequestCard;
    expect(reasons(known(9, [['confirmed', 8]], { card }))).toEqual([]);
  });

  it('leaves in peace who has died', () => {
    const person = aPerson(RESIDENT_ID, {
      ended: { reason: 'died', on: '2026-12-01' },
    }) as unknown as Person;
    expect(reasons(known(9, [], { person }))).toEqual([]);
  });

  it('has the most pressing first, and of those the longest waiting', () => {
    const entries = inboxOf(
      [known(0.2), known(3), known(5), known(3, [['confirmed', 3], accepted('2026-12-08T10:00')])],
      undefined,
      NOW,
    );
    const firsts = entries.map(({ reasons: [first], since }) => [first, since.slice(0, 10)]);
    expect(firsts).toEqual([
      ['overdue', '2026-12-08'],
      ['waiting', '2026-12-05'],
      ['waiting', '2026-12-07'],
      ['new', '2026-12-10'],
    ]);
  });
});
