import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DOOR_WORDS } from '#domain/door-words.ts';
import { answerCard, handBack, markDone } from '../../app/data/answer-card.ts';
import { askForHelp, type HelpDraft } from '../../app/data/ask-for-help.ts';
import { readCalls } from '../../app/data/call-list.ts';
import { assign, confirmRequest, noteForPerson } from '../../app/data/office-commands.ts';
import { readInbox } from '../../app/data/office-requests.ts';
import { readOpenCards } from '../../app/data/open-cards.ts';
import { readOwnRequests } from '../../app/data/own-requests.ts';
import { readOwnTasks } from '../../app/data/own-tasks.ts';
import { answerQuestion, withdrawRequest } from '../../app/data/request-commands.ts';
import { BOTH_STORES } from '../support/both-stores.ts';
import type { EngineDevice } from '../support/engine-device.ts';
import {
  ASKER,
  aHelpedQuarter,
  BERND,
  CLARA,
  dayFromNow,
  type HelpedQuarter,
  roundsUntil,
} from '../support/helping.ts';
import { dumpOf } from '../support/local-dump.ts';
import { must } from '../support/must.ts';

const QUARTER = 'lichtenberg';
const DRAFT: HelpDraft = {
  kind: 'technology',
  words: 'Das neue Telefon zeigt keine Buchstaben.',
  name: 'Frau Adamczyk',
  phone: '+49 209 5551234',
  address: { street: 'Uechtingstraße 12', city: 'Gelsenkirchen' },
  doorbell: 'Adamczyk',
  floor: '3. Stock',
  language: 'de',
  when: { days: [2, 3], partOfDay: ['morning'] },
  where: 'home',
};
/** When somebody comes. */
const DAY = dayFromNow(3);
/** What nobody but the office and who has the task may read. */
const SECRETS = ['Adamczyk', '5551234', 'straße 12', 'Buchstaben', ASKER];

