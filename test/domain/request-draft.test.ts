import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Request } from '#domain/request.ts';
import {
  draftProblems,
  isMissing,
  offeredDays,
  questionAfter,
  questionNumber,
  questionToGoOn,
  type RequestDraft,
  requestFields,
} from '#domain/request-draft.ts';

const atHome: RequestDraft = {
  kind: 'technology',
  when: { partOfDay: ['morning'] },
  where: 'home',
  comeAs: 'woman',
  phone: '0209 1234567',
};

describe('a draft of a request', () => {
  it('asks who may come only where somebody comes to the door', () => {
    expect(questionAfter('where', { ...atHome, where: 'home' })).toBe('who');
    expect(questionAfter('where', { ...atHome, where: 'treff' })).toBe('contact');
    expect(questionAfter('where', { ...atHome, where: 'phone' })).toBe('contact');
  });

  it('counts the questions that a choice answers', () => {
    expect(questionNumber('when', {})).toEqual({ question: 2, count: 4 });
    expect(questionNumber('day', {})).toEqual({ question: 2, count: 4 });
    expect(questionNumber('where', { where: 'phone' })).toEqual({ question: 3, count: 3 });
    expect(questionNumber('contact', atHome)).toBeUndefined();
  });

  it('goes on where the answers end', () => {
    expect(questionToGoOn({})).toBe('what');
    expect(questionToGoOn({ forOther: true })).toBe('other');
    expect(questionToGoOn({ kind: 'callMe' })).toBe('call');
    expect(questionToGoOn({ kind: 'shopping' })).toBe('when');
    expect(questionToGoOn({ ...atHome, comeAs: undefined })).toBe('who');
    expect(questionToGoOn(atHome)).toBe('contact');
  });

  it('needs a number, and nothing else', () => {
    expect(draftProblems({ kind: 'callMe' })).toEqual(['phoneMissing']);
    expect(draftProblems({ kind: 'callMe', phone: '02' })).toEqual(['phoneWrong']);
    expect(draftProblems({ kind: 'callMe', phone: '0209 123456' })).toEqual([]);
  });

  it('needs words where it is about something else, and a name where it is for somebody else', () => {
    expect(draftProblems({ ...atHome, kind: 'other', words: '  ' })).toEqual(['wordsMissing']);
    expect(draftProblems({ ...atHome, forOther: true })).toEqual(['otherNameMissing']);
    expect(
      draftProblems({ ...atHome, forOther: true, otherName: 'Ilse', otherPhone: '1' }),
    ).toEqual(['otherPhoneWrong']);
  });

  it('tells apart what was not said from what cannot be right', () => {
    const apart = (draft: RequestDraft) => draftProblems(draft).map(isMissing);
    expect(apart({ ...atHome, kind: 'other', phone: '' })).toEqual([true, true]);
    expect(apart({ ...atHome, phone: '02', forOther: true })).toEqual([false, true]);
    expect(apart({ ...atHome, forOther: true, otherName: 'I', otherPhone: '1' })).toEqual([false]);
  });

  it.each([
    ['a call', { kind: 'callMe', phone: '0209 123456' }],
    ['help at home', { ...atHome, street: 'Kurt-Schumacher-Straße 1', doorbell: 'A', floor: '2' }],
    ['help at the Treff', { ...atHome, where: 'treff' }],
    ['for somebody else', { ...atHome, forOther: true, otherName: 'Ilse', otherKnows: false }],
  ] satisfies [string, RequestDraft][])(
    'becomes a request that the office can read: %s',
    (_, draft) => {
      const fields = requestFields(draft);
      const made = { v: 1, createdAt: '2026-11-28T08:00:00Z', channel: 'app' };
      const doc = { _id: 'x', type: 'request', ...made, ...fields };
      expect(v.safeParse(Request, doc).issues).toBeUndefined();
    },
  );

  it('says nothing of a door that nobody comes to', () => {
    const fields = requestFields({ ...atHome, where: 'phone', street: 'Am Markt 1', floor: '3' });
    expect(fields).not.toHaveProperty('address');
    expect(fields).not.toHaveProperty('floor');
    expect(requestFields({ ...atHome, where: 'treff' }).comeAs).toBe('treff');
    expect(requestFields({ ...atHome, kind: 'callMe' })).not.toHaveProperty('where');
  });

  it('offers a fortnight from tomorrow on, without Sundays', () => {
    const days = offeredDays('2026-11-28');
    expect(days[0]).toBe('2026-11-30');
    expect(days).not.toContain('2026-12-06');
    expect(days.at(-1)).toBe('2026-12-12');
  });
});
