import { describe, expect, it } from 'vitest';
import {
  mapFields,
  reasonToLeaveOut,
  sourceIdOf,
} from '../../../sync-server/import/mapped-fields.ts';
import { type Mapping, parseMapping } from '../../../sync-server/import/mapping.ts';
import { messageOf, successOf } from '../../support/import-files.ts';

const source = { key: 'amt', name: 'Bezirksamt', licence: 'CC BY 3.0 DE', asOf: '2014' };
const aMapping = (mapping: object = {}): Mapping =>
  successOf(parseMapping({ type: 'place', source, fields: {}, ...mapping }));
const mapped = (fields: object, record: Record<string, unknown>) =>
  mapFields(record, aMapping({ areaCode: '030', fields })).fields;

describe('parseMapping', () => {
  it.each([
    ['an unknown conversion', { fields: { name: { from: 'a', as: 'magic' } } }],
    ['a field we do not have', { fields: { nmae: 'a' } }],
    ['an unknown setting', { fieds: {} }],
    ['a missing source', { source: undefined }],
    ['a key that no id may hold', { source: { ...source, key: 'a:b' } }],
    ['another type', { type: 'person' }],
  ])('refuses %s and names it', (_, wrong) => {
    const message = messageOf(parseMapping({ type: 'place', source, fields: {}, ...wrong }));
    expect(message).toMatch(/^Die Zuordnung stimmt nicht\. /);
    expect(message.length).toBeGreaterThan('Die Zuordnung stimmt nicht. '.length);
  });

  it.each([null, 7, [], 'x'])('refuses %j', (input) => {
    expect(messageOf(parseMapping(input))).toContain('Zuordnung');
  });
});

describe('mapFields', () => {
  it('takes fields as they stand, converted, constant, and from inside', () => {
    const fields = {
      name: 'einrichtung',
      phones: { from: 'tel', as: 'phones' },
      doors: { value: ['meeting'] },
      fees: 'preise.eintritt',
      geo: { from: ['lat', 'lng'], as: 'point' },
    };
    const record = {
      einrichtung: ' Treff ',
      tel: '23125001',
      preise: { eintritt: 3 },
      lat: '52.5',
      lng: '13.4',
    };
    expect(mapped(fields, record)).toEqual({
      name: 'Treff',
      phones: ['+49 30 23125001'],
      doors: ['meeting'],
      fees: '3',
      geo: { latitude: 52.5, longitude: 13.4 },
    });
  });

  it('puts an address together from several fields', () => {
    const fields = {
      address: { from: 'plz_ort', as: 'address' },
      'address.street': { from: 'strasse', as: 'street' },
      'address.extra': 'zusatz',
    };
    expect(
      mapped(fields, { plz_ort: '10319 Berlin', strasse: 'Sewanstraße.235', zusatz: '' }),
    ).toEqual({
      address: { street: 'Sewanstraße 235', postalCode: '10319', city: 'Berlin' },
    });
  });

  it('leaves away what is empty', () => {
    const fields = {
      name: 'a',
      phones: { from: 'b', as: 'phones' },
      address: { from: 'c', as: 'address' },
    };
    expect(mapped(fields, { a: ' ', b: null, c: '' })).toEqual({});
  });

  it('fills templates, drops bracketed parts with empty fields, doubles no full stop', () => {
    const fields = { summary: { template: 'Räume[, {groesse}][ für {nutzung}].' } };
    expect(mapped(fields, { groesse: '', nutzung: 'Feste' })).toEqual({
      summary: 'Räume für Feste.',
    });
    expect(mapped(fields, { groesse: '60 m² usw.' })).toEqual({ summary: 'Räume, 60 m² usw.' });
  });

  it('never reads a template inside a value', () => {
    const fields = { summary: { template: '{a}' } };
    expect(mapped(fields, { a: '[{b}]', b: 'geheim' })).toEqual({ summary: '[{b}]' });
  });

  it('chooses by the first rule that fits, capitals or not', () => {
    const fields = {
      doors: {
        rules: [{ when: { field: 'art', contains: ['Apotheke', 'Arzt'] }, value: ['health'] }],
        otherwise: ['meeting'],
      },
    };
    expect(mapped(fields, { art: 'STERN-APOTHEKE' })).toEqual({ doors: ['health'] });
    expect(mapped(fields, {})).toEqual({ doors: ['meeting'] });
  });

  it('reads no inherited names', () => {
    expect(mapped({ name: 'constructor.name', summary: 'toString' }, {})).toEqual({});
  });
});

describe('a mapping', () => {
  it('recognises a record by one or more fields, never by an empty first one', () => {
    const mapping = aMapping({ id: ['nr', 'ort'] });
    expect(sourceIdOf({ nr: 7, ort: 'Kiez' }, mapping)).toBe('7/Kiez');
    expect(sourceIdOf({ nr: 7, ort: '' }, mapping)).toBe('7');
    expect(sourceIdOf({ nr: '', ort: 'Kiez' }, mapping)).toBeUndefined();
  });

  it('leaves records out with its reason', () => {
    const because = 'Gibt es nicht mehr.';
    const mapping = aMapping({
      leaveOut: [{ field: 'hinweis', contains: 'geschlossen', because }],
    });
    expect(reasonToLeaveOut({ hinweis: 'Seit 2013 geschlossen' }, mapping)).toBe(because);
    expect(reasonToLeaveOut({ hinweis: '' }, mapping)).toBeUndefined();
  });
});
