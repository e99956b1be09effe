import { beforeEach, describe, expect, it } from 'vitest';
import { cardNumberFrom } from '#domain/card-number.ts';
import type { Body } from '#domain/version.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { NameIndex } from '../../app/data/name-index.ts';
import { Vault } from '../../app/data/vault.ts';
import { dropNamesBoxes, keepVault } from '../../app/data/vault-record.ts';
import { aDatabase } from '../support/memory-database.ts';

const QUARTER = 'lichtenberg';
const personOf = (n: number) => n.toString(16).padStart(32, 'a');
const CARD = cardNumberFrom('12345');

let database: LocalDatabase;
let vault: Vault;

beforeEach(async () => {
  database = aDatabase();
  const { record, master } = await Vault.drawn();
  await keepVault(database, record);
  vault = new Vault(database, record);
  await vault.open(master);
});

async function put(n: number, fields: Record<string, unknown>, of?: Vault): Promise<void> {
  const id = `visitor:${personOf(n)}`;
  const made = { _id: id, type: 'visitor', v: 1, createdAt: '2026-11-01T08:00:00Z' };
  const doc: Body = { ...made, personId: personOf(n), ...fields };
  const [closed = doc] = of ? await of.closed(QUARTER, [doc]) : [doc];
  await database.documents.put({ quarter: QUARTER, id, type: 'visitor', rev: '1-a', doc: closed });
}

const read = () => NameIndex.read(database, QUARTER, vault);
const found = async (typed: string) => (await read()).found(typed, 20).map(({ name }) => name);

describe('the names of a Treff', () => {
  it('are found by the first letters of any word, without marks and capitals', async () => {
    await put(1, { displayName: 'Ayşe Yılmaz-Öztürk' }, vault);
    await put(2, { displayName: 'Ottilie Müller' }, vault);
    await put(3, { displayName: 'Herr Groß' }, vault);
    expect(await found('ott')).toEqual(['Ottilie Müller']);
    expect(await found('MULLER')).toEqual(['Ottilie Müller']);
    expect(await found('Mueller')).toEqual(['Ottilie Müller']);
    expect(await found('gross')).toEqual(['Herr Groß']);
    expect(await found('ozt ay')).toEqual(['Ayşe Yılmaz-Öztürk']);
    expect(await found('ller')).toEqual([]);
    expect(await found('  ')).toEqual([]);
  });

  it('are read again from one encrypted list, and what changed since by itself', async () => {
    for (let n = 1; n <= 20; n += 1) await put(n, { displayName: `Name ${n}` }, vault);
    expect((await read()).size).toBe(20);
    let opened = 0;
    const counted = Object.create(vault, {
      opened: {
        value: (quarter: string, doc: Body) => {
          opened += 1;
          return vault.opened(quarter, doc);
        },
      },
      isOpen: { get: () => vault.isOpen },
      openedText: { value: vault.openedText.bind(vault) },
      closedText: { value: vault.closedText.bind(vault) },
    }) as Vault;
    await put(7, { displayName: 'Neu genannt' }, vault);
    await database.documents.delete([QUARTER, `visitor:${personOf(8)}`]);
    const names = await NameIndex.read(database, QUARTER, counted);
    expect(opened).toBe(1);
    expect(names.size).toBe(19);
    expect(names.found('neu', 5)).toHaveLength(1);
    expect(names.found('Name 8', 5)).toEqual([]);
  });

  it('are none while the vault is locked, nor after the list is dropped with its documents', async () => {
    await put(1, { displayName: 'Ottilie' }, vault);
    await read();
    vault.lock();
    expect((await read()).size).toBe(0);
    await database.transaction('rw', database.own, () => dropNamesBoxes(database));
    const left = await database.own.where('key').startsWith('vaultNames').count();
    expect(left).toBe(0);
  });

  it('know a card, who helps, and that somebody turned out to be somebody else', async () => {
    await put(1, { displayName: 'Ottilie', cardNumber: CARD }, vault);
    await put(2, { displayName: 'Bernd', volunteer: true }, vault);
    await put(3, { displayName: 'Otti', mergedInto: personOf(1) }, vault);
    const names = await read();
    expect(names.byCard(CARD)?.name).toBe('Ottilie');
    expect(names.volunteers().map(({ name }) => name)).toEqual(['Bernd']);
    expect(names.found('otti', 5).map(({ name }) => name)).toEqual(['Ottilie']);
    expect(names.nameOf(personOf(2))).toBe('Bernd');
  });

  it('know who shares a name with somebody else, whatever the spelling, but not with themselves', async () => {
    await put(1, { displayName: 'Maria Müller' }, vault);
    await put(2, { displayName: 'maria müller' }, vault);
    await put(3, { displayName: 'Maria', cardNumber: CARD, mergedInto: personOf(2) }, vault);
    await put(4, { displayName: 'Otti Adler' }, vault);
    await put(5, { displayName: 'Otti Adler', mergedInto: personOf(4) }, vault);
    const all = [1, 2, 3, 4, 5].map(personOf);
    const names = await read();
    expect(names.namesakes([personOf(1), personOf(2), personOf(4)])).toEqual([
      { personId: personOf(1), ids: [personOf(1)], cardNumber: undefined },
      { personId: personOf(2), ids: [personOf(2), personOf(3)], cardNumber: CARD },
    ]);
    await put(2, { displayName: 'Maria Mahler' }, vault);
    const after = await names.after([`visitor:${personOf(2)}`], {
      database,
      quarter: QUARTER,
      vault,
    });
    expect(after.namesakes(all)).toEqual([]);
  });

  it('lie in clear at the office, and are found there just so', async () => {
    await put(1, { displayName: 'Ottilie' });
    expect((await NameIndex.read(database, QUARTER)).found('ott', 5)).toHaveLength(1);
  });
});
