import { describe, expect, it } from 'vitest';
import { stepIdOfResponse } from '#domain/request-step.ts';
import type { Body } from '#domain/version.ts';
import { isOverAfter } from '#domain/visit-end.ts';
import { answerCard, handBack, markDone } from '../../app/data/answer-card.ts';
import { attend, undoAttend } from '../../app/data/attend.ts';
import {
  addCall,
  notReached,
  reached,
  readCalls,
  ringsBack,
  settleCall,
  undoAttempt,
} from '../../app/data/call-list.ts';
import { readTask } from '../../app/data/card-view.ts';
import { dropDraft, keepDraft, readDraft } from '../../app/data/drafts.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import {
  assign,
  closeRequest,
  confirmRequest,
  correctRequest,
  invite,
  passOn,
  undoOfficeStep,
} from '../../app/data/office-commands.ts';
import { readInbox, readOfficeRequests } from '../../app/data/office-requests.ts';
import { readOpenCards } from '../../app/data/open-cards.ts';
import { readOwnTasks } from '../../app/data/own-tasks.ts';
import { changePerson } from '../../app/data/person-commands.ts';
import { reportWrong } from '../../app/data/report-wrong.ts';
import { writeOnBehalf } from '../../app/data/write-on-behalf.ts';
import { aQuarter } from '../support/builders.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { must } from '../support/must.ts';
import { aPerson, doc, STRANGER_ID, VOLUNTEER_ID } from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const card = (fields: Record<string, unknown> = {}): Body =>
  doc('requestCard', 'requestCard:r1', {
    requestId: 'r1',
    kind: 'technology',
    state: 'open',
    openSince: '2026-11-30T08:00:00Z',
    ...fields,
  });

