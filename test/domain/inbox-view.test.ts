import { describe, expect, it } from 'vitest';
import type { KnownRequest } from '#domain/inbox.ts';
import { fitsInboxSearch, isInGroup, sortedInbox } from '#domain/inbox-view.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import { requestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';

const NOW = new Date('2026-12-01T09:00:00Z');

/** A request of one person, as the office knows it. */
function aKnown(
  key: string,
  { createdAt = '2026-12-01T08:00:00Z', steps = [] as string[], ...fields } = {} as {
    createdAt?: string;
    steps?: string[];
    words?: string;
    name?: string;
    phone?: string;
  },
): KnownRequest {
  const made = { v: 1, createdAt };
  const taken = steps.map((kind, index) => ({
    _id: `x:requestStep:${key}~${index}`,
    type: 'requestStep',
    ...made,
    requestId: key,
    at: createdAt,
    kind,
  })) as RequestStep[];
  const { name, ...said } = fields;
  return {
    request: {
      _id: `x:request:${key}`,
      type: 'request',
      ...made,
      kind: 'technology',
      channel: 'app',
      ...said,
    } as Request,
    standing: requestStanding(taken),
    ...(name ? { person: { name } as Person } : {}),
  };
}

describe('the lists of the inbox', () => {
  it('put what needs the office first, and keep all the rest', () => {
    const all = [
      aKnown('done', { steps: ['solved'] }),
      aKnown('fresh'),
      aKnown('old', { createdAt: '2026-11-25T08:00:00Z' }),
    ];
    const sorted = sortedInbox(all, undefined, NOW);
    expect(sorted.map(({ request }) => request._id.split(':').at(-1))).toEqual([
      'old',
      'fresh',
      'done',
    ]);
    expect(sorted.map((one) => isInGroup(one, 'todo'))).toEqual([true, true, false]);
    expect(sorted.map((one) => isInGroup(one, 'waiting'))).toEqual([true, false, false]);
    expect(sorted.map((one) => isInGroup(one, 'ended'))).toEqual([false, false, true]);
    expect(sorted.every((one) => isInGroup(one, 'all'))).toBe(true);
  });

  it('hold a confirmed one among those somebody is looked for', () => {
    const [one] = sortedInbox([aKnown('a', { steps: ['confirmed'] })], undefined, NOW);
    expect(one && isInGroup(one, 'open')).toBe(true);
    expect(one && isInGroup(one, 'new')).toBe(false);
  });

  it('are searched by name, by digits in any spelling, and by word', () => {
    const one = aKnown('a', {
      name: 'Adele Adler',
      phone: '+49 30 23125042',
      words: 'Der Drucker druckt nicht',
    });
    for (const typed of ['adler', '030 231250', '23125042', 'drucker', '']) {
      expect(fitsInboxSearch(one, { typed })).toBe(true);
    }
    for (const typed of ['meier', '0209', 'lampe']) {
      expect(fitsInboxSearch(one, { typed })).toBe(false);
    }
    expect(fitsInboxSearch(one, { typed: '', kind: 'shopping' })).toBe(false);
  });
});
