import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postedLetterId } from '#domain/posted-letter.ts';
import { sealedLetter } from '#domain/sealed-letter.ts';
import type { Body } from '#domain/version.ts';
import { identityOf } from '../../../sync-server/identity.ts';
import { SealKeys } from '../../../sync-server/sealing/seal-keys.ts';
import { REGISTRY } from '../../../sync-server/stores/database-name.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { aQuarter } from '../../support/builders.ts';
import { CouchReplicator } from '../../support/couch-replicator.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aBox, pairBox } from '../../support/paired-box.ts';
import { aPairedDevice } from '../../support/paired-device.ts';
import { type ReactingServer, startReactingServer } from '../../support/reacting-server.ts';
import { aRequest, doc } from '../../support/sample-documents.ts';
import { SyncClient } from '../../support/sync-client.ts';

const QUARTER = 'lichtenberg';
const PERSON = '5f'.repeat(16);
const WORD = 'Nachtigallenschlag';
const request = aRequest(PERSON, { words: WORD, channel: 'kiosk' });

describe.each(BOTH_STORES)('a letter handed in at a box, with its home over %s', (_name, open) => {
  let opened: OpenedStore;
  let home: ReactingServer;
  let box: ReactingServer;
  let sealKey: string;
  const passer = aBox();
  const erased = new Set<string>();
  const denyList = { isErased: (id: string) => erased.has(id), erasedFrom: () => [] };

  beforeEach(async () => {
    erased.clear();
    opened = await open();
    const { writer } = await identityOf(opened.store);
    sealKey = await new SealKeys(opened.store).ensure(QUARTER);
    const documents = [aQuarter({ sealKey, homeServer: writer })];
    home = await startReactingServer({ store: opened.store, documents, denyList });
    box = await startReactingServer({ store: aMemoryStore(), documents });
    for (const { store } of [home, box]) await pairBox(store, passer, { quarters: [QUARTER] });
  });
  afterEach(async () => {
    await box.stop();
    await home.stop();
    await opened.remove();
  });

  const seal = (body: Body) => {
    const content = { doc: body, bases: [] };
    const sealed = sealedLetter({ quarter: QUARTER, sealKey }, content, randomBytes(48));
    if (!sealed) throw new Error('not sealed');
    return sealed;
  };
  const aKiosk = async () => {
    const paired = await aPairedDevice(box.store, { role: 'kiosk', placeId: 'huellen' });
    return new SyncClient(box, paired);
  };
  const end = ({ url }: ReactingServer) => ({
    url: `${url}/couch/${QUARTER}-private`,
    headers: { authorization: passer.authorization },
  });
  const replicate = async (from: ReactingServer, to: ReactingServer) => {
    const { failures } = await new CouchReplicator(end(from), end(to)).run();
    expect(failures).toEqual([]);
  };
  const lettersAt = async (server: ReactingServer) =>
    (await server.all('private')).filter(({ type }) => type === 'letter');

  it('is kept there unopened, opened at home, and gone from both', async () => {
    const kiosk = await aKiosk();
    const sealed = seal(request);
    const answer = await kiosk.pushOne({ sealed });
    expect(answer).toEqual({ id: sealed.id, outcome: 'accepted', rev: '', stamp: {} });
    expect(await kiosk.pushOne({ sealed })).toEqual(answer);
    expect(await lettersAt(box)).toHaveLength(1);
    expect(JSON.stringify(await box.all('private'))).not.toContain(WORD);

    await replicate(box, home);
    await expect
      .poll(() => home.doc(request._id))
      .toMatchObject({
        words: WORD,
        by: { role: 'kiosk', device: kiosk.deviceId },
      });
    await expect.poll(() => lettersAt(home)).toEqual([]);
    await replicate(home, box);
    expect(await lettersAt(box)).toEqual([]);
    expect(await box.doc(request._id)).toMatchObject({ words: WORD });
    expect([...home.faults, ...box.faults]).toEqual([]);
  });

  it('stands once where it is brought again, or handed in at home as well', async () => {
    const kiosk = await aKiosk();
    const sealed = seal(request);
    await kiosk.pushOne({ sealed });
    await replicate(box, home);
    await expect.poll(() => lettersAt(home)).toEqual([]);
    const first = await home.doc(request._id);
    await kiosk.pushOne({ sealed });
    await replicate(box, home);
    await replicate(home, box);
    await home.restartReactions();
    await expect.poll(() => lettersAt(home)).toEqual([]);
    expect(await home.doc(request._id)).toEqual(first);
  });

  it('of what its sender may not hand in goes to the office’s quarantine', async () => {
    const guest = new SyncClient(box);
    const sealed = seal(request);
    expect(await guest.pushOne({ sealed })).toMatchObject({ outcome: 'accepted' });
    await replicate(box, home);
    await expect.poll(() => lettersAt(home)).toEqual([]);
    expect(await home.doc(request._id)).toBeUndefined();
    const { headers } = await aPairedDevice(home.store, { role: 'office' });
    const listed = await fetch(`${home.url}/api/quarantine?quarter=${QUARTER}`, { headers });
    expect(await listed.json()).toMatchObject({ entries: [{ write: { sealed } }] });
  });

  it('of an erased person goes without a word, also where its sender may not hand it in', async () => {
    const guest = new SyncClient(box);
    await guest.pushOne({ sealed: seal(request) });
    erased.add(request._id);
    await replicate(box, home);
    await expect.poll(() => lettersAt(home)).toEqual([]);
    const registry = await home.store.database(REGISTRY);
    expect(await registry.range('quarantine:')).toEqual([]);
  });

  it('is nobody’s to write but servers’', async () => {
    const office = new SyncClient(box, await aPairedDevice(box.store, { role: 'office' }));
    const sealed = seal(request);
    const forged = doc('letter', postedLetterId(sealed.id), { sealed, sender: { role: 'office' } });
    const write = { id: forged._id, base: null, doc: forged };
    expect(await office.pushOne(write)).toMatchObject({ outcome: 'rejected', code: 'forbidden' });
  });
});