describe('a volunteer’s own phone', () => {
  const phone = async (...docs: Body[]) => {
    const device = await aCommandDevice({
      role: 'team',
      deviceId: 'd0123456789ab',
      personId: VOLUNTEER_ID,
      scopes: ['public', 'team', 'me'],
    });
    await device.hold({ ...aQuarter({ maxOpenTasks: 1 }) }, ...docs);
    return device;
  };
  const cards = async ({ database }: CommandDevice) =>
    (await readOpenCards(database, QUARTER, {})).map(({ card: { requestId }, standing }) => [
      requestId,
      standing,
    ]);

  it('says yes, takes it back and says sorry, each as an answer of its own', async () => {
    const device = await phone(card());
    expect(await cards(device)).toEqual([['r1', 'none']]);
    must(await answerCard(device.around, 'r1', { kind: 'yes', at: '2026-12-01T10:00' }));
    expect(await cards(device)).toEqual([['r1', 'waiting']]);
    must(await handBack(device.around, 'r1'));
    expect(await cards(device)).toEqual([['r1', 'none']]);
    must(await answerCard(device.around, 'r1', { kind: 'sorry' }));
    expect(await cards(device)).toEqual([]);
    expect((await device.all('response')).map(({ n, kind }) => [n, kind])).toEqual([
      [1, 'yes'],
      [2, 'handBack'],
      [3, 'sorry'],
    ]);
  });

  it('holds no more than the quarter allows, and nothing that another has', async () => {
    const device = await phone(
      card(),
      { ...card({ requestId: 'r2' }), _id: 'requestCard:r2' },
      { ...card({ requestId: 'r3', state: 'taken' }), _id: 'requestCard:r3' },
    );
    const yes = { kind: 'yes', at: '2026-12-01T10:00' } as const;
    must(await answerCard(device.around, 'r1', yes));
    expect(await answerCard(device.around, 'r2', yes)).toMatchObject({
      error: { code: 'tooMany', most: 1 },
    });
    expect(await answerCard(device.around, 'r3', yes)).toMatchObject({ error: { code: 'taken' } });
    expect(await markDone(device.around, 'r1', { outcome: 'solved' })).toMatchObject({
      error: { code: 'notYours' },
    });
    expect(await answerCard(device.around, 'r9', yes)).toMatchObject({
      error: { code: 'unknown' },
    });
  });

  it('shows its task with whom to visit, and says when it is done', async () => {
    const yes = doc('response', `response:r1~${VOLUNTEER_ID}~1`, {
      requestId: 'r1',
      personId: VOLUNTEER_ID,
      n: 1,
      kind: 'yes',
      at: '2026-12-01T10:00',
      arrivedAt: '2026-11-30T08:30:00Z',
    });
    const device = await phone(card({ state: 'taken', takenBy: yes._id }), yes);
    const tasks = () => readOwnTasks(device.database, QUARTER, device.at);
    expect((await tasks()).open).toMatchObject([{ requestKey: 'r1', when: '2026-12-01T10:00' }]);
    const contact = doc('contact', `${VOLUNTEER_ID}:contact:r1`, { requestId: 'r1', name: 'A.' });
    await device.hold(contact);
    expect((await tasks()).open[0]?.contact?.name).toBe('A.');
    must(await markDone(device.around, 'r1', { outcome: 'solved', minutes: 40 }));
    expect(await tasks()).toMatchObject({ open: [], done: [{ done: { minutes: 40 } }] });
  });

  it('moves a visit without a network: its time is the one said last, and the visit stays theirs', async () => {
    const yes = doc('response', `response:r1~${VOLUNTEER_ID}~1`, {
      ...{ requestId: 'r1', personId: VOLUNTEER_ID, n: 1, kind: 'yes', at: '2026-12-01T10:00' },
      arrivedAt: '2026-11-30T08:30:00Z',
    });
    const contact = doc('contact', `${VOLUNTEER_ID}:contact:r1`, {
      ...{ requestId: 'r1', name: 'A.', when: '2026-12-01T10:00', until: '2026-12-02T23:00:00Z' },
    });
    const device = await phone(card({ state: 'taken', takenBy: yes._id }), yes, contact);
    const { around, database } = device;
    must(await answerCard(around, 'r1', { kind: 'yes', at: '2026-12-03T15:00' }));
    const tasks = (await readOwnTasks(database, QUARTER, device.at)).open;
    expect(tasks).toMatchObject([{ when: '2026-12-03T15:00', contact: { name: 'A.' } }]);
    const view = (at: string) => readTask(database, QUARTER, 'r1', new Date(at));
    expect(await view('2026-12-01T09:00:00Z')).toMatchObject({
      standing: 'mine',
      when: '2026-12-03T15:00',
      contact: { when: '2026-12-01T10:00' },
    });
    // Taken back it is the time before, not the task.
    must(await answerCard(around, 'r1', { kind: 'yes', at: '2026-12-01T10:00' }));
    const over = await view('2026-12-03T09:00:00Z');
    expect([over?.standing, over?.when, over?.contact]).toEqual(['mine', yes.at, undefined]);
    const at = String(yes.at);
    expect(isOverAfter(at, new Date('2026-12-02T22:59:00Z'))).toBe(false);
    expect(isOverAfter(at, new Date('2026-12-02T23:00:00Z'))).toBe(true);
  });

  it('shows first what the office asked this volunteer for', async () => {
    const device = await phone(card(), {
      ...card({ requestId: 'r2', invited: [VOLUNTEER_ID], openSince: '2026-11-30T09:00:00Z' }),
      _id: 'requestCard:r2',
    });
    expect((await cards(device)).map(([id]) => id)).toEqual(['r2', 'r1']);
  });
});

