import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOBODY } from '#domain/erasure.ts';
import { openPouchStore } from '../../../sync-server/stores/pouch-store.ts';
import type { Store } from '../../../sync-server/stores/store.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { filesWith } from '../../support/bytes-on-disk.ts';
import {
  anEraser,
  everythingIn,
  GONE,
  levelsWith,
  plantQuarter,
  SAME,
  WORD,
} from '../../support/erased-quarter.ts';
import { STRANGER_ID, VOLUNTEER_ID } from '../../support/sample-documents.ts';
import { figuresOf, plant } from '../../support/visits.ts';

let folder: string;
const logFile = () => join(folder, 'erased.log');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vor-ort-erase-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The same store; whoever uses it is killed before anything is expunged. */
function killedBeforeExpunging(store: Store): Store {
  return new Proxy(store, {
    get: (target, name: keyof Store) => {
      if (name === 'expunge') return async () => Promise.reject(new Error('killed'));
      const member = target[name];
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

/** What comes back by a way that has no door: two documents that name an erased person. */
async function plantAgain(store: Store): Promise<void> {
  const contact = { requestId: 'r1', kind: 'other', name: WORD, until: '2027-12-02T11:00:00Z' };
  const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };
  await plant(await store.database('lichtenberg-private'), [
    { _id: `${GONE}:person:self`, type: 'person', ...made, name: WORD },
    { _id: `${VOLUNTEER_ID}:contact:r1`, type: 'contact', ...made, ...contact },
  ]);
}

describe.each(BOTH_STORES)('erasing a person (%s)', (_name, open) => {
  let opened: OpenedStore;
  let store: Store;

  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    await plantQuarter(store);
  });
  afterEach(async () => {
    await store.close();
    await opened.remove();
  });

  const bodyOf = async (id: string) => {
    const kind = /^[0-9a-f]{32}:|^office:/.test(id) ? 'private' : 'team';
    const stored = await (await store.database(`lichtenberg-${kind}`)).get(id);
    return stored && !stored.deleted ? stored.doc : undefined;
  };

  it('leaves no word of them anywhere the store can be asked', async () => {
    expect(await everythingIn(store)).toContain(WORD);
    const eraser = await anEraser(store, logFile());
    expect(await eraser.erase('lichtenberg', SAME)).toMatchObject({ n: 1, state: 'done' });
    const left = await everythingIn(store);
    expect(left).not.toContain(WORD);
    expect(left).not.toContain('0209 777');
    const { documents } = await (await store.database('lichtenberg-team')).all();
    for (const person of [GONE, SAME]) expect(JSON.stringify(documents)).not.toContain(person);
  });

  it('leaves what is others’, without their id', async () => {
    await (await anEraser(store, logFile())).erase('lichtenberg', GONE);
    const visit = await bodyOf(`visit:huellen~2026-11-03~${STRANGER_ID}`);
    expect(visit).toMatchObject({ enteredBy: VOLUNTEER_ID });
    expect(visit).not.toHaveProperty('helper');
    expect(await bodyOf('session:huellen~2026-11-03')).toMatchObject({ onDuty: [VOLUNTEER_ID] });
    expect(await bodyOf(`shift:huellen~2026-11-03~${VOLUNTEER_ID}`)).not.toHaveProperty('standIn');
    expect(await bodyOf(`${STRANGER_ID}:requestStep:r2~a`)).toMatchObject({
      kind: 'accepted',
      who: { personId: NOBODY, name: '–' },
    });
    expect(await bodyOf(`${STRANGER_ID}:person:self`)).toMatchObject({ name: 'Frau C.' });
  });

  it('leaves the others the places that they were given, and forgets whose a request was', async () => {
    const registry = await store.database('registry');
    const [theirs, others] = [GONE, STRANGER_ID].map(
      (person) => `${person}:registration:fest~2026-12-01~1`,
    );
    const roll = { type: 'placeRoll', entries: [theirs, others], given: [theirs, others] };
    const owner = { type: 'requestOwner', personId: GONE };
    const ids = ['placeRoll:lichtenberg~fest~2026-12-01', 'requestOwner:lichtenberg~r1'];
    const docs = [roll, owner].map((doc, index) => ({ _id: ids[index] ?? '', ...doc }));
    await registry.write(docs.map((doc) => ({ id: doc._id, base: null, doc })));
    await (await anEraser(store, logFile())).erase('lichtenberg', GONE);
    const [left, gone] = await registry.getMany(ids);
    expect(left).toMatchObject({ doc: { entries: [others], given: [others] } });
    expect(gone === undefined || gone.deleted).toBe(true);
  });

  it('keeps the figures of the month', async () => {
    const team = await store.database('lichtenberg-team');
    const before = (await figuresOf(team)).months[0];
    expect(before).toMatchObject({ visits: 3, persons: 2 });
    await (await anEraser(store, logFile())).erase('lichtenberg', GONE);
    expect((await figuresOf(team)).months[0]).toEqual(before);
    expect(await team.range(`visit:huellen~2026-11-10`)).toEqual([]);
  });

  it('goes on after a crash between the deny-list and the rest, and can be done again', async () => {
    const killed = (await anEraser(killedBeforeExpunging(store), logFile())).erase(
      'lichtenberg',
      GONE,
    );
    await expect(killed).rejects.toThrow('killed');
    const eraser = await anEraser(store, logFile());
    expect(eraser.list.of('lichtenberg')).toMatchObject([{ n: 1, state: 'done' }]);
    expect(await everythingIn(store)).not.toContain(WORD);
    expect(await eraser.erase('lichtenberg', GONE)).toMatchObject({ n: 1 });
    const team = await store.database('lichtenberg-team');
    expect((await figuresOf(team)).months[0]).toMatchObject({ visits: 3, persons: 2 });
  });

  it('names nobody on the deny-list, in the store and beside it', async () => {
    await (await anEraser(store, logFile())).erase('lichtenberg', GONE);
    const log = await readFile(logFile(), 'utf8');
    expect(log).toContain('"hashes"');
    const entries = await (await store.database('lichtenberg-private')).range('office:erased:');
    expect(entries.length).toBeGreaterThan(2);
    for (const text of [log, JSON.stringify(entries)]) {
      for (const secret of [GONE, SAME, WORD]) expect(text).not.toContain(secret);
    }
  });

  it('what comes back by a way without a door is erased again', async () => {
    const eraser = await anEraser(store, logFile());
    await eraser.erase('lichtenberg', GONE);
    await plantAgain(store);
    expect(await eraser.sweep()).toBe(2);
    expect(await everythingIn(store)).not.toContain(WORD);
  });

  it('is ended when what it had begun is done', async () => {
    const eraser = await anEraser(store, logFile());
    await eraser.erase('lichtenberg', GONE);
    await plantAgain(store);
    void eraser.sweep();
    await eraser.end();
    expect(await everythingIn(store)).not.toContain(WORD);
  });
});

describe('the embedded store on disk', () => {
  let at: string;
  beforeEach(() => {
    at = join(folder, 'store');
  });

  it('holds no byte of an erased person in any file, while it runs', async () => {
    const store = await openPouchStore(at);
    await plantQuarter(store);
    expect(await filesWith(folder, WORD)).not.toEqual([]);
    await (await anEraser(store, logFile())).erase('lichtenberg', GONE);
    expect(await filesWith(folder, WORD)).toEqual([]);
    await store.close();
    expect(await filesWith(folder, WORD)).toEqual([]);
    expect(await levelsWith(at, WORD)).toEqual([]);
  });

  it('keeps no byte of what came back and was taken out by a server that was killed then', async () => {
    const before = await openPouchStore(at);
    await plantQuarter(before);
    await (await anEraser(before, logFile())).erase('lichtenberg', GONE);
    await plantAgain(before);
    const killed = (await anEraser(killedBeforeExpunging(before), logFile())).sweep();
    await expect(killed).rejects.toThrow('killed');
    await before.close();
    expect(await filesWith(at, WORD)).not.toEqual([]);
    const store = await openPouchStore(at);
    expect(await (await anEraser(store, logFile())).sweep()).toBe(0);
    await store.close();
    expect(await filesWith(folder, WORD)).toEqual([]);
    expect(await levelsWith(at, WORD)).toEqual([]);
  });

  it('that was copied back from before does not bring them back', async () => {
    const before = await openPouchStore(at);
    await plantQuarter(before);
    await before.close();
    await cp(at, join(folder, 'backup'), { recursive: true });
    const store = await openPouchStore(at);
    await (await anEraser(store, logFile())).erase('lichtenberg', GONE);
    await store.close();
    await rm(at, { recursive: true });
    await cp(join(folder, 'backup'), at, { recursive: true });
    await rm(join(folder, 'backup'), { recursive: true });
    expect(await levelsWith(at, WORD)).not.toEqual([]);
    const again = await openPouchStore(at);
    const eraser = await anEraser(again, logFile());
    expect(eraser.list.isErased(`${GONE}:person:self`)).toBe(true);
    expect(await everythingIn(again)).not.toContain(WORD);
    await again.close();
    expect(await filesWith(folder, WORD)).toEqual([]);
    expect(await levelsWith(at, WORD)).toEqual([]);
  });
});
