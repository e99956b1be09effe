import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEnded, requestStanding } from '#domain/request-state.ts';
import { type RequestStep, requestStepId, stepIdOfResponse } from '#domain/request-step.ts';
import { aStep, RESIDENT_ID, TEAM_SAMPLES, VOLUNTEER_ID } from '../support/sample-documents.ts';

const who = { personId: VOLUNTEER_ID, name: 'Bernd Brandt' };
const details: Record<string, Record<string, unknown>> = {
  accepted: { who, when: '2026-12-01T10:00', tuerwort: 'Apfel Leiter' },
  promised: { day: '2026-12-01' },
  done: { outcome: 'solved', minutes: 40 },
};

/** Steps as they arrived, one a minute. */
function steps(...kinds: string[]): RequestStep[] {
  return kinds.map((kind, minute) => {
    const arrivedAt = `2026-12-01T08:${String(minute).padStart(2, '0')}:00Z`;
    return aStep(kind, { ...details[kind], arrivedAt }) as unknown as RequestStep;
  });
}

describe('a request', () => {
  it.each([
    ['new', []],
    ['open', ['confirmed']],
    ['assigned', ['confirmed', 'assigned']],
    ['question', ['confirmed', 'asked']],
    ['open', ['confirmed', 'asked', 'answered']],
    ['accepted', ['confirmed', 'accepted']],
    ['accepted', ['confirmed', 'asked', 'accepted']],
    ['accepted', ['confirmed', 'accepted', 'asked']],
    ['open', ['confirmed', 'accepted', 'handedBack']],
    ['accepted', ['confirmed', 'promised', 'asked']],
    ['open', ['confirmed', 'promised', 'handedBack']],
    ['done', ['confirmed', 'promised', 'done']],
    ['done', ['confirmed', 'accepted', 'done']],
    ['withdrawn', ['withdrawn']],
    ['withdrawn', ['confirmed', 'accepted', 'withdrawn']],
    ['withdrawn', ['withdrawn', 'accepted', 'done']],
    ['passedOn', ['confirmed', 'passedOn']],
    ['solved', ['solved', 'withdrawn']],
    ['closed', ['confirmed', 'closed']],
    ['new', ['withdrawn', 'askedAgain']],
    ['open', ['confirmed', 'done', 'askedAgain']],
    ['accepted', ['confirmed', 'accepted', 'askedAgain']],
    ['new', ['answered']],
  ])('is %s after %j', (state, kinds) => {
    const standing = requestStanding(steps(...kinds));
    expect(standing.state).toBe(state);
    expect(standing.confirmed).toBe(kinds.includes('confirmed'));
  });

  it('promises the day to who asked for somebody else, as long as somebody comes', () => {
    const { accepted, promised } = requestStanding(steps('confirmed', 'accepted', 'promised'));
    expect([accepted, promised?.day]).toEqual([undefined, '2026-12-01']);
    for (const end of ['accepted', 'handedBack', 'done', 'withdrawn', 'closed', 'assigned']) {
      expect(requestStanding(steps('confirmed', 'promised', end)).promised, end).toBeUndefined();
    }
  });

  it('names who comes as long as somebody does', () => {
    expect(requestStanding(steps('confirmed', 'accepted')).accepted?.who).toEqual(who);
    for (const end of ['handedBack', 'done', 'withdrawn', 'closed', 'assigned']) {
      expect(requestStanding(steps('confirmed', 'accepted', end)).accepted).toBeUndefined();
    }
  });

  it('counts how often it was asked', () => {
    expect(requestStanding(steps('askedAgain', 'confirmed', 'askedAgain')).askedTimes).toBe(3);
  });

  it('stands the same in whatever order its steps are read', () => {
    const kinds = ['confirmed', 'asked', 'answered', 'accepted', 'handedBack', 'withdrawn'];
    const ordered = steps(...kinds);
    fc.assert(
      fc.property(fc.shuffledSubarray(ordered, { minLength: kinds.length }), (read) => {
        expect(requestStanding(read)).toEqual(requestStanding(ordered));
      }),
    );
  });

  it('counts a step that has not arrived yet after all that have', () => {
    const withdrawn = steps('withdrawn');
    const local = aStep('askedAgain', { at: '2020-01-01T08:00:00Z' }) as unknown as RequestStep;
    for (const read of [
      [local, ...withdrawn],
      [...withdrawn, local],
    ]) {
      const standing = requestStanding(read);
      expect(standing.state).toBe('new');
      expect(isEnded(standing)).toBe(false);
    }
  });
});

describe('the id of a step', () => {
  it('never carries more of the request than its key', () => {
    const id = requestStepId(RESIDENT_ID, `${RESIDENT_ID}:request:r1`, 's1');
    expect(id).toBe(`${RESIDENT_ID}:requestStep:r1~s1`);
  });

  it('that a response makes is one for each response, and does not name the volunteer', () => {
    const response = TEAM_SAMPLES.response._id;
    const id = stepIdOfResponse(RESIDENT_ID, response);
    expect(id).toMatch(new RegExp(`^${RESIDENT_ID}:requestStep:r1~[0-9a-f]{24}$`));
    expect(stepIdOfResponse(RESIDENT_ID, response)).toBe(id);
    expect(stepIdOfResponse(RESIDENT_ID, response.replace(/1$/, '2'))).not.toBe(id);
  });
});
