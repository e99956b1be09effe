import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '#domain/any-document.ts';
import { SERVER_FIELDS } from '#domain/document.ts';
import { isEqualJson } from '#domain/equal.ts';
import type { DocumentType } from '#domain/ids.ts';
import { meet, type SupersededValue } from '#domain/merge.ts';
import { mergeKindOf } from '#domain/merge-kinds.ts';
import { supersededId } from '#domain/superseded.ts';
import type { Body } from '#domain/version.ts';
import { DEVICE_ID, RESIDENT_ID, SAMPLES, VOLUNTEER_ID } from '../support/sample-documents.ts';

/*
 * Merging, over documents as they really are: a base, and two devices that edited it without
 * having seen each other. Each edit replaces, adds or takes away some of the fields below.
 */

const words = fc.constantFrom('A', 'B', 'C');
const wordSet = fc.uniqueArray(words, { minLength: 1 });
const instant = fc.constantFrom(
  '2026-12-01T14:00:00Z',
  '2026-12-01T14:05:00Z',
  '2026-12-02T08:00:00Z',
);
const day = fc.constantFrom('2026-12-01', '2026-12-02', '2026-12-24');
const person = fc.constantFrom(RESIDENT_ID, VOLUNTEER_ID);
const listed = (
  key: string,
  keys: fc.Arbitrary<string>,
  field: string,
  value: fc.Arbitrary<unknown> = words,
) =>
  fc.uniqueArray(fc.record({ [key]: keys, [field]: value }), {
    minLength: 1,
    selector: (item) => item[key],
  });

const FIELDS: Partial<Record<DocumentType, Record<string, fc.Arbitrary<unknown>>>> = {
  place: {
    fees: words,
    howToJoin: words,
    topics: wordSet,
    synonyms: wordSet,
    exceptions: listed('date', day, 'reason'),
    checkedAt: day,
  },
  event: {
    title: words,
    languages: wordSet,
    rdates: fc.uniqueArray(day, { minLength: 1 }),
    overrides: listed('recurrenceId', day, 'note'),
    sequence: fc.nat(3),
  },
  session: {
    focus: words,
    onDuty: fc.uniqueArray(person, { minLength: 1 }),
    devices: fc.uniqueArray(fc.constantFrom('d1', 'd2'), { minLength: 1 }),
    opened: instant,
    closed: instant,
  },
  visit: {
    at: instant,
    topics: wordSet,
    source: fc.constantFrom('scan', 'name', 'paper'),
    helper: person,
    outcome: fc.constantFrom('solved', 'passedOn', 'again'),
  },
  lendable: {
    name: words,
    state: fc.constantFrom('available', 'lent', 'repair'),
    parts: listed('name', words, 'count', fc.nat(3)),
  },
  person: {
    phone: fc.constantFrom('0209 1', '0209 2', '0209 3'),
    languages: wordSet,
    keys: listed('name', words, 'handedOn', day),
    recordSeenOn: day,
  },
  registration: {
    channel: fc.constantFrom('app', 'phone', 'desk'),
    cancelled: fc.constant(true),
  },
  consent: { withdrawnAt: instant },
  call: {
    why: fc.constantFrom('confirm', 'loan', 'other'),
    byWhen: day,
    attempts: listed(
      'at',
      instant,
      'outcome',
      fc.constantFrom('reached', 'notReached', 'callBack'),
    ),
  },
};

interface Meeting {
  type: DocumentType;
  base: Body;
  mine: Body;
  current: Body;
}

/** A base and two versions that have seen it and not each other. The server's is stamped. */
const meeting: fc.Arbitrary<Meeting> = fc
  .constantFrom(...(Object.keys(FIELDS) as DocumentType[]))
  .chain((type) => {
    const fields = {
      ...FIELDS[type],
      createdAt: fc.constantFrom('2026-11-01T08:00:00Z', '2026-11-01T07:00:00Z'),
      laterField: fc.constantFrom('x', 'y', { deep: ['z'] }),
    };
    const start = fc.record(fields, { requiredKeys: [] });
    const edit = fc.record(
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, fc.option(value, { freq: 4 })]),
      ),
      { requiredKeys: [] },
    );
    return fc.tuple(start, edit, edit).map(([before, one, other]) => {
      const base: Body = { ...SAMPLES[type], ...before, clock: { s: 1 } };
      return {
        type,
        base,
        mine: edited(base, one, { s: 1, [DEVICE_ID]: 2 }),
        current: {
          ...edited(base, other, { s: 1, z: 2 }),
          updatedAt: '2026-12-05T08:00:00Z',
          arrivedAt: '2026-12-04T08:00:00Z',
        },
      };
    });
  });

