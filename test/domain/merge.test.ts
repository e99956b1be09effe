import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers } from '#domain/clock.ts';
import { meet } from '#domain/merge.ts';
import { type Body, clockOf, type Version } from '#domain/version.ts';

/** A place's version with a clock. */
function version(clock: Record<string, number>, fields: Record<string, unknown> = {}): Version {
  return { doc: { _id: 'place:a', type: 'place', name: 'Treff', clock, ...fields } as Body };
}

const deleted = (
  clock: Record<string, number>,
  reason: 'user' | 'retention' | 'erased',
): Version => ({
  deleted: true,
  clock,
  reason,
});

/** The merged document and what gave way; fails where nothing was merged. */
function merged(meeting: ReturnType<typeof meet>) {
  if (meeting.outcome !== 'merged' || meeting.version.deleted) throw new Error(meeting.outcome);
  return { doc: meeting.version.doc, superseded: meeting.superseded };
}

describe('two versions that meet', () => {
  const base = version({ s: 1 });

  it('mine has arrived where the current clock covers it, even if somebody edited since', () => {
    const mine = version({ s: 1, a: 5 }, { fees: 'frei' });
    const corrected = version({ s: 1, a: 5, b: 9 }, { fees: '2 Euro' });
    expect(meet(mine, corrected, [base])).toEqual({ outcome: 'arrived' });
  });

  it('mine stands where it has seen the current version', () => {
    expect(meet(version({ s: 1, a: 5 }), base, [base])).toEqual({ outcome: 'stands' });
  });

  it('an edit of what was over before the current one first came gives way whole', () => {
    const mine = version({ s: 1, a: 5 }, { fees: 'frei', deleteAfter: '2026-06-30' });
    const at = (arrivedAt: string) => version({ b: 3 }, { fees: '2 Euro', arrivedAt });
    expect(meet(mine, at('2026-06-30T22:00:00.000Z'), [base])).toEqual({ outcome: 'yields' });
    expect(meet(mine, at('2026-06-30T21:59:00.000Z'), [base])).toMatchObject({ outcome: 'merged' });
  });

  it('templates that two offices wrote at once are both kept', () => {
    const quarter = (clock: Record<string, number>, ...names: string[]): Version => {
      const templates = names.map((name) => ({ name, text: `Text zu ${name}` }));
      return { doc: { _id: 'quarter:a', type: 'quarter', clock, templates } as Body };
    };
    const known = quarter({ s: 1 }, 'Absage');
    const mine = quarter({ s: 1, a: 2 }, 'Absage', 'Dank');
    const current = quarter({ s: 1, b: 2 }, 'Absage', 'Einladung');
    const { doc, superseded } = merged(meet(mine, current, [known]));
    const names = (doc.templates as { name: string }[]).map(({ name }) => name);
    expect(names.sort()).toEqual(['Absage', 'Dank', 'Einladung']);
    expect(superseded).toEqual([]);
  });

  it('different fields both stand', () => {
    const mine = version({ s: 1, a: 5 }, { fees: 'frei' });
    const current = version({ s: 1, b: 3 }, { howToJoin: 'Einfach kommen' });
    const { doc, superseded } = merged(meet(mine, current, [base]));
    expect(doc).toMatchObject({ fees: 'frei', howToJoin: 'Einfach kommen' });
    expect(doc.clock).toEqual({ s: 1, a: 5, b: 3 });
    expect(superseded).toEqual([]);
  });

  it('the same field keeps the later arrival and hands over the other value', () => {
    const mine = version({ s: 1, a: 5 }, { fees: 'frei' });
    const current = version({ s: 1, b: 3 }, { fees: '2 Euro', updatedAt: '2026-11-01T00:00:00Z' });
    const { doc, superseded } = merged(meet(mine, current, [base]));
    expect(doc.fees).toBe('frei');
    expect(superseded).toEqual([{ field: 'fees', value: '2 Euro' }]);
  });

  it('sets add and take away member by member', () => {
    const before = version({ s: 1 }, { topics: ['rente', 'miete'] });
    const mine = version({ s: 1, a: 5 }, { topics: ['rente', 'handy'] });
    const current = version({ s: 1, b: 3 }, { topics: ['rente', 'miete', 'pflege'] });
    const { doc, superseded } = merged(meet(mine, current, [before]));
    expect(doc.topics).toEqual(['rente', 'pflege', 'handy']);
    expect(superseded).toEqual([]);
  });

  it('keyed lists merge item by item', () => {
    const day = (date: string, reason: string) => ({ date, closed: true, reason });
    const before = version({ s: 1 }, { exceptions: [day('2026-12-24', 'Heiligabend')] });
    const mine = version(
      { s: 1, a: 5 },
      { exceptions: [day('2026-12-24', 'Weihnachten'), day('2026-12-31', 'Silvester')] },
    );
    const current = version(
      { s: 1, b: 3 },
      { exceptions: [day('2026-12-24', 'Betriebsruhe')], updatedAt: '2026-11-01T00:00:00Z' },
    );
    const { doc, superseded } = merged(meet(mine, current, [before]));
    expect(doc.exceptions).toEqual([
      day('2026-12-24', 'Weihnachten'),
      day('2026-12-31', 'Silvester'),
    ]);
    expect(superseded).toEqual([
      { field: 'exceptions.2026-12-24', value: day('2026-12-24', 'Betriebsruhe') },
    ]);
  });

  it('merge over the newest base that the current version has seen, not over the last one', () => {
    const first = version({ s: 1 }, { fees: '1 Euro' });
    const unseen = version({ s: 1, a: 4 }, { fees: '3 Euro' });
    const mine = version({ s: 1, a: 5 }, { fees: '3 Euro', howToJoin: 'Anrufen' });
    const current = version({ s: 1, b: 3 }, { fees: '1 Euro', website: 'https://example.org' });
    const { doc } = merged(meet(mine, current, [first, unseen]));
    expect(doc).toMatchObject({ fees: '3 Euro', howToJoin: 'Anrufen' });
  });

  it('without a common ancestor a missing field gives way and the later value stands', () => {
    const mine = version({ a: 5 }, { fees: 'frei', phones: ['+49 30 1'] });
    const current = version({ b: 3 }, { howToJoin: 'Kommen', phones: ['+49 30 2'] });
    const { doc } = merged(meet(mine, current, []));
    expect(doc).toMatchObject({ fees: 'frei', howToJoin: 'Kommen' });
    expect(doc.phones).toEqual(['+49 30 2', '+49 30 1']);
  });

  it('an edit stands against a user’s delete', () => {
    const mine = version({ s: 1, a: 5 }, { fees: 'frei' });
    const { doc } = merged(meet(mine, deleted({ s: 1, b: 3 }, 'user'), [base]));
    expect(doc).toMatchObject({ fees: 'frei', clock: { s: 1, a: 5, b: 3 } });
    expect(meet(deleted({ s: 1, a: 5 }, 'user'), version({ s: 1, b: 3 }), [base])).toEqual({
      outcome: 'yields',
    });
  });

  it('nothing stands against retention or erasure, whatever the clocks say', () => {
    const mine = version({ s: 9, a: 9 });
    expect(meet(mine, deleted({}, 'retention'), [base])).toEqual({ outcome: 'yields' });
    expect(meet(mine, deleted({}, 'erased'), [base])).toEqual({ outcome: 'yields' });
  });

  it('unknown fields are kept from both sides', () => {
    const mine = version({ s: 1, a: 5 }, { neu: { x: 1 } });
    const current = version({ s: 1, b: 3 }, { anders: [1] });
    expect(merged(meet(mine, current, [base])).doc).toMatchObject({ neu: { x: 1 }, anders: [1] });
  });
});

