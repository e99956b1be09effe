import { describe, expect, it } from 'vitest';
import {
  accepted,
  differed,
  edited,
  type Held,
  type LocalCopy,
  met,
  refused,
  takenIn,
  unknownToServer,
} from '#domain/local-copy.ts';
import type { Body, Deleted, DeleteReason } from '#domain/version.ts';

/** A version of the bakery at the server. */
function at(
  rev: string,
  clock: Record<string, number>,
  fields: Record<string, unknown> = {},
): Held {
  return { rev, version: { doc: { _id: 'place:b', type: 'place', ...fields, clock } } };
}

function gone(rev: string, clock: Record<string, number>, reason: DeleteReason = 'user'): Held {
  return { rev, version: { deleted: true, clock, reason } };
}

const me = { deviceId: 'me', order: 7 };
let number = 0;

/** The copy after this device changed it. */
function editedBy(copy: LocalCopy, fields: Record<string, unknown>): LocalCopy {
  number += 1;
  const { held } = copy;
  const doc = held && !held.version.deleted ? held.version.doc : { _id: 'place:b', type: 'place' };
  const edit = { doc: { ...doc, ...fields } as Body };
  const next = edited(copy, edit, { writer: 'me', number, order: number });
  if (!next) throw new Error('takes no edit');
  return next;
}

function deletedBy(copy: LocalCopy): LocalCopy {
  number += 1;
  return edited(copy, { deleted: true }, { writer: 'me', number, order: number }) ?? {};
}

/** The copy after the server took what it holds. */
function acceptedAs(copy: LocalCopy, rev: string, isShown = true): LocalCopy {
  const sent = { order: copy.outgoing?.order ?? 0, version: (copy.held as Held).version };
  const answer = { rev, stamp: { updatedAt: rev }, acceptance: 1, isShown, epoch: 'e1' };
  return accepted(copy, sent, answer, me);
}

const docOf = ({ held }: LocalCopy) => (held as { version: { doc: Body } }).version.doc;
const statusOf = ({ outgoing }: LocalCopy) => outgoing?.status;

describe('an edit', () => {
  it('names the version it was made over as its base, and raises the own entry alone', () => {
    const copy = editedBy({ held: at('1-a', { other: 4 }, { name: 'A' }) }, { name: 'B' });
    expect(copy.outgoing).toMatchObject({ status: 'pending', base: '1-a', heal: false });
    expect(docOf(copy).clock).toEqual({ other: 4, me: number });
  });

  it('that is the second keeps the first one’s base', () => {
    const first = editedBy({ held: at('1-a', {}, { name: 'A' }) }, { name: 'B' });
    const second = editedBy(first, { phone: '1' });
    expect(second.outgoing).toEqual(first.outgoing);
  });

  it('of what expired, was erased or withdrawn is not taken', () => {
    for (const reason of ['retention', 'erased', 'withdrawn'] as const) {
      const edit = { doc: { _id: 'place:b' } };
      const held = gone('2-a', { s: 1 }, reason);
      expect(edited({ held }, edit, { writer: 'me', number: 1, order: 1 })).toBeUndefined();
    }
  });

  it('over a user’s tombstone goes on with its clock', () => {
    const copy = editedBy({ held: gone('2-a', { other: 9 }) }, { name: 'Neu' });
    expect(docOf(copy).clock).toMatchObject({ other: 9 });
  });
});

describe('what is made again over a delete', () => {
  const first = '2026-11-01T08:00:00Z';
  const again = '2026-11-02T08:00:00Z';

  it('that was not sent is a change to the server, and keeps when it was first made', () => {
    const gone = deletedBy({ held: at('1-a', {}, { createdAt: first }) });
    const copy = editedBy(gone, { name: 'B', createdAt: again });
    expect(copy.outgoing?.base).toBe('1-a');
    expect(docOf(copy).createdAt).toBe(first);
  });

  it('while the answer to its making was on its way, keeps when it was first made', () => {
    const made = editedBy({}, { name: 'A', createdAt: first });
    const sent = { order: made.outgoing?.order ?? 0, version: (made.held as Held).version };
    const copy = editedBy(deletedBy(made), { name: 'B', createdAt: again });
    const answer = { rev: '1-a', stamp: {}, acceptance: 1, isShown: true, epoch: 'e1' };
    const next = accepted(copy, sent, answer, me);
    expect(next.outgoing).toMatchObject({ status: 'pending', base: '1-a' });
    expect(docOf(next)).toMatchObject({ name: 'B', createdAt: first });
  });

  it('that the server has lost keeps when it was made there', () => {
    const gone = deletedBy({ held: at('1-a', { other: 1 }, { createdAt: first }) });
    const deleted = acceptedAs(gone, '2-b');
    const copy = editedBy({ held: deleted.held }, { name: 'B', createdAt: again });
    expect(docOf(copy).createdAt).toBe(again);
    const step = met(copy, at('1-a', { other: 1 }, { createdAt: first }), me);
    expect(docOf(step.copy).createdAt).toBe(first);
  });
});

