import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { evict } from '../../app/data/eviction.ts';
import type { CertainTime } from '../../app/data/server-time.ts';
import { keepNamesBox, readNamesBox } from '../../app/data/vault-record.ts';
import { anEntry } from '../support/device-data.ts';
import { aDatabase } from '../support/memory-database.ts';

const DAY = 24 * 3_600_000;
const HEARD = Date.parse('2026-11-24T09:00:00Z');
const QUARTER = 'lichtenberg';

let database: LocalDatabase;
let certain: CertainTime | undefined;
const here = async () => (await database.documents.toArray()).map(({ id }) => id).sort();
const row = (id: string, type: string, scope: string | undefined, doc: object = {}) => ({
  ...{ quarter: QUARTER, id, type, rev: '1-a', ...(scope ? { scope } : {}) },
  doc: { _id: id, ...doc },
});

beforeEach(async () => {
  database = aDatabase();
  await database.documents.bulkPut([
    row('place:a', 'place', undefined),
    row('notice:old', 'notice', undefined, { deleteAfter: '2026-11-24' }),
    row('visitor:v', 'visitor', 'team', { displayName: 'Frau A.' }),
    row('loan:l~1', 'loan', 'team', { deleteAfter: '2026-11-30' }),
    row('visit:over', 'visit', 'team', { deleteAfter: '2026-11-30' }),
    row('visit:unsent', 'visit', 'team', { deleteAfter: '2026-11-30' }),
    row('p:contact:c', 'contact', 'me', { until: '2026-11-26T10:00:00Z' }),
  ]);
  await database.outbox.put(anEntry({ id: 'visit:unsent' }));
  const copy = { epoch: 'e', since: 's', complete: true, contactAt: '2026-11-24T09:00:00Z' };
  await database.checkpoints.bulkPut(
    ['public', 'team'].map((scope) => ({ quarter: QUARTER, scope, ...copy })),
  );
  certain = await evict(database, { serverAt: HEARD });
});
afterEach(() => database.close());

/** The app runs for so long without a server. */
async function run(days: number): Promise<void> {
  if (certain) certain = await evict(database, { look: { certain, ago: days * DAY } });
}