/** `null` takes a field away, unless the type cannot be without it. */
function edited(base: Body, edit: Record<string, unknown>, clock: Record<string, number>): Body {
  const next: Record<string, unknown> = { ...base, clock };
  for (const [name, value] of Object.entries(edit)) {
    if (value !== null) next[name] = value;
    else if (!(name in SAMPLES[base.type as DocumentType])) delete next[name];
  }
  return next as Body;
}

function merge(mine: Body, current: Body, bases: Body[], hasArrived = false) {
  const met = meet(
    { doc: mine },
    { doc: current },
    bases.map((doc) => ({ doc })),
    hasArrived,
  );
  if (met.outcome !== 'merged' || met.version.deleted) throw new Error(met.outcome);
  return { doc: met.version.doc, superseded: met.superseded };
}

/** Content apart from what servers write; the order of lists says nothing. */
function contentOf(doc: Body): Record<string, unknown> {
  const content = Object.entries(doc)
    .filter(([name]) => !(SERVER_FIELDS as readonly string[]).includes(name))
    .map(([name, value]) => [name, Array.isArray(value) ? sorted(value) : value]);
  return Object.fromEntries(content);
}

const sorted = (list: unknown[]) =>
  [...list].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const has = (value: unknown, member: unknown) =>
  listOf(value).some((other) => isEqualJson(other, member));
const isTold = (superseded: SupersededValue[], field: string, value: unknown) =>
  superseded.some((one) => one.field === field && isEqualJson(one.value, value));