describe.each(BOTH_STORES)('help in a quarter (%s)', (_name, open) => {
  let quarter: HelpedQuarter;
  let asker: EngineDevice;
  let office: EngineDevice;
  let bernd: EngineDevice;
  let clara: EngineDevice;

  beforeEach(async () => {
    quarter = await aHelpedQuarter(open);
    asker = await quarter.device({ role: 'resident', personId: ASKER });
    office = await quarter.device({ role: 'office' });
    bernd = await quarter.device({ role: 'team', personId: BERND });
    clara = await quarter.device({ role: 'team', personId: CLARA });
  });
  afterEach(async () => {
    expect(quarter.server.faults).toEqual([]);
    await quarter.stop();
  });

  const ask = async (draft = DRAFT) => {
    const { requestId } = must(await askForHelp(await asker.around(), draft));
    return { requestId, key: requestId.slice(requestId.lastIndexOf(':') + 1) };
  };
  const confirmed = async (draft = DRAFT) => {
    const asked = await ask(draft);
    await asker.round();
    await office.round();
    must(await confirmRequest(await office.around(), asked.requestId));
    await office.round();
    const card = () => cardOf(bernd);
    await roundsUntil([bernd, clara], async () => (await card()) !== undefined);
    await clara.round();
    return asked;
  };
  const cardOf = async (device: EngineDevice, key?: string) =>
    (await readOpenCards(device.database, QUARTER, {})).find(
      ({ card }) => key === undefined || card.requestId === key,
    );
  const say = async (device: EngineDevice, key: string, time = '10:00') =>
    must(await answerCard(await device.around(), key, { kind: 'yes', at: `${DAY}T${time}` }));
  const taskOf = async (device: EngineDevice) =>
    (await readOwnTasks(device.database, QUARTER, new Date())).open[0];
  const standing = async () => (await readOwnRequests(asker.database, QUARTER))[0]?.standing;

  it('shows no card before the office has confirmed, and then nothing of the person', async () => {
    const { requestId } = await ask();
    await asker.round();
    await office.round();
    await quarter.server.restartReactions();
    expect(await quarter.server.all('team')).toEqual([]);
    must(await confirmRequest(await office.around(), requestId));
    await office.round();
    await roundsUntil([bernd], async () => (await cardOf(bernd)) !== undefined);
    const shown = await cardOf(bernd);
    expect(shown?.card).toMatchObject({
      kind: 'technology',
      area: 'Schalke-Nord',
      when: { days: [2, 3], partOfDay: ['morning'] },
      language: 'de',
      state: 'open',
    });
    const dump = await dumpOf(bernd.database);
    expect(SECRETS.filter((word) => dump.includes(word))).toEqual([]);
  });

  it('two say yes offline: one is it, and the other’s phone never learns whom it was', async () => {
    const { key } = await confirmed();
    await say(clara, key, '09:00');
    await say(bernd, key, '10:00');
    // Clara answered first, and is in the cellar: what counts is what arrives first.
    await bernd.round();
    await roundsUntil([bernd], async () => (await taskOf(bernd))?.contact !== undefined);
    await clara.round();
    await roundsUntil([clara], async () => (await cardOf(clara, key))?.standing === 'taken');
    expect(await taskOf(clara)).toBeUndefined();
    const dump = await dumpOf(clara.database);
    expect(SECRETS.filter((word) => dump.includes(word))).toEqual([]);

    expect((await taskOf(bernd))?.contact).toMatchObject({
      name: 'Frau Adamczyk',
      phone: '+49 209 5551234',
      address: { street: 'Uechtingstraße 12' },
      doorbell: 'Adamczyk',
      floor: '3. Stock',
    });
    await roundsUntil([asker], async () => (await standing())?.state === 'accepted');
    const accepted = (await standing())?.accepted;
    expect(accepted).toMatchObject({
      who: { name: 'Bernd Brandt', function: 'Technikbotschafter' },
      when: `${DAY}T10:00`,
    });
    const words = accepted?.tuerwort.split(' ') ?? [];
    expect(words).toHaveLength(2);
    expect(words.every((word) => DOOR_WORDS.some((known) => known.word === word))).toBe(true);
    expect((await taskOf(bernd))?.contact?.tuerwort).toBe(accepted?.tuerwort);
    // The photo is a copy in her own range: of the volunteer's she could read nothing.
    expect(await asker.doc(accepted?.who.photo ?? '')).toMatchObject({ mediaType: 'image/webp' });
  });

  it('who has the task has the contact, and it is gone once it is done', async () => {
    const { key } = await confirmed();
    await say(bernd, key);
    await roundsUntil([bernd], async () => (await taskOf(bernd))?.contact !== undefined);
    const contacts = async () =>
      (await quarter.server.all('private')).filter(({ type }) => type === 'contact');
    expect((await contacts()).map(({ _id }) => _id)).toEqual([`${BERND}:contact:${key}`]);
    must(await markDone(await bernd.around(), key, { outcome: 'solved', minutes: 40 }));
    await bernd.round();
    await roundsUntil([bernd], async () => !(await dumpOf(bernd.database)).includes('Adamczyk'));
    expect(await contacts()).toEqual([]);
    await roundsUntil([asker], async () => (await standing())?.state === 'done');
    const { open, done } = await readOwnTasks(bernd.database, QUARTER, new Date());
    expect([open.length, done.length]).toEqual([0, 1]);
    const dump = await dumpOf(bernd.database);
    expect(SECRETS.filter((word) => dump.includes(word))).toEqual([]);
  });

  it('what needs another visit does not end unseen: the office has it, opens it anew, and another may go', async () => {
    const { requestId, key } = await confirmed();
    await say(bernd, key);
    await roundsUntil([bernd], async () => (await taskOf(bernd))?.contact !== undefined);
    must(await markDone(await bernd.around(), key, { outcome: 'again', minutes: 40 }));
    await bernd.round();
    const reasons = async () => {
      await office.round();
      return (await readInbox(office.database, QUARTER, new Date())).flatMap((one) => one.reasons);
    };
    await expect.poll(reasons).toEqual(['again']);
    await roundsUntil([bernd], async () => !(await dumpOf(bernd.database)).includes('Adamczyk'));
    must(await noteForPerson(await office.around(), requestId, { kind: 'askedAgain' }));
    await expect.poll(reasons).toEqual([]);
    await roundsUntil([clara], async () => (await cardOf(clara, key))?.card.state === 'open');
    await say(clara, key, '11:00');
    await roundsUntil([clara], async () => (await taskOf(clara))?.contact !== undefined);
    await roundsUntil([asker], async () => (await standing())?.state === 'accepted');
    expect((await standing())?.accepted?.when).toBe(`${DAY}T11:00`);
  });

  it('given back it is open again, the contact gone, and the same volunteer may have it anew', async () => {
    const { key } = await confirmed();
    await say(bernd, key);
    await roundsUntil([bernd], async () => (await taskOf(bernd))?.contact !== undefined);
    await say(clara, key, '11:00');
    await clara.round();
    await roundsUntil([clara], async () => (await cardOf(clara, key))?.standing === 'taken');
    must(await handBack(await bernd.around(), key));
    await bernd.round();
    await roundsUntil([bernd], async () => !(await dumpOf(bernd.database)).includes('Adamczyk'));
    await roundsUntil([asker], async () => (await standing())?.state === 'open');
    // Clara's yes was answered: whether she still can, nobody knows.
    await roundsUntil([clara], async () => (await cardOf(clara, key))?.standing === 'reopened');
    await say(bernd, key, '12:00');
    await roundsUntil([bernd], async () => (await taskOf(bernd))?.contact !== undefined);
    await roundsUntil([asker], async () => (await standing())?.state === 'accepted');
    expect((await standing())?.accepted?.when).toBe(`${DAY}T12:00`);
  });

  it('withdrawn by the person it is over for everybody', async () => {
    const { requestId, key } = await confirmed();
    await say(bernd, key);
    await roundsUntil([bernd], async () => (await taskOf(bernd))?.contact !== undefined);
    must(await withdrawRequest(await asker.around(), requestId));
    await asker.round();
    await roundsUntil([bernd, clara], async () => (await taskOf(bernd)) === undefined);
    expect(await dumpOf(bernd.database)).not.toContain('Adamczyk');
    expect(await quarter.server.doc(`requestCard:${key}`)).toMatchObject({ state: 'closed' });
  });

  it('a phone that made itself a resident’s counts as verified once its person was rung', async () => {
    await confirmed();
    await expect
      .poll(async () => {
        const registry = await quarter.opened.store.database('registry');
        const devices = (await registry.range('device:')).map(({ doc }) => doc);
        return devices.filter((one) => one.verified).map(({ personId }) => personId);
      })
      .toEqual([ASKER]);
  });

  it('asked four times in a week by the same phone it is one request, and three steps more', async () => {
    const { requestId } = await ask({ kind: 'callMe', phone: '+49 209 5551234' });
    await asker.round();
    for (let again = 1; again <= 3; again += 1) {
      const around = await asker.around();
      const later = () => new Date(Date.now() + again * 86_400_000);
      const draft = { kind: 'callMe', phone: '+49 209 5551234' } as const;
      const asked = must(await askForHelp({ ...around, now: later }, draft));
      expect(asked).toMatchObject({ requestId, joined: true });
      await asker.round();
    }
    const stored = await quarter.server.all('private');
    expect(stored.filter(({ type }) => type === 'request')).toHaveLength(1);
    const steps = stored.filter(({ type }) => type === 'requestStep');
    expect(steps.map(({ kind }) => kind)).toEqual(Array(3).fill('askedAgain'));
    await office.round();
    const [entry] = await readInbox(office.database, QUARTER, new Date());
    expect(entry?.reasons).toContain('askedOften');
    expect(entry?.standing.askedTimes).toBe(4);
  });

  it('what somebody asks at an info tablet is sealed there, arrives, and is answered by telephone and letter', async () => {
    const tablet = await quarter.device({ role: 'kiosk', placeId: 'huellen' });
    await roundsUntil([tablet], async () => {
      return (await tablet.doc(`quarter:${QUARTER}`))?.sealKey !== undefined;
    });
    expect(must(await askForHelp(await tablet.around(), DRAFT))).toMatchObject({ sealed: true });
    const atTablet = async () => {
      const dump = await dumpOf(tablet.database);
      return SECRETS.filter((word) => dump.includes(word));
    };
    expect(await atTablet()).toEqual([]);
    await tablet.round();
    await roundsUntil(
      [office],
      async () => (await readInbox(office.database, QUARTER, new Date())).length === 1,
    );
    const [entry] = await readInbox(office.database, QUARTER, new Date());
    expect(entry).toMatchObject({
      request: { channel: 'kiosk', words: DRAFT.words },
      person: { name: 'Frau Adamczyk' },
    });
    const open = async () => {
      await office.round();
      const calls = await readCalls(office.database, QUARTER);
      return calls
        .filter((one) => one.isPending)
        .map(({ call }) => `${call.why} ${call.way ?? 'call'}`);
    };
    await expect.poll(open).toEqual(['confirm call']);
    const id = entry?.request._id ?? '';
    must(await confirmRequest(await office.around(), id));
    await expect.poll(open).toEqual([]);
    must(await assign(await office.around(), id, CLARA, `${DAY}T10:00`));
    await expect
      .poll(async () => (await open()).sort())
      .toEqual(['accepted call', 'accepted letter']);
    await roundsUntil([clara], async () => (await taskOf(clara))?.contact !== undefined);
    expect(await atTablet()).toEqual([]);
  });

  it('a question goes to the person, and the answer to who asked, without a name', async () => {
    const { requestId, key } = await confirmed();
    const question = { kind: 'question', words: 'Welches Gerät ist es?' } as const;
    must(await answerCard(await bernd.around(), key, question));
    await bernd.round();
    await roundsUntil([asker], async () => (await standing())?.state === 'question');
    must(await answerQuestion(await asker.around(), requestId, 'Ein Samsung vom Enkel.'));
    await asker.round();
    const answered = async () => (await cardOf(bernd, key))?.answered;
    await roundsUntil([bernd], async () => (await answered()) === 'Ein Samsung vom Enkel.');
    const dump = await dumpOf(bernd.database);
    expect(SECRETS.filter((word) => dump.includes(word))).toEqual([]);
    expect(await taskOf(bernd)).toBeUndefined();
    // It is no task yet, and gone for who asked when another has it.
    await say(clara, key);
    await roundsUntil([clara], async () => (await taskOf(clara))?.contact !== undefined);
    await roundsUntil([bernd], async () => !(await dumpOf(bernd.database)).includes('Samsung'));
    expect(await dumpOf(clara.database)).not.toContain('Samsung');
  });
});