describe('what was accepted', () => {
  const pending = editedBy({ held: at('1-a', { other: 1 }, { name: 'A' }) }, { name: 'B' });

  it('stays until the feed shows a clock that covers it', () => {
    const sent = acceptedAs(pending, '2-b');
    expect(statusOf(sent)).toBe('sent');
    const older = takenIn(sent, at('1-a', { other: 1 }, { name: 'A' }), me).copy;
    expect(older).toEqual(sent);
    const shown = takenIn(sent, { rev: '2-b', version: (sent.held as Held).version }, me).copy;
    expect(shown.outgoing).toBeUndefined();
  });

  it('carries the server’s fields as the server told them', () => {
    expect(docOf(acceptedAs(pending, '2-b')).updatedAt).toBe('2-b');
  });

  it('is pending again when the feed shows a version beside it', () => {
    const sent = acceptedAs(pending, '2-b');
    const beside = takenIn(sent, at('2-x', { other: 2 }, { name: 'A', phone: '1' }), me).copy;
    expect(statusOf(beside)).toBe('pending');
    expect(docOf(beside)).toMatchObject({ name: 'B', phone: '1' });
  });

  it('leaves an edit made meanwhile pending, on the new base', () => {
    const sent = { order: pending.outgoing?.order ?? 0, version: (pending.held as Held).version };
    const later = editedBy(pending, { phone: '2' });
    const answer = { rev: '2-b', stamp: {}, acceptance: 1, isShown: true, epoch: 'e1' };
    const copy = accepted(later, sent, answer, me);
    expect(copy.outgoing).toMatchObject({ status: 'pending', base: '2-b' });
    expect(docOf(copy)).toMatchObject({ name: 'B', phone: '2' });
  });

  it('and is never shown to this device is kept', () => {
    expect(statusOf(acceptedAs(pending, '2-b', false))).toBe('kept');
  });
});

describe('a refused base', () => {
  const mine = editedBy(
    { held: at('1-a', { other: 1 }, { name: 'A', phone: '1' }) },
    { name: 'B' },
  );

  it('whose current version has seen mine means that it arrived', () => {
    const current = at('3-x', { other: 2, me: number }, { name: 'C' });
    expect(met(mine, current, me).copy).toEqual({ held: current });
  });

  it('merges what others changed elsewhere in the document', () => {
    const { copy, superseded } = met(mine, at('2-x', { other: 2 }, { name: 'A', phone: '9' }), me);
    expect(docOf(copy)).toMatchObject({ name: 'B', phone: '9' });
    expect(copy.outgoing).toMatchObject({ base: '2-x', heal: false });
    expect(superseded).toEqual([]);
  });

  it('tells of the value that gives way where both changed the same', () => {
    const { copy, superseded } = met(mine, at('2-x', { other: 2 }, { name: 'X', phone: '1' }), me);
    expect(docOf(copy).name).toBe('B');
    expect(superseded).toEqual([{ field: 'name', value: 'X' }]);
  });

  it('with nothing there is brought back whole: the server was set back', () => {
    const { copy } = met(mine, undefined, me);
    expect(copy.outgoing).toMatchObject({ base: null, heal: true, status: 'pending' });
  });

  it('ends at what expired, whatever the clocks say', () => {
    const current = gone('5-x', {}, 'retention');
    expect(met(mine, current, me).copy).toEqual({ held: current });
  });

  it('lets an edit stand against a user’s delete, and a delete yield to an edit', () => {
    const stands = met(mine, gone('2-x', { other: 2 }), me).copy;
    expect(docOf(stands).name).toBe('B');
    expect(stands.outgoing).toMatchObject({ base: '2-x' });
    const deleted = deletedBy({ held: at('1-a', { other: 1 }, { name: 'A' }) });
    const current = at('2-x', { other: 2 }, { name: 'X' });
    expect(met(deleted, current, me).copy).toEqual({ held: current });
  });

  it('is merged over the newest base that the current version has seen, not the first', () => {
    // Accepted as 2-b, then edited again; the server was set back to before 2-b and edited there.
    const again = editedBy(acceptedAs(mine, '2-b'), { phone: '2' });
    const { copy, superseded } = met(
      again,
      at('2-x', { other: 2 }, { name: 'A', phone: '1', url: 'u' }),
      me,
    );
    expect(docOf(copy)).toMatchObject({ name: 'B', phone: '2', url: 'u' });
    expect(superseded).toEqual([]);
  });
});