describe('the office', () => {
  const laptop = () =>
    aCommandDevice({
      role: 'office',
      deviceId: 'd0123456789ab',
      scopes: ['public', 'team', 'office'],
    });
  const inbox = async ({ database, at }: CommandDevice) =>
    (await readInbox(database, QUARTER, at)).map(({ reasons }) => reasons);
  const requests = async ({ database }: CommandDevice) => readOfficeRequests(database, QUARTER);
  const draft = { kind: 'shopping', name: 'Herr N.', phone: '+49 209 123' } as const;

  it('writes for who rings: a person, a request, confirmed at once', async () => {
    const device = await laptop();
    const { personId } = must(await writeOnBehalf(device.around, { channel: 'phone', draft }));
    const [request] = await requests(device);
    expect(request).toMatchObject({
      personId,
      request: { kind: 'shopping', channel: 'phone' },
      person: { name: 'Herr N.', verified: '2026-11-30' },
      standing: { confirmed: true, state: 'open' },
    });
    expect(await inbox(device)).toEqual([]);
  });

  it('who asks for somebody else is not believed unrung', async () => {
    const device = await laptop();
    const forOther = { ...draft, for: 'other', other: { name: 'Frau O.' } } as const;
    must(await writeOnBehalf(device.around, { channel: 'desk', draft: forOther }));
    expect(await inbox(device)).toEqual([['new']]);
    const [request] = await requests(device);
    expect(request?.person?.verified).toBeUndefined();
  });

  it('confirms, invites, assigns, passes on, closes; each is taken back', async () => {
    const device = await laptop();
    await device.hold(
      aPerson(STRANGER_ID),
      doc('request', `${STRANGER_ID}:request:r1`, {
        kind: 'callMe',
        channel: 'app',
      }),
    );
    const id = `${STRANGER_ID}:request:r1`;
    const state = async () => (await requests(device))[0]?.standing.state;
    const { around } = device;
    must(await confirmRequest(around, id));
    expect(await device.all('person')).toMatchObject([{ verified: '2026-11-30' }]);
    for (const [step, wanted] of [
      [() => invite(around, id, VOLUNTEER_ID), 'assigned'],
      [() => passOn(around, id, 'place:huellen'), 'passedOn'],
      [() => closeRequest(around, id, 'nobodyFound'), 'closed'],
    ] as const) {
      device.at = new Date(device.at.getTime() + 1000);
      const { stepId } = must(await step());
      expect(await state()).toBe(wanted);
      must(await undoOfficeStep(around, stepId));
      expect(await state()).toBe('open');
    }
    must(await assign(around, id, VOLUNTEER_ID, '2026-12-01T10:00'));
    expect(await device.all('response')).toMatchObject([{ kind: 'yes', personId: VOLUNTEER_ID }]);
    const said = { kind: 'technology', words: 'Fernseher' } as const;
    must(await correctRequest(around, id, said, { name: 'Frau Neu' }));
    expect((await requests(device))[0]).toMatchObject({
      request: said,
      person: { name: 'Frau Neu', verified: '2026-11-30' },
    });
    expect(await confirmRequest(around, `${STRANGER_ID}:request:r9`)).toMatchObject({
      error: { code: 'unknown' },
    });
  });

  it('keeps its call list: tries, ring backs, letters, and nobody who has died', async () => {
    const device = await laptop();
    const { around, database } = device;
    await device.hold(aPerson(STRANGER_ID, { ended: { reason: 'died', on: '2026-11-01' } }));
    const { callId } = must(
      await addCall(around, { whom: { name: 'Hausmeister', phone: '+49 209 1' }, why: 'other' }),
    );
    must(await addCall(around, { whom: { personId: STRANGER_ID }, why: 'confirm' }));
    const pending = async () =>
      (await readCalls(database, QUARTER)).filter((view) => view.isPending).map(({ name }) => name);
    expect(await pending()).toEqual(['Hausmeister']);
    for (const attempt of [notReached, ringsBack, reached]) {
      device.at = new Date(device.at.getTime() + 1000);
      must(await attempt(around, callId));
    }
    expect(await pending()).toEqual([]);
    must(await undoAttempt(around, callId));
    expect(await pending()).toEqual(['Hausmeister']);
    must(await settleCall(around, callId));
    expect(await pending()).toEqual([]);
    must(await undoAttempt(around, callId));
    expect(await pending()).toEqual(['Hausmeister']);
  });

  it('knows who comes to somebody for whom another asked, whose range says the day alone', async () => {
    const device = await laptop();
    const yes = `response:r1~${VOLUNTEER_ID}~1`;
    const said = { requestId: 'r1', personId: VOLUNTEER_ID, n: 1 };
    const at = '2026-12-01T10:00';
    const contact = doc('contact', `${VOLUNTEER_ID}:contact:r1`, {
      ...{ requestId: 'r1', when: at, tuerwort: 'Apfel Leiter', until: '2026-12-03T00:00:00Z' },
    });
    await device.hold(
      aPerson(VOLUNTEER_ID, { name: 'Bernd Brandt', function: 'Techniklotse' }),
      aPerson(STRANGER_ID),
      doc('request', `${STRANGER_ID}:request:r1`, {
        ...{ kind: 'technology', channel: 'app', for: 'other', other: { name: 'Frau M.' } },
      }),
      doc('response', yes, { ...said, kind: 'yes', at, arrivedAt: '2026-11-29T09:00:00Z' }),
      doc('requestStep', stepIdOfResponse(STRANGER_ID, yes), {
        ...{ requestId: 'r1', at: '2026-11-29T09:00:00Z', kind: 'promised', day: '2026-12-01' },
      }),
      contact,
    );
    expect((await requests(device))[0]?.standing).toMatchObject({
      state: 'accepted',
      accepted: {
        who: { personId: VOLUNTEER_ID, name: 'Bernd Brandt', function: 'Techniklotse' },
        when: at,
        tuerwort: 'Apfel Leiter',
      },
    });
    // A time that was agreed before is nobody's.
    await device.hold({ ...contact, when: '2026-12-02T10:00' });
    const { accepted, promised } = (await requests(device))[0]?.standing ?? {};
    expect([accepted, promised?.day]).toEqual([undefined, '2026-12-01']);
  });

  it('reads what is to be asked of somebody for whom another asked, whose range has no words of it', async () => {
    const device = await laptop();
    const question = `response:r1~${VOLUNTEER_ID}~1`;
    const said = { requestId: 'r1', personId: VOLUNTEER_ID, n: 1 };
    const words = 'Ist die Brille schon da?';
    await device.hold(
      doc('request', `${STRANGER_ID}:request:r1`, {
        ...{ kind: 'technology', channel: 'app', for: 'other', other: { name: 'Frau M.' } },
      }),
      doc('response', question, { ...said, kind: 'question', words }),
      doc('requestStep', stepIdOfResponse(STRANGER_ID, question), {
        ...{ requestId: 'r1', at: '2026-11-29T09:00:00Z', kind: 'asked' },
      }),
    );
    const [entry] = await requests(device);
    expect(entry?.standing.state).toBe('question');
    expect(entry?.steps).toMatchObject([{ kind: 'asked', words }]);
  });

  it('rings the number that was corrected, on the list too, and where it is open besides', async () => {
    const device = await laptop();
    const [old, now] = ['+49 209 111', '+49 209 999'];
    const request = (key: string, fields: Record<string, unknown>) =>
      doc('request', `${STRANGER_ID}:request:${key}`, { channel: 'phone', phone: old, ...fields });
    const other = { name: 'Frau M.', phone: '+49 209 77' };
    const step = `${STRANGER_ID}:requestStep:r1~s1`;
    await device.hold(
      aPerson(STRANGER_ID, { name: 'Frau A.', phone: old }),
      request('r1', { kind: 'shopping' }),
      request('r2', { kind: 'technology', phone: '+49 209 222' }),
      request('r3', { kind: 'escort', for: 'other', other }),
      doc('call', 'office:call:c1', {
        whom: { personId: STRANGER_ID },
        why: 'accepted',
        about: step,
      }),
      doc('call', 'office:call:c3', {
        ...{ whom: other, why: 'confirm', about: `${STRANGER_ID}:request:r3` },
      }),
    );
    const rung = async () =>
      (await readCalls(device.database, QUARTER)).map(({ name, phone }) => [name, phone]).sort();
    // What the request says goes before what is known of the person.
    await device.hold(request('r1', { kind: 'shopping', phone: '+49 209 333' }));
    expect(await rung()).toContainEqual(['Frau A.', '+49 209 333']);
    must(await correctRequest(device.around, `${STRANGER_ID}:request:r1`, { phone: now }));
    const corrected = { other: { name: 'Frau Mai', phone: '+49 209 88' } };
    must(await correctRequest(device.around, `${STRANGER_ID}:request:r3`, corrected));
    expect(await rung()).toEqual([
      ['Frau A.', now],
      ['Frau Mai', '+49 209 88'],
    ]);
    expect((await requests(device)).map(({ request: { phone } }) => phone)).toEqual([
      now,
      now,
      now,
    ]);
    expect(await device.all('person')).toMatchObject([{ name: 'Frau A.', phone: now }]);
    setLocalDatabase(device.database);
    const changes = { phone: '+49 209 444' };
    must(await changePerson(QUARTER, STRANGER_ID, changes, device.at));
    expect(await rung()).toContainEqual(['Frau A.', '+49 209 444']);
  });

  it('does not make a document without a name of whom a Treff has entered', async () => {
    const device = await laptop();
    const id = `${STRANGER_ID}:request:r1`;
    await device.hold(
      doc('visitor', `visitor:${STRANGER_ID}`, { personId: STRANGER_ID, displayName: 'Erna' }),
      doc('request', id, { kind: 'shopping', channel: 'desk' }),
    );
    must(await correctRequest(device.around, id, { phone: '+49 209 999' }));
    const [request] = await requests(device);
    expect([request?.person?.name, request?.request.phone]).toEqual(['Erna', '+49 209 999']);
  });

  it('is not what a volunteer’s phone can do', async () => {
    const phone = await aCommandDevice({ role: 'team', deviceId: 'd1', personId: VOLUNTEER_ID });
    const refused = { error: { code: 'forbidden' } };
    const id = `${STRANGER_ID}:request:r1`;
    expect(await confirmRequest(phone.around, id)).toMatchObject(refused);
    expect(await writeOnBehalf(phone.around, { channel: 'desk', draft })).toMatchObject(refused);
    const call = { whom: { name: 'X' }, why: 'other' } as const;
    expect(await addCall(phone.around, call)).toMatchObject(refused);
  });
});