describe('two versions of a real document', () => {
  it('make a document that is still valid', () => {
    fc.assert(
      fc.property(meeting, ({ mine, current, base }) => {
        for (const version of [base, mine, current]) {
          expect(parseDocument(version)).toMatchObject({ ok: true });
        }
        expect(parseDocument(merge(mine, current, [base]).doc)).toMatchObject({ ok: true });
        expect(parseDocument(merge(mine, current, []).doc)).toMatchObject({ ok: true });
      }),
    );
  });

  it('lose no scalar and no item: each stands, was the base’s, or is told', () => {
    fc.assert(
      fc.property(meeting, fc.boolean(), ({ type, base, mine, current }, isKnown) => {
        const { doc, superseded } = merge(mine, current, isKnown ? [base] : []);
        for (const side of [mine, current]) {
          for (const [field, value] of Object.entries(side)) {
            const kind = mergeKindOf(type, field);
            const before = isKnown ? base[field] : undefined;
            if (kind.kind === 'scalar' && !isServerWritten(field)) {
              const stands = isEqualJson(doc[field], value) || isEqualJson(before, value);
              expect([field, stands || isTold(superseded, field, value)]).toEqual([field, true]);
            }
            if (kind.kind === 'keyedList') {
              for (const item of listOf(value)) {
                const key = `${field}.${(item as Record<string, unknown>)[kind.key]}`;
                const stands = has(doc[field], item) || has(before, item);
                expect([key, stands || isTold(superseded, key, item)]).toEqual([key, true]);
              }
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tell only what really gave way', () => {
    fc.assert(
      fc.property(meeting, ({ type, base, mine, current }) => {
        const { doc, superseded } = merge(mine, current, [base]);
        for (const { field, value } of superseded) {
          const [name = ''] = field.split('.');
          expect(['scalar', 'keyedList']).toContain(mergeKindOf(type, name).kind);
          expect(isEqualJson(doc[field], value) || has(doc[name], value)).toBe(false);
          expect(isEqualJson(base[field], value) || has(base[name], value)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keep of a set what either added and nobody took away', () => {
    fc.assert(
      fc.property(meeting, ({ type, base, mine, current }) => {
        const { doc } = merge(mine, current, [base]);
        for (const field of fieldsOf(type, 'set', mine, current)) {
          const [b, m, c] = [base, mine, current].map((version) => version[field]);
          for (const member of [...listOf(b), ...listOf(m), ...listOf(c)]) {
            const kept = has(b, member)
              ? has(m, member) && has(c, member)
              : has(m, member) || has(c, member);
            expect([field, member, has(doc[field], member)]).toEqual([field, member, kept]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keep the earliest of two times', () => {
    fc.assert(
      fc.property(meeting, ({ type, base, mine, current }) => {
        const { doc } = merge(mine, current, [base]);
        for (const field of fieldsOf(type, 'earliest', mine, current)) {
          const times = [mine[field], current[field]].filter((time) => time !== undefined);
          expect([field, doc[field]]).toEqual([field, times.sort()[0]]);
        }
      }),
    );
  });

  it('keep what this version does not know, from either side', () => {
    fc.assert(
      fc.property(meeting, fc.jsonValue(), fc.jsonValue(), ({ base, mine, current }, one, two) => {
        const { doc } = merge({ ...mine, futureA: one }, { ...current, futureB: two }, [base]);
        expect(doc).toMatchObject({ futureA: one, futureB: two });
      }),
    );
  });

  it('make the same whoever merges, once both have arrived', () => {
    fc.assert(
      fc.property(meeting, fc.boolean(), ({ base, mine, current }, isKnown) => {
        const bases = isKnown ? [base] : [];
        const stamped = { ...mine, updatedAt: '2026-12-06T08:00:00Z' };
        const here = merge(stamped, current, bases, true);
        const there = merge(current, stamped, bases, true);
        expect(contentOf(here.doc)).toEqual(contentOf(there.doc));
        expect(sorted(here.superseded)).toEqual(sorted(there.superseded));
      }),
      { numRuns: 300 },
    );
  });

  it('merged again make the same, and nothing is told under another id', () => {
    fc.assert(
      fc.property(meeting, ({ base, mine, current }) => {
        const once = merge(mine, current, [base]);
        const pending = { ...once.doc, clock: { s: 1, [DEVICE_ID]: 3 } };
        const again = merge(pending, current, [base]);
        expect({ ...contentOf(again.doc), clock: 0 }).toEqual({ ...contentOf(once.doc), clock: 0 });
        const ids = (values: SupersededValue[]) =>
          values.map((value) => supersededId({ about: base._id, ...value }));
        expect(ids(once.superseded)).toEqual(expect.arrayContaining(ids(again.superseded)));
      }),
      { numRuns: 300 },
    );
  });

  it('have been seen by what they made: it stands against one, and the other has arrived', () => {
    fc.assert(
      fc.property(meeting, ({ base, mine, current }) => {
        const { doc } = merge(mine, current, [base]);
        expect(meet({ doc }, { doc: current }, [{ doc: base }])).toEqual({ outcome: 'stands' });
        expect(meet({ doc: mine }, { doc }, [{ doc: base }])).toEqual({ outcome: 'arrived' });
      }),
    );
  });
});

describe('the kinds of fields', () => {
  it('are those that data.md names', () => {
    expect(mergeKindOf('place', 'phones')).toEqual({ kind: 'set' });
    expect(mergeKindOf('event', 'overrides')).toEqual({ kind: 'keyedList', key: 'recurrenceId' });
    expect(mergeKindOf('place', 'exceptions')).toEqual({ kind: 'keyedList', key: 'date' });
    expect(mergeKindOf('lendable', 'parts')).toEqual({ kind: 'keyedList', key: 'name' });
    expect(mergeKindOf('visit', 'at')).toEqual({ kind: 'earliest' });
    expect(mergeKindOf('loan', 'createdAt')).toEqual({ kind: 'earliest' });
    expect(mergeKindOf('request', 'words')).toEqual({ kind: 'scalar' });
    expect(mergeKindOf('toString', 'constructor')).toEqual({ kind: 'scalar' });
  });
});

function fieldsOf(type: string, kind: string, ...versions: Body[]): string[] {
  const names = new Set(versions.flatMap((version) => Object.keys(version)));
  return [...names].filter((name) => mergeKindOf(type, name).kind === kind);
}

function isServerWritten(field: string): boolean {
  return field === 'clock' || (SERVER_FIELDS as readonly string[]).includes(field);
}