describe('what a device may not hold any longer', () => {
  it('goes after its last day by the server’s time, and what is unsent stays', async () => {
    await evict(database, { serverAt: HEARD + 3 * DAY });
    expect(await here()).toEqual([
      'loan:l~1',
      'place:a',
      'visit:over',
      'visit:unsent',
      'visitor:v',
    ]);
    await evict(database, { serverAt: HEARD + 8 * DAY });
    expect(await here()).toEqual(['loan:l~1', 'place:a', 'visit:unsent', 'visitor:v']);
    expect(await database.tombstones.count()).toBe(0);
    expect(await database.outbox.count()).toBe(1);
  });

  it('is a contact to the hour, on a day that was looked through before', async () => {
    await evict(database, { serverAt: Date.parse('2026-11-26T09:00:00Z') });
    expect(await here()).toContain('p:contact:c');
    await evict(database, { serverAt: Date.parse('2026-11-26T10:00:00Z') });
    expect(await here()).not.toContain('p:contact:c');
  });

  it('goes as soon as it was delivered, if that was what it stayed for', async () => {
    await evict(database, { serverAt: HEARD + 8 * DAY });
    await database.outbox.clear();
    await evict(database, { serverAt: HEARD + 8 * DAY + 60_000 });
    expect(await here()).not.toContain('visit:unsent');
  });

  it('is not waited for any more where it was accepted and the feed never showed it', async () => {
    await database.outbox.put(anEntry({ id: 'visit:over', status: 'sent' }));
    await evict(database, { serverAt: HEARD + 8 * DAY });
    expect(await here()).not.toContain('visit:over');
    expect((await database.outbox.toArray()).map(({ id }) => id)).toEqual(['visit:unsent']);
  });

  it('is not what was lengthened while it was looked for', async () => {
    const visits = Array.from({ length: 1_500 }, (_, n) => row(`visit:n${n}`, 'visit', 'team'));
    await database.documents.bulkPut(visits);
    const isRead = new Promise<void>((resolve) => {
      database.documents.hook('reading', (read) => {
        if (read.id === 'notice:old') resolve();
        return read;
      });
    });
    const looked = evict(database, { serverAt: HEARD + 3 * DAY });
    await isRead;
    const longer = row('notice:old', 'notice', undefined, { deleteAfter: '2027-01-31' });
    await database.documents.put({ ...longer, rev: '2-b' } as never);
    await looked;
    expect(await here()).toContain('notice:old');
  });

  it('is looked for without keeping anybody waiting who writes something', async () => {
    const visits = Array.from({ length: 1_500 }, (_, n) => row(`visit:n${n}`, 'visit', 'team'));
    await database.documents.bulkPut(visits);
    let isLooking = true;
    const looked = evict(database, { serverAt: HEARD + DAY }).then(() => {
      isLooking = false;
    });
    let entered = 0;
    for (; isLooking; entered += 1) await database.documents.put(visits[entered] as never);
    await looked;
    // Once between two pages at least.
    expect(entered).toBeGreaterThanOrEqual(6);
  });

  it('goes without a server too, counted by how long the app ran', async () => {
    await run(44);
    expect(await here()).toContain('visitor:v');
    await run(2);
    expect(await here()).toEqual(['loan:l~1', 'place:a', 'visit:unsent']);
    // What the feed has shown it does not show again: the next contact compares.
    expect(await database.checkpoints.get([QUARTER, 'team'])).toMatchObject({ wanted: 'e' });
  });

  it('is the encrypted list of names as well as the names', async () => {
    const listed = () => readNamesBox(database, QUARTER);
    await keepNamesBox(database, QUARTER, { iv: new Uint8Array(12), box: new Uint8Array(9) });
    await run(44);
    expect(await listed()).toBeDefined();
    await run(2);
    expect(await listed()).toBeUndefined();
  });

  it('is everything that is not public after 90 days without a word, and never what is unsent', async () => {
    await run(91);
    expect(await here()).toEqual(['notice:old', 'place:a', 'visit:unsent']);
    expect((await database.checkpoints.toArray()).map(({ scope }) => scope)).toEqual(['public']);
    expect(await database.outbox.count()).toBe(1);
  });

  it('is no count: whoever counts on after a wipe counts from where they were', async () => {
    const tally = 'tally:huellen~2026-11-24~t1';
    await database.documents.put(row(tally, 'tally', 'team', { counts: { '75+': 3 } }));
    await database.outbox.put(anEntry({ id: tally, status: 'sent' }));
    await run(91);
    expect(await here()).toEqual(['notice:old', 'place:a', tally, 'visit:unsent']);
    expect(await database.outbox.count()).toBe(2);
  });

  it('stays where only the device’s clock says so: a year ahead, and right again', async () => {
    const all = await here();
    const real = Date.now;
    Date.now = () => real() + 365 * DAY;
    await run(0.01);
    Date.now = real;
    await run(0.01);
    expect(await here()).toEqual(all);
    expect(all).toContain('visitor:v');
  });

  it('stays as long with two tabs as with one: what both counted is counted once', async () => {
    if (!certain) throw new Error('The server was heard of.');
    const look = { certain, ago: 30 * DAY };
    await evict(database, { look });
    await evict(database, { look });
    expect(await here()).toContain('visitor:v');
  });

  it('stays when another tab heard of the server while this one counted', async () => {
    if (!certain) throw new Error('The server was heard of.');
    await evict(database, { serverAt: HEARD + 5 * DAY });
    await evict(database, { look: { certain, ago: 5 * DAY } });
    expect(await here()).toContain('visit:over');
  });

  it('stays where a server’s clock was ahead and is right again', async () => {
    const ahead = { heardAt: HEARD + 365 * DAY, now: HEARD + 365 * DAY };
    await evict(database, { look: { certain: ahead, ago: DAY } });
    expect(await here()).toContain('visit:over');
  });

  it('goes when two lives of the app took turns for so long', async () => {
    if (!certain) throw new Error('The server was heard of.');
    const first = await evict(database, { look: { certain, ago: 20 * DAY } });
    if (!first) throw new Error('The time is certain.');
    // The second life was opened now, and runs beside it.
    await evict(database, { look: { certain: first, ago: 26 * DAY } });
    expect(await here()).not.toContain('visitor:v');
  });

  it('stays on a device that never heard of a server', async () => {
    const other = aDatabase();
    await other.documents.put(row('visit:over', 'visit', 'team', { deleteAfter: '2020-01-31' }));
    await evict(other, { look: { certain: { heardAt: HEARD, now: HEARD }, ago: 400 * DAY } });
    expect(await other.documents.count()).toBe(1);
    other.close();
  });
});
