import { describe, expect, it } from 'vitest';
import type { Request } from '#domain/request.ts';
import { requestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';
import { askingDe } from '../../app/texts/asking-de.ts';
import { historyLines, joinedWords, standingWords } from '../../app/texts/asking-standing.ts';
import { de } from '../../app/texts/de.ts';

const TODAY = '2026-11-28';
const made = { v: 1, createdAt: '2026-11-28T08:00:00Z' };

/** A request for a visit at home. */
function aRequest(fields: Partial<Request> = {}): Request {
  const own = { kind: 'technology', where: 'home', channel: 'app' };
  return { _id: 'x:request:r', type: 'request', ...made, ...own, ...fields } as Request;
}

/** A step of it. */
function aStep(fields: { kind: RequestStep['kind'] } & Record<string, unknown>): RequestStep {
  const at = '2026-11-28T09:00:00Z';
  const _id = `x:requestStep:r~${fields.kind}`;
  return { _id, type: 'requestStep', ...made, requestId: 'r', at, ...fields } as RequestStep;
}

const accepted = aStep({
  kind: 'accepted',
  who: { personId: 'p', name: 'Herr Bernd Brandt' },
  when: '2026-12-01T10:00',
  tuerwort: 'Apfel Turm',
});

function told(request: Request, steps: RequestStep[], hasArrived = true) {
  const stands = { request, standing: requestStanding(steps), hasArrived };
  return standingWords(de, askingDe, stands, { today: TODAY, officePhone: '+49 209 123456' });
}

describe('how a request stands, in words', () => {
  it('on this device, until it has arrived; then at the office, with the number that rings', () => {
    expect(told(aRequest(), [], false)).toMatchObject({ title: askingDe.sent.here });
    const arrived = told(aRequest(), []);
    expect(arrived.title).toBe(askingDe.states.new);
    expect(arrived.sentences).toContain('Wir rufen an von 0209 123456.');
  });

  it('asked again, the office sees it only when it has arrived there; until then it is on this device', () => {
    const before = aStep({ kind: 'askedAgain', arrivedAt: '2026-11-27T09:00:00Z' });
    const { joined, joinedArrived, joinedHere, joinedLeaves } = askingDe.sent;
    const unsent = aStep({ kind: 'askedAgain' });
    expect(joinedWords(askingDe, [before, unsent])).toEqual([joined, joinedHere, joinedLeaves]);
    expect(joinedWords(askingDe, [before])).toEqual([joined, joinedArrived]);
    // What else has not left yet says nothing about it.
    const withdrawn = aStep({ kind: 'withdrawn' });
    expect(joinedWords(askingDe, [before, withdrawn])).toEqual([joined, joinedArrived]);
  });

  it('who comes, on which day, at what time', () => {
    expect(told(aRequest(), [accepted]).sentences).toEqual([
      'Herr Bernd Brandt kommt am Dienstag, 1. Dezember, 10 Uhr.',
    ]);
    expect(told(aRequest({ where: 'phone' }), [accepted]).sentences).toEqual([
      'Herr Bernd Brandt ruft Sie an: Dienstag, 1. Dezember, 10 Uhr.',
    ]);
  });

  it('a volunteer’s question, in their words', () => {
    const asked = aStep({ kind: 'asked', words: 'Haben Sie einen Drucker?' });
    expect(told(aRequest(), [asked]).sentences).toEqual(['Haben Sie einen Drucker?']);
  });

  it('that nobody was found, with what to do', () => {
    const closed = aStep({ kind: 'closed', outcome: 'nobodyFound' });
    expect(told(aRequest(), [closed])).toMatchObject({
      title: askingDe.states.nobodyFound,
      sentences: [askingDe.states.nobodyFoundText],
    });
  });

  it('for somebody else: the office rings that person', () => {
    const other = aRequest({ for: 'other', other: { name: 'Ilse' } });
    expect(told(other, []).sentences[0]).toBe(askingDe.states.newOther);
  });

  it('for somebody else: the day alone, and that the office tells who comes', () => {
    const other = aRequest({ for: 'other', other: { name: 'Ilse' } });
    const promised = aStep({ kind: 'promised', day: '2026-12-01' });
    expect(told(other, [promised])).toMatchObject({
      title: 'Jemand hat zugesagt',
      sentences: ['Es geht um diesen Tag: Dienstag, 1. Dezember.', askingDe.forOther.told],
    });
    // What a step of before says of the volunteer is not told either.
    const confirmed = aStep({ kind: 'confirmed' });
    const lines = historyLines(de, askingDe, other, [confirmed, accepted], TODAY);
    const words = JSON.stringify([told(other, [accepted]), lines]);
    expect(words).not.toMatch(/Brandt|Dezember, 10 Uhr|mit Ihnen/);
    const asked = aStep({ kind: 'asked', words: 'Haben Sie einen Drucker?' });
    expect(told(other, [asked]).sentences).toEqual([askingDe.forOther.rings]);
  });

  it('and what happened, with what has not left this device', () => {
    const lines = historyLines(de, askingDe, aRequest(), [accepted], TODAY);
    expect(lines.map(({ what }) => what)).toEqual([
      askingDe.steps.asked,
      'Herr Bernd Brandt hat zugesagt',
    ]);
    expect(lines.every(({ isWaiting }) => isWaiting)).toBe(true);
  });
});
