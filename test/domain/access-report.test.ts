import { describe, expect, it } from 'vitest';
import { accessReport } from '#domain/access-report.ts';
import { schemaOf } from '#domain/any-document.ts';
import { SERVER_FIELDS } from '#domain/document.ts';
import { personsNamedIn } from '#domain/erasure.ts';
import type { DocumentType } from '#domain/ids.ts';
import { isPersonId } from '#domain/ids.ts';
import type { Body } from '#domain/version.ts';
import { GONE, OF_GONE, OF_OTHERS, SAME, WORD } from '../support/erased-quarter.ts';
import {
  aPerson,
  aStep,
  doc,
  RESIDENT_ID,
  SAMPLES,
  STRANGER_ID,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';

const SOMEBODY = 'e5'.repeat(16);
const TYPES = Object.keys(SAMPLES) as DocumentType[];

/** Dotted names of the fields of a schema that hold a person's id. */
function personFields(schema: unknown, path = ''): string[] {
  const node = schema as {
    type?: string;
    wrapped?: unknown;
    item?: unknown;
    entries?: Record<string, unknown>;
    options?: unknown[];
    pipe?: { requirement?: unknown }[];
    value?: unknown;
  };
  if (typeof node !== 'object' || node === null) return [];
  if (node.pipe?.some(({ requirement }) => requirement === isPersonId)) return [path];
  const inner = [
    ...(node.wrapped ? personFields(node.wrapped, path) : []),
    ...(node.type === 'array' ? personFields(node.item, `${path}[]`) : []),
    ...(node.options ?? []).flatMap((option) => personFields(option, path)),
    ...Object.entries(node.entries ?? {}).flatMap(([name, entry]) =>
      personFields(entry, path ? `${path}.${name}` : name),
    ),
  ];
  return [...new Set(inner)];
}

/** What says nothing about a person, and what every document says. */
const UNTOLD = new Set(['_id', 'type', 'v', 'clock', 'requestId', 'loanId', 'writer', 'createdAt']);
for (const field of SERVER_FIELDS) UNTOLD.add(field);
const ALWAYS = new Set(['createdAt', 'arrivedAt', 'deleteAfter']);

/** The fields of a type, through whatever is wrapped around its object. */
function schemaFields(schema: unknown): Record<string, unknown> {
  const { entries, pipe, options, wrapped } = schema as Record<string, unknown>;
  if (entries) return entries as Record<string, unknown>;
  const inner = [wrapped, ...((pipe ?? options ?? []) as unknown[])].filter(Boolean);
  const found = inner.map((one) => (one === schema ? {} : schemaFields(one)));
  return Object.assign({}, ...found) as Record<string, unknown>;
}

/** The document with a person's id in a field of it. */
function withPerson(body: Body, path: string, personId: string): Body {
  const [first = '', ...rest] = path.split('.');
  const name = first.replace('[]', '');
  const inner = rest.length
    ? withPerson((body[name] ?? {}) as Body, rest.join('.'), personId)
    : personId;
  return { ...body, [name]: first.endsWith('[]') ? [inner] : inner };
}

const fieldsOfTypes = TYPES.flatMap((type) =>
  personFields(schemaOf(type)).map((field) => [type, field] as const),
);

describe('"Was ist über mich gespeichert?"', () => {
  it('knows the fields that name a person by the schemas themselves', () => {
    const found = fieldsOfTypes.map(([type, field]) => `${type}.${field}`);
    expect(found).toContain('visit.helper');
    expect(found).toContain('requestStep.who.personId');
    expect(found).toContain('session.onDuty[]');
    expect(found.length).toBeGreaterThanOrEqual(17);
  });

  it.each(fieldsOfTypes)('tells what a %s says of whom it names in %s', (type, field) => {
    const body = withPerson(SAMPLES[type], field, SOMEBODY);
    const [item] = accessReport([SOMEBODY], [body]);
    expect(item?.type).toBe(type);
    // More than that it exists, or a type with a new field for persons was forgotten.
    const said = Object.keys(item?.content ?? {}).filter((name) => name !== 'createdAt');
    expect(said).not.toEqual([]);
    expect(accessReport([VOLUNTEER_ID.replaceAll('b', '9')], [body])).toEqual([]);
  });

  it.each(TYPES)('tells a %s that lies in the own range or names the person in its id', (type) => {
    const sample = SAMPLES[type];
    const id = sample._id.replace(RESIDENT_ID, SOMEBODY).replace(VOLUNTEER_ID, SOMEBODY);
    if (!personsNamedIn(id).has(SOMEBODY)) return;
    const items = accessReport([SOMEBODY], [{ ...sample, _id: id }]);
    expect(items.map((item) => item.how)).toEqual(['own']);
  });

  it.each(TYPES)(
    'tells every field that a %s of theirs can have, but for the machinery',
    (type) => {
      const fields = Object.keys(schemaFields(schemaOf(type)));
      const full = Object.fromEntries(fields.map((field) => [field, `said in ${field}`]));
      const [item] = accessReport([SOMEBODY], [{ ...full, _id: `${SOMEBODY}:${type}:k1`, type }]);
      // What a volunteer visits somebody for tells of that person, and is told to them.
      const toOwner = type === 'contact' ? ['kind', 'when', 'where', 'until'] : fields;
      const told = Object.keys(item?.content ?? {}).filter((name) => !ALWAYS.has(name));
      expect(told.sort()).toEqual(toOwner.filter((field) => !UNTOLD.has(field)).sort());
    },
  );

  it('tells who was on duty when the Treff began and when it ended', () => {
    const times = { opened: '2026-12-01T14:00:00Z', closed: '2026-12-01T17:00:00Z' };
    const session = { ...SAMPLES.session, ...times, onDuty: [SOMEBODY, STRANGER_ID] };
    const [item] = accessReport([SOMEBODY], [session]);
    const { placeId, date } = SAMPLES.session;
    expect(item?.content).toMatchObject({ placeId, date, ...times });
    expect(item?.content).not.toHaveProperty('onDuty');
  });

  it('finds in a whole quarter everything of theirs, and of whom they turned out to be', () => {
    const docs = [...OF_GONE.team, ...OF_GONE.private, ...OF_OTHERS.team, ...OF_OTHERS.private];
    const items = accessReport([GONE, SAME], docs);
    const told = new Set(items.map(({ id }) => id));
    const missing = [...OF_GONE.team, ...OF_GONE.private].filter(({ _id }) => !told.has(_id));
    expect(missing).toEqual([]);
    const named = items.filter(({ how }) => how === 'named').map(({ type }) => type);
    expect(named.sort()).toEqual(['requestStep', 'session', 'shift', 'visit']);
    expect(JSON.stringify(items.filter(({ type }) => type === 'contact'))).toContain(WORD);
  });

  it('leaves out whom else a document is about, and every id', () => {
    const docs = [
      ...OF_OTHERS.team,
      ...OF_OTHERS.private,
      aStep('assigned', { personId: GONE }),
      doc('contact', `${GONE}:contact:r2`, {
        requestId: 'r2',
        kind: 'other',
        name: 'Frau C.',
        phone: '0209 9',
      }),
    ];
    const text = JSON.stringify(accessReport([GONE], docs).map(({ content }) => content));
    expect(text).not.toContain('Frau C.');
    expect(text).not.toContain('0209 9');
    for (const id of [GONE, STRANGER_ID, VOLUNTEER_ID, RESIDENT_ID]) expect(text).not.toContain(id);
  });

  it('tells others by the name that the team knows', () => {
    const visit = { ...SAMPLES.visit, helper: VOLUNTEER_ID };
    const nameOf = (id: string) => (id === VOLUNTEER_ID ? 'Herr B.' : undefined);
    const [item] = accessReport([RESIDENT_ID], [visit], nameOf);
    expect(item?.content).toMatchObject({ helper: 'Herr B.', source: 'name' });
    expect(item?.content.clock).toBeUndefined();
  });

  it('tells of what is locked on a team’s device what stays in clear, and no byte of the rest', () => {
    const { displayName: _, ...clear } = SAMPLES.visitor as Body;
    const closed = { key: 'k', iv: new Uint8Array(12), box: new Uint8Array(40) };
    const [item] = accessReport([RESIDENT_ID], [{ ...clear, closed }]);
    expect(Object.keys(item?.content ?? {})).not.toContain('closed');
  });

  it('tells unknown fields and types of a newer version too', () => {
    const person = aPerson(RESIDENT_ID, { shoeSize: 41 });
    const strange = doc('horoscope', `${RESIDENT_ID}:horoscope:h1`, { stars: 'gut' });
    const items = accessReport([RESIDENT_ID], [person, strange]);
    expect(items.map(({ content }) => content)).toMatchObject([{ shoeSize: 41 }, { stars: 'gut' }]);
  });
});
