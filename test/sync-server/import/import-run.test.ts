import { describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import type { DraftKind } from '../../../sync-server/import/draft.ts';
import { runImport } from '../../../sync-server/import/import-run.ts';
import { type Mapping, parseMapping } from '../../../sync-server/import/mapping.ts';
import { MemoryAccess } from '../../../sync-server/import/memory-access.ts';
import type { ImportRecord } from '../../../sync-server/import/record.ts';
import { successOf } from '../../support/import-files.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const LATER = new Date('2026-11-23T10:00:00Z');

const mapping: Mapping = successOf(
  parseMapping({
    type: 'place',
    id: 'nr',
    source: { key: 'amt', name: 'Bezirksamt', asOf: '2026' },
    fields: { name: 'name', fees: 'preis', summary: 'text', doors: { value: ['meeting'] } },
  }),
);

const record = (nr: unknown, fields: Record<string, unknown> = {}, line = Number(nr)) => ({
  line,
  sourceId: String(nr),
  fields: { nr, name: `Treff ${nr}`, preis: 'frei', ...fields },
});

interface Run {
  records: ImportRecord[];
  access?: MemoryAccess;
  now?: Date;
  dryRun?: boolean;
  how?: DraftKind;
}

async function run({ records, access = new MemoryAccess(), ...job }: Run) {
  const how: DraftKind = job.how ?? { kind: 'mapped', mapping };
  const { now = NOW, dryRun = false } = job;
  const shared = { quarter: 'kiez', file: 'orte.json', counts: 'entries' as const };
  const report = await runImport(access, { ...shared, records, how, now, dryRun });
  return { access, report };
}

const idOf = (nr: number) => `place:amt~${nr}`;

async function docOf(access: MemoryAccess, nr: number): Promise<Body | undefined> {
  const [stored] = await access.getMany('kiez-public', [idOf(nr)]);
  return stored && !stored.deleted ? stored.doc : undefined;
}

/** What an office device does: new fields on the current rev, its own entry in the clock. */
async function editByHand(access: MemoryAccess, nr: number, fields: Record<string, unknown>) {
  const [stored] = await access.getMany('kiez-public', [idOf(nr)]);
  if (!stored || stored.deleted) throw new Error('nothing to edit');
  const clock = { ...stored.doc.clock, laptop: 1 };
  const doc = { ...stored.doc, ...fields, clock, by: 'office' };
  await access.write('kiez-public', [{ id: idOf(nr), base: stored.rev, doc }]);
}

describe('runImport', () => {
  it('creates documents with clock, role and times, and remembers what the file said', async () => {
    const { access, report } = await run({ records: [record(1), record(2)] });
    expect(report).toMatchObject({ read: 2, created: 2, changed: 0, refused: 0 });
    expect(await docOf(access, 2)).toEqual({
      _id: 'place:amt~2',
      type: 'place',
      v: 1,
      createdAt: NOW.toISOString(),
      arrivedAt: NOW.toISOString(),
      updatedAt: NOW.toISOString(),
      by: 'import',
      clock: { server: 2 },
      name: 'Treff 2',
      fees: 'frei',
      doors: ['meeting'],
      source: { name: 'Bezirksamt', asOf: '2026', id: '2' },
    });
    const [base] = await access.getMany('registry', ['imported:kiez~place~amt~2']);
    expect(base).toMatchObject({ doc: { fields: { name: 'Treff 2', fees: 'frei' } } });
  });

  it('writes nothing the second time, whatever the day', async () => {
    const { access } = await run({ records: [record(1)] });
    const before = structuredClone(access.databases);
    const { report } = await run({ records: [record(1)], access, now: LATER });
    expect(report).toMatchObject({ unchanged: 1, created: 0, changed: 0 });
    expect(access.databases).toEqual(before);
  });

  it('updates what nobody touched, whole, and keeps when it was made and came', async () => {
    const { access } = await run({ records: [record(1, { text: 'Kaffee' })] });
    const records = [record(1, { preis: '2 Euro' })];
    const { report } = await run({ records, access, now: LATER });
    expect(report).toMatchObject({ changed: 1 });
    const doc = await docOf(access, 1);
    expect(doc).toMatchObject({
      fees: '2 Euro',
      createdAt: NOW.toISOString(),
      arrivedAt: NOW.toISOString(),
      updatedAt: LATER.toISOString(),
      clock: { server: 2 },
    });
    expect(doc).not.toHaveProperty('summary');
  });

  it('keeps a field that staff changed and updates the others', async () => {
    const { access } = await run({ records: [record(1)] });
    await editByHand(access, 1, { fees: 'Spende', contactName: 'Frau Kaya' });
    const records = [record(1, { preis: '2 Euro', name: 'Treffpunkt' })];
    const { report } = await run({ records, access });
    expect(report).toMatchObject({ changed: 1, kept: 0 });
    expect(report.keptByHand).toEqual([
      { line: 1, id: idOf(1), name: 'Treffpunkt', fields: ['fees'] },
    ]);
    expect(await docOf(access, 1)).toMatchObject({
      name: 'Treffpunkt',
      fees: 'Spende',
      contactName: 'Frau Kaya',
      clock: { laptop: 1, server: 2 },
    });
  });

  it('keeps it in every later import, too', async () => {
    const { access } = await run({ records: [record(1)] });
    await editByHand(access, 1, { fees: 'Spende' });
    for (const preis of ['2 Euro', '3 Euro', '3 Euro']) {
      const { report } = await run({ records: [record(1, { preis })], access });
      expect(report).toMatchObject({ kept: 1, changed: 0 });
    }
    for (const name of ['Neu', 'Noch neuer']) {
      await run({ records: [record(1, { preis: '4 Euro', name })], access });
      expect(await docOf(access, 1)).toMatchObject({ name, by: 'import' });
    }
    expect(await docOf(access, 1)).toMatchObject({ fees: 'Spende' });
  });

  it('leaves deleted what staff deleted', async () => {
    const { access } = await run({ records: [record(1)] });
    const [stored] = await access.getMany('kiez-public', [idOf(1)]);
    const tombstone = { deleted: true as const, clock: { laptop: 1 }, reason: 'user' as const };
    const base = stored?.rev ?? null;
    await access.write('kiez-public', [{ id: idOf(1), base, ...tombstone }]);
    const { report } = await run({ records: [record(1, { preis: '2 Euro' })], access });
    expect(report).toMatchObject({ kept: 1, created: 0 });
    expect(report.keptByHand).toMatchObject([{ fields: 'deleted' }]);
    expect(await docOf(access, 1)).toBeUndefined();
  });

  it('survives a crash between a document and what the file said of it', async () => {
    const { access } = await run({ records: [record(1)] });
    access.databases.delete('registry');
    await editByHand(access, 1, { fees: 'Spende' });
    const { report } = await run({ records: [record(1)], access });
    expect(report).toMatchObject({ kept: 1, changed: 0, created: 0 });
    const again = await run({ records: [record(1, { name: 'Treffpunkt' })], access });
    expect(again.report).toMatchObject({ changed: 1 });
    expect(await docOf(access, 1)).toMatchObject({ fees: 'Spende', name: 'Treffpunkt' });
  });

  it('still follows the file after such a crash where nobody touched the document', async () => {
    const { access } = await run({ records: [record(1)] });
    access.databases.delete('registry');
    const { report } = await run({ records: [record(1, { preis: '2 Euro' })], access });
    expect(report).toMatchObject({ changed: 1, kept: 0 });
    expect(await docOf(access, 1)).toMatchObject({ fees: '2 Euro' });
  });

  it('looks again when staff change a document in between', async () => {
    const access = new MemoryAccess();
    await run({ records: [record(1)], access });
    const write = access.write.bind(access);
    let meddled = false;
    access.write = async (database, writes) => {
      if (!meddled) {
        meddled = true;
        access.write = write;
        await editByHand(access, 1, { fees: 'Spende' });
      }
      return write(database, writes);
    };
    const { report } = await run({
      records: [record(1, { preis: '2 Euro', name: 'Neu' })],
      access,
    });
    expect(report).toMatchObject({ changed: 1, refused: 0 });
    expect(await docOf(access, 1)).toMatchObject({ fees: 'Spende', name: 'Neu' });
  });

  it('refuses broken records with line and reason and takes the rest', async () => {
    const records: ImportRecord[] = [
      record(1),
      { line: 2, refused: 'Die Zeile ist nicht lesbar.' },
      record(3, { name: '' }),
      record('', {}, 4),
      record(5, { name: 'x'.repeat(201) }),
      record(6, { name: 'x\uD83D' }),
      record(1, {}, 7),
      record(8),
    ];
    const { access, report } = await run({ records });
    expect(report).toMatchObject({ read: 8, created: 2, refused: 6 });
    expect(report.refusals).toEqual([
      { line: 2, reason: 'Die Zeile ist nicht lesbar.' },
      { line: 3, reason: 'Es fehlt: Name.' },
      { line: 4, reason: 'Das Feld „nr“ ist leer; daran wird der Eintrag erkannt.' },
      { line: 5, reason: 'Zu lang: Name hat 201 Zeichen.' },
      { line: 6, reason: 'Im Feld „name“ steht ein halbes Zeichen.' },
      { line: 7, reason: 'Derselbe Eintrag steht schon als Eintrag 1.' },
    ]);
    expect(access.databases.get('kiez-public')?.size).toBe(2);
  });

  it('takes an empty value of a calendar as none', async () => {
    const fields = { title: 'Treff', start: '2026-12-01', rrule: '' };
    const { report } = await run({
      records: [{ line: 1, sourceId: 'a', fields }],
      how: { kind: 'ready', type: 'event', sourceKey: 'ics' },
    });
    expect(report).toMatchObject({ created: 1, refusals: [] });
  });

  it('takes a script in a name as a name', async () => {
    const name = '<script>alert(1)</script>';
    const { access } = await run({ records: [record(1, { name })] });
    expect(await docOf(access, 1)).toMatchObject({ name });
  });

  it('tells the same in a dry run and writes nothing', async () => {
    const { access } = await run({ records: [record(1), record(2)] });
    await editByHand(access, 2, { fees: 'Spende' });
    const before = structuredClone(access.databases);
    const records = [record(1, { preis: '2 Euro' }), record(2), record(3)];
    const dry = await run({ records, access, dryRun: true });
    expect(access.databases).toEqual(before);
    expect(await access.takeNumbers(1)).toMatchObject({ first: 3 });
    const real = await run({ records, access });
    expect({ ...dry.report, dryRun: false }).toEqual(real.report);
    expect(real.report).toMatchObject({ changed: 1, kept: 1, created: 1 });
  });

  it('writes at most 200 at a time', async () => {
    const access = new MemoryAccess();
    const sizes: number[] = [];
    const write = access.write.bind(access);
    access.write = (database, writes) => {
      sizes.push(writes.length);
      return write(database, writes);
    };
    const records = Array.from({ length: 450 }, (_, n) => record(n + 1));
    const { report } = await run({ records, access });
    expect(report.created).toBe(450);
    expect(sizes).toEqual([200, 200, 200, 200, 50, 50]);
  });

  it('says where it stopped when the store fails, and goes on from there', async () => {
    const access = new MemoryAccess();
    const write = access.write.bind(access);
    let calls = 0;
    access.write = async (...request) => {
      if (++calls === 3) throw new Error('Platte voll');
      return write(...request);
    };
    const records = Array.from({ length: 450 }, (_, n) => record(n + 1));
    const { report } = await run({ records, access });
    expect(report).toMatchObject({ created: 200, stopped: 'Platte voll' });
    const again = await run({ records, access });
    expect(again.report).toMatchObject({ created: 250, unchanged: 200 });
    expect(again.report.stopped).toBeUndefined();
  });

  it('throws what is a bug', async () => {
    const how = { kind: 'mapped', mapping: undefined } as unknown as DraftKind;
    await expect(run({ records: [record(1)], how })).rejects.toThrow(TypeError);
  });

  describe('with documents of our own', () => {
    const own = (fields: Record<string, unknown>, line = 1): ImportRecord => ({
      line,
      sourceId: String(fields._id),
      fields,
    });
    const quarter = {
      _id: 'quarter:kiez',
      type: 'quarter',
      name: 'Kiez',
      word: 'Kiez',
      land: 'DE-BE',
      city: 'Berlin',
      office: { name: 'Büro' },
    };

    it('takes them with their ids, and never their clock or server fields', async () => {
      const place = { _id: idOf(1), type: 'place', name: 'Treff', doors: [] };
      const forged = {
        ...place,
        clock: { evil: 9 },
        by: 'office',
        healedBy: 'laptop',
        updatedAt: '2030-01-01T00:00:00Z',
      };
      const { access, report } = await run({
        records: [own(forged), own(quarter, 2)],
        how: { kind: 'own' },
      });
      expect(report).toMatchObject({ created: 2 });
      const doc = await docOf(access, 1);
      expect(doc).toMatchObject({
        by: 'import',
        clock: { server: 2 },
        updatedAt: NOW.toISOString(),
      });
      expect(doc).not.toHaveProperty('healedBy');
    });

    it('refuses another quarter, unknown types, private ids and fields of the store', async () => {
      const records = [
        own({ ...quarter, _id: 'quarter:anderswo' }),
        own({ _id: 'person:1', type: 'person' }, 2),
        own({ _id: 'event:1', type: 'place', name: 'X', doors: [] }, 3),
        own({ _id: idOf(1), type: 'place', name: 'X', doors: [], _rev: '1-a' }, 4),
        own({ _id: 'place:a/b', type: 'place', name: 'X', doors: [] }, 5),
        own({ _id: idOf(2), type: 'place', name: 'X', doors: [], note: 'x'.repeat(70_000) }, 6),
      ];
      const { report } = await run({ records, how: { kind: 'own' } });
      expect(report).toMatchObject({ created: 0, refused: 6 });
      for (const { reason } of report.refusals) expect(reason).toMatch(/\.$/);
    });
  });
});
