import { describe, expect, it } from 'vitest';
import { accessDueOn } from '#domain/access-request.ts';
import { type Call, isPending, lastAttempt } from '#domain/call.ts';
import { type Consent, isGiven } from '#domain/consent.ts';
import { contactId, isShown } from '#domain/contact.ts';
import { historyId } from '#domain/history.ts';
import { isReachable } from '#domain/person.ts';
import { registrationId } from '#domain/registration.ts';
import { requestCardId } from '#domain/request-card.ts';
import { latestResponse, nextResponseNumber, type Response, responseId } from '#domain/response.ts';
import {
  RESIDENT_ID,
  SAMPLES,
  STRANGER_ID,
  TEAM_SAMPLES,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';

describe('what the team sees of a request', () => {
  it('has ids without the person who asked', () => {
    const request = `${RESIDENT_ID}:request:r1`;
    const ids = [requestCardId(request), responseId(request, VOLUNTEER_ID, 1)];
    expect(ids).toEqual(['requestCard:r1', `response:r1~${VOLUNTEER_ID}~1`]);
    expect(contactId(VOLUNTEER_ID, request)).toBe(`${VOLUNTEER_ID}:contact:r1`);
  });
});

describe('a volunteer’s answers', () => {
  const answer = (personId: string, n: number) =>
    ({ ...TEAM_SAMPLES.response, personId, n }) as unknown as Response;

  it('hold by their number, each person’s for themselves', () => {
    const answers = [answer(VOLUNTEER_ID, 2), answer(STRANGER_ID, 7), answer(VOLUNTEER_ID, 1)];
    expect(latestResponse(answers, VOLUNTEER_ID)?.n).toBe(2);
    expect(nextResponseNumber(answers, VOLUNTEER_ID)).toBe(3);
    expect(nextResponseNumber(answers, RESIDENT_ID)).toBe(1);
  });
});

describe('the answer to what is stored', () => {
  it.each([
    ['2026-12-01T14:00:00Z', '2027-01-01'],
    ['2026-01-31T12:00:00Z', '2026-02-28'],
    ['2028-01-30T12:00:00Z', '2028-02-29'],
    ['2026-03-31T12:00:00Z', '2026-04-30'],
    ['2026-11-30T12:00:00Z', '2026-12-30'],
    ['2026-12-31T12:00:00Z', '2027-01-31'],
    ['2026-11-30T23:30:00Z', '2027-01-01'],
  ])('asked for at %s is due on %s', (askedAt, dueOn) => {
    expect(accessDueOn(new Date(askedAt))).toBe(dueOn);
  });
});

describe('a call', () => {
  const call = (...outcomes: string[]) =>
    ({
      ...SAMPLES.call,
      attempts: outcomes.map((outcome, day) => ({ at: `2026-12-0${day + 1}T09:00:00Z`, outcome })),
    }) as unknown as Call;

  it('is to be made until somebody was reached, or it was settled otherwise', () => {
    expect(isPending(call())).toBe(true);
    expect(isPending(call('notReached', 'callBack'))).toBe(true);
    expect(isPending(call('notReached', 'reached'))).toBe(false);
    expect(isPending({ ...call(), doneAt: '2026-12-02T09:00:00Z' })).toBe(false);
  });

  it('stands as its last try in time, however merging ordered them', () => {
    const { attempts = [] } = call('notReached', 'callBack');
    expect(lastAttempt({ attempts: [...attempts].reverse() })?.outcome).toBe('callBack');
  });
});

describe('a person’s documents', () => {
  it('a contact is shown until its time, and not at it', () => {
    const until = '2026-12-02T11:00:00Z';
    expect(isShown({ until }, new Date('2026-12-02T10:59:59Z'))).toBe(true);
    expect(isShown({ until }, new Date(until))).toBe(false);
  });

  it('a consent holds for its purpose until it is withdrawn', () => {
    const consent = SAMPLES.consent as unknown as Consent;
    expect(isGiven([consent], 'visitorList')).toBe(true);
    expect(isGiven([consent], 'newsletter')).toBe(false);
    expect(isGiven([{ ...consent, withdrawnAt: '2026-12-05T08:00:00Z' }], 'visitorList')).toBe(
      false,
    );
  });

  it('nobody calls who died, moved or asked for it', () => {
    expect(isReachable({})).toBe(true);
    expect(isReachable({ ended: { reason: 'died', on: '2026-12-01' } })).toBe(false);
  });

  it('a second registration after a cancelled one is another', () => {
    const ids = [1, 2].map((n) => registrationId(RESIDENT_ID, 'event:fest', '2026-12-01', n));
    expect(ids[0]).toBe(SAMPLES.registration._id);
    expect(ids[1]).not.toBe(ids[0]);
  });

  it('what stood before goes with the person that it is about', () => {
    expect(historyId('place:huellen', 'h1')).toBe('office:history:h1');
    expect(historyId(SAMPLES.person._id, 'h1')).toBe(`${RESIDENT_ID}:history:h1`);
  });
});
