import { expect, it } from 'vitest';
import { sessionTablets } from '#domain/session-tablets.ts';

const listed = (id: string, unsent: number, lastSeenAt?: string) => ({
  ...{ id, name: id, role: 'team', quarters: [], createdAt: '2026-11-01T08:00:00Z', lastSeenAt },
  reports: { unsent, appVersion: '1', storage: 'kept' as const },
  isThis: false,
});
const session = {
  devices: ['done', 'waits', 'gone', 'strange', 'done.1'],
  closed: '2026-12-01T17:00:00Z',
};
const statesOf = (...asked: Parameters<typeof sessionTablets>) =>
  sessionTablets(...asked).map(({ writer, state }) => [writer, state]);

it('a tablet has delivered a day once it was heard of since, with nothing that waits', () => {
  const listing = [
    listed('done', 0, '2026-12-01T17:30:00Z'),
    listed('waits', 4, '2026-12-01T18:00:00Z'),
    listed('gone', 0, '2026-12-01T14:00:00Z'),
  ];
  expect(statesOf(session, undefined, listing)).toEqual([
    ['done', 'arrived'],
    ['waits', 'waits'],
    ['gone', 'waits'],
    ['strange', 'unknown'],
  ]);
});

it('who is still entered after the end moves the end', () => {
  const listing = [listed('done', 0, '2026-12-01T17:30:00Z')];
  const one = { ...session, devices: ['done'] };
  expect(statesOf(one, '2026-12-01T19:00:00Z', listing)).toEqual([['done', 'waits']]);
});

it('without the server’s word nothing is known but how many there are', () => {
  const states = sessionTablets(session, undefined, undefined).map(({ state }) => state);
  expect(states).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  expect(sessionTablets({}, undefined, undefined)).toEqual([]);
});
