import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDateTimeAt } from '#domain/local-time.ts';
import { shiftId } from '#domain/shift.ts';
import { answerCard } from '../../app/data/answer-card.ts';
import { askForHelp, type HelpDraft } from '../../app/data/ask-for-help.ts';
import { readCalls } from '../../app/data/call-list.ts';
import { endVolunteer, readVolunteerEnding } from '../../app/data/end-volunteer.ts';
import { confirmRequest } from '../../app/data/office-commands.ts';
import { readOpenCards } from '../../app/data/open-cards.ts';
import { readOwnRequests } from '../../app/data/own-requests.ts';
import { readOwnTasks } from '../../app/data/own-tasks.ts';
import { readOwnDuty } from '../../app/data/roster.ts';
import { planShifts } from '../../app/data/roster-commands.ts';
import { writeOnBehalf } from '../../app/data/write-on-behalf.ts';
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
const PLACE = 'place:huellen';
const DRAFT: HelpDraft = {
  kind: 'technology',
  words: 'Das neue Telefon zeigt keine Buchstaben.',
  name: 'Frau Adamczyk',
  phone: '+49 209 5551234',
  where: 'home',
};
const SECRETS = ['Adamczyk', '5551234', 'Buchstaben', ASKER];

describe.each(BOTH_STORES)('a volunteer leaves (%s)', (_name, open) => {
  let quarter: HelpedQuarter;
  let office: EngineDevice;
  let bernd: EngineDevice;
  let clara: EngineDevice;

  beforeEach(async () => {
    quarter = await aHelpedQuarter(open);
    office = await quarter.device({ role: 'office' });
    bernd = await quarter.device({ role: 'team', personId: BERND });
    clara = await quarter.device({ role: 'team', personId: CLARA });
  });
  afterEach(async () => {
    expect(quarter.server.faults).toEqual([]);
    await quarter.stop();
  });

  const taskOf = async (device: EngineDevice) =>
    (await readOwnTasks(device.database, QUARTER, new Date())).open[0];
  const cardOf = async (device: EngineDevice) =>
    (await readOpenCards(device.database, QUARTER, {}))[0];
  const keyOfRequest = (requestId: string) => requestId.slice(requestId.lastIndexOf(':') + 1);
  const sayYes = async (device: EngineDevice, key: string, day = dayFromNow(3)) =>
    must(await answerCard(await device.around(), key, { kind: 'yes', at: `${day}T10:00` }));
  /** Bernd has promised to come, and everybody knows of it. */
  const promised = async (requestId: string) => {
    const key = keyOfRequest(requestId);
    await office.round();
    await roundsUntil([bernd], async () => (await cardOf(bernd)) !== undefined);
    await sayYes(bernd, key);
    await roundsUntil([bernd, office], async () => (await taskOf(bernd))?.contact !== undefined);
    const ending = () => readVolunteerEnding(office.database, QUARTER, BERND, nowLocal());
    await roundsUntil([office], async () => Boolean((await ending()).answers[0]?.isPromised));
    return key;
  };
  const end = async () => must(await endVolunteer(await office.around(), BERND));
  const calls = async () =>
    (await readCalls(office.database, QUARTER))
      .filter(({ isPending }) => isPending)
      .map(({ call }) => call.why);

  it('nothing of whom they visit reaches their phone any more, and the Türwort is void', async () => {
    const asker = await quarter.device({ role: 'resident', personId: ASKER });
    const { requestId } = must(await askForHelp(await asker.around(), DRAFT));
    await asker.round();
    await office.round();
    must(await confirmRequest(await office.around(), requestId));
    const key = await promised(requestId);
    const standing = async () => (await readOwnRequests(asker.database, QUARTER))[0]?.standing;
    await roundsUntil([asker], async () => (await standing())?.accepted !== undefined);
    const word = (await standing())?.accepted?.tuerwort;
    const duty = { date: dayFromNow(2), placeId: PLACE, from: '15:00', to: '18:00' };
    must(await planShifts(await office.around(), { personId: BERND, name: 'Bernd' }, [duty]));
    await office.round();

    // Without a network: all of it is written down here, and goes when there is one.
    expect(await end()).toEqual({ calls: 1, answers: 1, shifts: 1 });
    expect(await end()).toEqual({ calls: 0, answers: 0, shifts: 0 });
    expect(await calls()).toEqual(['volunteerLeft']);
    await office.round();
    await roundsUntil([bernd, asker], async () => {
      return (await taskOf(bernd)) === undefined && (await standing())?.accepted === undefined;
    });
    // The team's news and a person's own come one after the other.
    await roundsUntil([bernd], async () => {
      const dump = await dumpOf(bernd.database);
      return !SECRETS.some((one) => dump.includes(one));
    });

    // Whoever comes instead has another word.
    await roundsUntil([clara], async () => (await cardOf(clara)) !== undefined);
    expect(await readOwnDuty(clara.database, QUARTER, dayFromNow(0))).toEqual({ open: 1 });
    await sayYes(clara, key);
    await roundsUntil([clara, asker], async () => (await standing())?.accepted !== undefined);
    expect((await standing())?.accepted?.who.personId).toBe(CLARA);
    expect((await standing())?.accepted?.tuerwort).not.toBe(word);
    expect((await office.doc(shiftId(PLACE, duty.date, BERND)))?.canNot).toBe(true);
  });

  it('who has no app is rung once; a yes for the last day comes too late', async () => {
    const asked = must(
      await writeOnBehalf(await office.around(), { channel: 'phone', draft: DRAFT }),
    );
    const key = await promised(asked.requestId);
    await office.round();
    await end();
    await office.round();
    const all = () => quarter.server.all('private');
    await roundsUntil([bernd], async () => (await all()).some((one) => one.kind === 'handedBack'));
    const why = (await all()).filter(({ type }) => type === 'call').map((call) => call.why);
    expect(why.filter((one) => one === 'volunteerLeft')).toHaveLength(1);
    expect(why).not.toContain('handedBack');

    // The phone is still connected. Whoever says yes after it has the task all the same.
    await roundsUntil([bernd], async () => (await cardOf(bernd))?.standing === 'none');
    await sayYes(bernd, key, dayFromNow(0));
    await bernd.round();
    await roundsUntil([clara], async () => (await cardOf(clara)) !== undefined);
    await sayYes(clara, key);
    await roundsUntil([clara, bernd], async () => (await taskOf(clara))?.contact !== undefined);
    expect(await taskOf(bernd)).toBeUndefined();
    const dump = await dumpOf(bernd.database);
    expect(SECRETS.slice(0, 3).filter((one) => dump.includes(one))).toEqual([]);
  });
});

const nowLocal = () => localDateTimeAt(new Date());