describe('merging in general', () => {
  const field = fc.constantFrom('fees', 'howToJoin', 'website', 'summary');
  const edits = fc.dictionary(field, fc.constantFrom('A', 'B', 'C'), { maxKeys: 4 });

  it('loses no value: each is in the merge, was the base’s, or is superseded', () => {
    fc.assert(
      fc.property(edits, edits, edits, (b, m, c) => {
        const base = version({ s: 1 }, b);
        const meeting = meet(
          version({ s: 1, a: 2 }, { ...b, ...m }),
          version({ s: 1, z: 2 }, { ...b, ...c }),
          [base],
        );
        const { doc, superseded } = merged(meeting);
        for (const side of [m, c]) {
          for (const [name, value] of Object.entries(side)) {
            const stands = doc[name] === value || b[name] === value;
            const told = superseded.some((one) => one.field === name && one.value === value);
            expect(stands || told).toBe(true);
          }
        }
      }),
    );
  });

  it('gives a version that has seen both', () => {
    fc.assert(
      fc.property(edits, edits, (m, c) => {
        const [mine, current] = [version({ a: 2 }, m), version({ z: 2 }, c)];
        const meeting = meet(mine, current, []);
        if (meeting.outcome !== 'merged') throw new Error(meeting.outcome);
        expect(covers(clockOf(meeting.version), clockOf(mine))).toBe(true);
        expect(covers(clockOf(meeting.version), clockOf(current))).toBe(true);
      }),
    );
  });
});

describe('what is written once', () => {
  it('stands as the first to arrive wrote it, clock and all', () => {
    const _id = 'office:superseded:ab';
    const mine: Version = { doc: { _id, type: 'superseded', value: 'A', clock: { me: 3 } } };
    const current: Version = { doc: { _id, type: 'superseded', value: 'A', clock: { other: 2 } } };
    expect(meet(mine, current, [])).toEqual({ outcome: 'arrived' });
  });
});