describe('a server that was set back', () => {
  const held = at('4-a', { other: 4 }, { name: 'D' });

  it('gets back what it lost, as it was', () => {
    const copy = unknownToServer({ held }, me);
    expect(copy.outgoing).toMatchObject({ base: null, heal: true, clean: true, order: 7 });
    expect(copy.held).toEqual(held);
  });

  it('gets what this device has seen and it has not', () => {
    const { copy } = differed({ held }, at('2-a', { other: 2 }, { name: 'B' }), me);
    expect(docOf(copy).name).toBe('D');
    expect(copy.outgoing).toMatchObject({ base: '2-a', heal: true, clean: true });
  });

  it('and was edited since is met like a conflict: the later arrival stands', () => {
    const mine = at('4-a', { other: 4 }, { name: 'D', updatedAt: '2026-01-01' });
    const theirs = at('3-x', { other: 2, b: 1 }, { name: 'X', updatedAt: '2026-01-02' });
    const { copy, superseded } = differed({ held: mine }, theirs, me);
    expect(docOf(copy).name).toBe('X');
    expect(superseded).toEqual([{ field: 'name', value: 'D' }]);
  });

  it('is believed where it has more', () => {
    const news = at('6-a', { other: 6 }, { name: 'F' });
    expect(differed({ held }, news, me).copy).toEqual({ held: news });
    expect(takenIn({ held }, at('2-a', { other: 2 }), me).copy).toEqual({ held });
  });
});

describe('a refusal for good', () => {
  it('leaves what the server was last known to have', () => {
    const before = at('1-a', { other: 1 }, { name: 'A' });
    const pending = editedBy({ held: before }, { name: 'B' });
    const sent = { order: pending.outgoing?.order ?? 0, version: (pending.held as Held).version };
    expect(refused(pending, sent)).toEqual({ held: before });
    const created = editedBy({}, { name: 'Neu' });
    const sentNew = {
      order: created.outgoing?.order ?? 0,
      version: (created.held as Held).version,
    };
    expect(refused(created, sentNew)).toEqual({});
  });

  it('takes nothing of what was written while it was on its way', () => {
    const before = at('1-a', { other: 1 }, { name: 'A' });
    const first = editedBy({ held: before }, { name: '' });
    const sent = { order: first.outgoing?.order ?? 0, version: (first.held as Held).version };
    const second = editedBy(first, { name: 'Richtig' });
    expect(refused(second, sent)).toBe(second);
  });

  it('of an older answer changes nothing', () => {
    const pending = editedBy({}, { name: 'Neu' });
    const old: Deleted = { deleted: true, clock: {}, reason: 'user' };
    expect(refused(pending, { order: -1, version: old })).toBe(pending);
  });
});

describe('a device that got another name while its write was on the way', () => {
  it('goes on from what has arrived under the one of before, and says that it has seen it', () => {
    const before = editedBy({ held: at('1-a', { other: 4 }, { name: 'A' }) }, { name: 'B' });
    const sent = { order: before.outgoing?.order ?? 0, version: (before.held as Held).version };
    const { clock = {} } = docOf(before);
    const mine = clock.me ?? 0;
    const named = { ...docOf(before), clock: { other: 4, anew: mine } };
    const renamed = { ...before, held: { rev: '1-a', version: { doc: named } } };
    const answer = { rev: '2-b', stamp: {}, acceptance: 1, isShown: true, epoch: 'e1' };
    const copy = accepted(renamed, sent, answer, { deviceId: 'anew', order: 8 });
    expect(copy.outgoing).toMatchObject({ status: 'pending', base: '2-b', heal: false });
    expect(docOf(copy)).toMatchObject({ name: 'B', clock: { ...clock, anew: mine } });
  });
});