describe('at the door of an event', () => {
  it('who came is entered once, and taken back', async () => {
    const tablet = await aCommandDevice({
      role: 'team',
      deviceId: 'd0123456789ab',
      scopes: ['public', 'team'],
    });
    const who = { eventId: 'event:fest', date: '2026-12-01', personId: STRANGER_ID };
    must(await attend(tablet.around, who, 'scan'));
    must(await attend(tablet.around, who, 'name'));
    expect(await tablet.all('attendance')).toMatchObject([{ source: 'scan' }]);
    must(await undoAttend(tablet.around, who));
    expect(await tablet.all('attendance')).toEqual([]);
  });
});

describe('"Stimmt das noch?"', () => {
  it('is refused without the quarter’s key, so that the telephone is offered', async () => {
    const phone = await aCommandDevice();
    expect(await reportWrong(phone.around, { about: 'place:huellen', kind: 'outdated' })).toEqual({
      ok: false,
      error: { code: 'noKey' },
    });
  });
});

describe('a draft', () => {
  it('survives on a phone, and is never kept on an info tablet', async () => {
    const now = new Date('2026-11-30T09:00:00Z');
    const phone = await aCommandDevice();
    setLocalDatabase(phone.database);
    await keepDraft(QUARTER, 'request', { words: 'Milch' }, now);
    expect(await readDraft(QUARTER, 'request')).toEqual({ words: 'Milch' });
    await dropDraft(QUARTER, 'request');
    expect(await readDraft(QUARTER, 'request')).toBeUndefined();
    const tablet = await aCommandDevice({ role: 'kiosk', deviceId: 'd1' });
    setLocalDatabase(tablet.database);
    await keepDraft(QUARTER, 'request', { words: 'Milch' }, now);
    expect(await readDraft(QUARTER, 'request')).toBeUndefined();
  });
});
