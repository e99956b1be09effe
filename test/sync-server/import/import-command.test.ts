import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFile } from '../../../sync-server/import/import-command.ts';
import type { ImportFormat } from '../../../sync-server/import/import-request.ts';
import { MemoryAccess } from '../../../sync-server/import/memory-access.ts';
import { aPlace, aQuarter } from '../../support/builders.ts';
import { messageOf, successOf } from '../../support/import-files.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const MAPPING = {
  type: 'place',
  id: 'Nr',
  source: { key: 'stadt', name: 'Stadt' },
  fields: { name: 'Name', phones: { from: 'Telefon', as: 'phones' } },
};

let folder: string;
let access: MemoryAccess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  access = new MemoryAccess();
  const doc = { ...aQuarter({ _id: 'quarter:kiez' }), clock: { laptop: 1 } };
  await access.write('kiez-public', [{ id: doc._id, base: null, doc }]);
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: string | Uint8Array | object): Promise<string> {
  const isBytes = content instanceof Uint8Array;
  const isText = typeof content === 'string' || isBytes;
  await writeFile(join(folder, name), isText ? content : JSON.stringify(content));
  return join(folder, name);
}

function importOf(
  file: string,
  format: ImportFormat,
  more: { mapping?: string; quarter?: string } = {},
) {
  return importFile(access, { quarter: 'kiez', file, format, ...more }, NOW);
}

async function allIds(): Promise<string[]> {
  return [...(access.databases.get('kiez-public')?.keys() ?? [])].sort();
}

describe('importFile', () => {
  it('imports each format into the quarter', async () => {
    const mapping = await put('m.json', MAPPING);
    const csv = await put('a.csv', 'Nr;Name;Telefon\n1;Café;030 23125001\n');
    const json = await put('a.json', [{ Nr: 2, Name: 'Treff' }]);
    const features = [{ properties: { Nr: 3, Name: 'Markt' }, geometry: null }];
    const geojson = await put('a.geojson', { features });
    const tags = { amenity: 'cafe', name: 'Eck' };
    const osm = await put('osm.json', {
      elements: [{ type: 'node', id: 4, lat: 1, lon: 1, tags }],
    });
    const own = await put('own.json', [aPlace({ _id: 'place:eigen' })]);
    const ics = await put(
      'a.ics',
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'BEGIN:VEVENT',
        'UID:5@vhs.example.org',
        'DTSTAMP:20260101T000000Z',
        'DTSTART;TZID=Europe/Berlin:20261201T150000',
        'SUMMARY:Technik-Treff',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
    for (const result of [
      await importOf(csv, 'csv', { mapping }),
      await importOf(json, 'json', { mapping }),
      await importOf(geojson, 'geojson', { mapping }),
      await importOf(osm, 'osm'),
      await importOf(own, 'json'),
      await importOf(ics, 'ics'),
    ]) {
      expect(successOf(result)).toMatchObject({ created: 1, refused: 0, refusals: [] });
    }
    expect(await allIds()).toEqual([
      expect.stringMatching(/^event:ics~5-vhs\.example\.org-[0-9a-f]{8}$/),
      'place:eigen',
      'place:osm~node~4',
      'place:stadt~1',
      'place:stadt~2',
      'place:stadt~3',
      'quarter:kiez',
    ]);
  });

  it('lets a mapping stand on another', async () => {
    await put('grund.json', MAPPING);
    const source = { key: 'bezirk', asOf: '2025' };
    const mapping = await put('m.json', { basedOn: 'grund.json', source });
    const csv = await put('a.csv', 'Nr;Name;Telefon\n1;Café;\n');
    expect(successOf(await importOf(csv, 'csv', { mapping }))).toMatchObject({ created: 1 });
    const [place] = await access.getMany('kiez-public', ['place:bezirk~1']);
    expect(place).toMatchObject({ doc: { name: 'Café', source: { name: 'Stadt', asOf: '2025' } } });
  });

  it('makes a quarter that its file brings', async () => {
    const file = await put('q.json', [aPlace(), aQuarter({ _id: 'quarter:neu' })]);
    const report = successOf(await importOf(file, 'json', { quarter: 'neu' }));
    expect(report).toMatchObject({ created: 2 });
    const file2 = await put('p.json', [aPlace({ _id: 'place:zwei' })]);
    expect(successOf(await importOf(file2, 'json', { quarter: 'neu' }))).toMatchObject({
      created: 1,
    });
  });

  it.each([
    ['an unknown quarter', { quarter: 'anderswo' }, 'Das Quartier „anderswo“ gibt es nicht.'],
    ['no quarter id', { quarter: '../x' }, 'Das Quartier „../x“ gibt es nicht.'],
    ['a missing mapping', { mapping: '/nirgends/m.json' }, '„/nirgends/m.json“ gibt es nicht.'],
  ])('refuses %s in one sentence and writes nothing', async (_, more, message) => {
    const file = await put('a.json', [aPlace()]);
    const before = structuredClone(access.databases);
    expect(messageOf(await importOf(file, 'json', more))).toContain(message);
    expect(access.databases).toEqual(before);
  });

  it('refuses what is no usable file', async () => {
    const mapping = await put('m.json', MAPPING);
    const empty = await put('leer.csv', '');
    const large = await put('gross.csv', 'a;b\n');
    await truncate(large, 65 * 1024 * 1024);
    await mkdir(join(folder, 'ordner'));
    const json = await put('a.json', [{ Nr: 1 }]);
    const page = await put('seite.html', '<!doctype html><p>404</p>');
    const messages = [
      await importOf(join(folder, 'fehlt.csv'), 'csv', { mapping }),
      await importOf(join(folder, 'ordner'), 'csv', { mapping }),
      await importOf(empty, 'csv', { mapping }),
      await importOf(large, 'csv', { mapping }),
      await importOf(json, 'csv', { mapping }),
      await importOf(json, 'ics'),
      await importOf(json, 'osm'),
      await importOf(json, 'geojson'),
      await importOf(page, 'json'),
      await importOf(page, 'ics'),
      await importOf(page, 'csv', { mapping }),
      await importOf(await put('ohne.csv', 'a;b\n1;2\n'), 'csv'),
      await importOf(json, 'json', { mapping: await put('y.json', { ...MAPPING, id: undefined }) }),
      await importOf(json, 'json', { mapping: page }),
      await importOf(json, 'json', { mapping: await put('x.json', { type: 'place' }) }),
    ].map(messageOf);
    for (const message of messages) expect(message).toMatch(/^[„A-ZÄÖÜ].*[.]$|\.json\.$/s);
    expect(messages[0]).toContain('gibt es nicht');
    expect(messages[1]).toContain('keine Datei');
    expect(messages[2]).toContain('leer');
    expect(messages[3]).toContain('65 MB');
  });

  it('imports the good records of a bad file', async () => {
    const mapping = await put('m.json', MAPPING);
    const csv = await put('a.csv', 'Nr;Name;Telefon\n1;Café;0\n2;Abge');
    const report = successOf(await importOf(csv, 'csv', { mapping }));
    expect(report).toMatchObject({ created: 1, refused: 1, refusals: [{ line: 3 }] });
  });
});
