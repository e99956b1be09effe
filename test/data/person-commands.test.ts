import { beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { gatherReport } from '../../app/data/access-report.ts';
import {
  askWhatIsStored,
  changeAccessRequest,
  noteAccessRequest,
} from '../../app/data/access-request-commands.ts';
import {
  leaveAsIs,
  type OpenConflict,
  observeConflicts,
  takeOther,
  undecide,
} from '../../app/data/conflict-inbox.ts';
import { giveConsent, withdrawConsent } from '../../app/data/consent-commands.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { keepSession } from '../../app/data/device.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import {
  addPerson,
  changePerson,
  endPerson,
  sameAs,
  takeEndBack,
} from '../../app/data/person-commands.ts';
import { observePersonFile, readPersonFile } from '../../app/data/person-file.ts';
import { observeDueAnswers } from '../../app/data/to-clear.ts';
import { aQuarter } from '../support/builders.ts';
import { aDatabase } from '../support/memory-database.ts';
import {
  aPerson,
  RESIDENT_ID,
  SAMPLES,
  STRANGER_ID,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const now = new Date('2026-12-01T10:00:00Z');
let database: LocalDatabase;

beforeEach(async () => {
  database = aDatabase();
  setLocalDatabase(database);
  await be('office', ['public', 'team', 'office']);
});

async function be(role: string, scopes: string[], personId?: string): Promise<void> {
  const quarters = role === 'guest' ? [] : [QUARTER];
  await keepSession(database, { role, quarters, scopes, deviceId: 'd00000000000f', personId });
}

async function hold(...docs: Body[]): Promise<void> {
  await database.documents.bulkPut(
    docs.map((doc) => ({ quarter: QUARTER, id: doc._id, type: String(doc.type), rev: '1-a', doc })),
  );
}

const docOf = async (id: string) => (await database.documents.get([QUARTER, id]))?.doc;
const personOf = (id: string) => docOf(`${id}:person:self`);
const waiting = async () => (await database.outbox.toArray()).map(({ id }) => id).sort();

/** The first thing that something observed says. */
function first<Value>(source: {
  subscribe: (next: (value: Value) => void) => { unsubscribe(): void };
}): Promise<Value> {
  return new Promise((resolve) => {
    const subscription = source.subscribe((value) => {
      resolve(value);
      queueMicrotask(() => subscription.unsubscribe());
    });
  });
}

describe('a person', () => {
  it('is entered, changed field by field, and goes to the server', async () => {
    const added = await addPerson(QUARTER, { name: 'Frau Öz', phone: '0209 123' }, now);
    const personId = added.ok ? added.value : '';
    await changePerson(QUARTER, personId, { phone: undefined, verified: '2026-12-01' }, now);
    const person = await personOf(personId);
    expect(person).toMatchObject({ name: 'Frau Öz', verified: '2026-12-01' });
    expect('phone' in (person ?? {})).toBe(false);
    expect(await waiting()).toEqual([`${personId}:person:self`]);
  });

  it('is not written where it is no person, or not for who uses the device', async () => {
    const wrong = await changePerson(QUARTER, RESIDENT_ID, { phone: 'abc' }, now);
    expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid', field: 'phone' } });
    await be('team', ['public', 'team']);
    const refused = await changePerson(QUARTER, RESIDENT_ID, { name: 'x' }, now);
    expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await waiting()).toEqual([]);
  });

  it('that ended leaves what was borrowed to the office; taken back, it is as before', async () => {
    await hold(aPerson(RESIDENT_ID), SAMPLES.loan, { ...SAMPLES.lendable, state: 'lent' });
    const state = async () => (await docOf('lendable:tablet-4'))?.state;
    const ended = (reason: 'died' | 'asked') => ({ reason, on: '2026-11-30' });
    await endPerson(QUARTER, RESIDENT_ID, ended('asked'), now);
    expect(await state()).toBe('lent');
    await takeEndBack(QUARTER, RESIDENT_ID, now);
    await endPerson(QUARTER, RESIDENT_ID, ended('died'), now);
    expect([await state(), (await personOf(RESIDENT_ID))?.ended]).toEqual([
      'officeClarifies',
      ended('died'),
    ]);
    await takeEndBack(QUARTER, RESIDENT_ID, now);
    expect([await state(), (await personOf(RESIDENT_ID))?.ended]).toEqual(['lent', undefined]);
  });

  it('may turn out to be another, whose page then has both their visits', async () => {
    await hold(aPerson(RESIDENT_ID), aPerson(STRANGER_ID), SAMPLES.visit, SAMPLES.visitor);
    await sameAs(QUARTER, RESIDENT_ID, STRANGER_ID, 'Frau A.', now);
    const visits = async () => (await readPersonFile(database, QUARTER, STRANGER_ID))?.visits;
    expect((await visits())?.length).toBe(1);
    await sameAs(QUARTER, RESIDENT_ID, undefined, 'Frau A.', now);
    expect((await visits())?.length).toBe(0);
    expect((await docOf(SAMPLES.visitor._id))?.cardNumber).toBe(SAMPLES.visitor.cardNumber);
  });
});

describe('a consent', () => {
  it('is on the person’s page as soon as it is written down', async () => {
    await hold(aPerson(RESIDENT_ID));
    const seen: number[] = [];
    const subscription = observePersonFile(QUARTER, RESIDENT_ID).subscribe((file) =>
      seen.push(file?.consents.length ?? -1),
    );
    await expect.poll(() => seen.at(-1)).toBe(0);
    const given = { purpose: 'passOn', textVersion: '1', form: 'paper', regime: 'DSGVO' } as const;
    await giveConsent(QUARTER, RESIDENT_ID, given, now);
    await expect.poll(() => seen.at(-1)).toBe(1);
    subscription.unsubscribe();
  });

  it('records its text and law, and stays withdrawn from the first time on', async () => {
    const given = {
      purpose: 'visitorList',
      textVersion: 'vor-ort-1-ar',
      form: 'signed' as const,
      regime: 'KDG' as const,
    };
    await giveConsent(QUARTER, RESIDENT_ID, given, now);
    const [id = ''] = await waiting();
    expect(await docOf(id)).toMatchObject({ ...given, givenAt: now.toISOString() });
    await withdrawConsent(QUARTER, id, now);
    await withdrawConsent(QUARTER, id, new Date('2026-12-24T10:00:00Z'));
    expect((await docOf(id))?.withdrawnAt).toBe(now.toISOString());
  });
});

describe('"Was ist über mich gespeichert?"', () => {
  it('asked at the office it is due in a month, until it is answered', async () => {
    await hold(aPerson(RESIDENT_ID));
    const asked = { channel: 'desk' as const, identitySeenOn: '2026-12-01' };
    await noteAccessRequest(QUARTER, RESIDENT_ID, asked, now);
    const due = () => first(observeDueAnswers(QUARTER));
    const [answer] = await due();
    expect(answer).toMatchObject({ name: 'Frau A.', request: { dueOn: '2027-01-01', ...asked } });
    const id = answer?.request._id ?? '';
    await changeAccessRequest(QUARTER, id, { answeredAt: now.toISOString() }, now);
    expect(await due()).toEqual([]);
    await changeAccessRequest(QUARTER, id, { answeredAt: undefined }, now);
    expect(await due()).toHaveLength(1);
  });

  it('asked on a phone of one’s own lies in the own range, a guest’s too', async () => {
    await be('guest', ['public']);
    const details = { name: 'Frau Öz', phone: '0209 123' };
    expect(await askWhatIsStored(QUARTER, { details }, now)).toMatchObject({ ok: true });
    const [asked = '', self = ''] = await waiting();
    expect(asked).toMatch(/^[0-9a-f]{32}:accessRequest:/);
    expect(await docOf(asked)).toMatchObject({ channel: 'app', dueOn: '2027-01-01' });
    expect(await docOf(self)).toMatchObject({ type: 'person', ...details });
  });

  it('asked on a shared tablet is sealed: no name stays there', async () => {
    await be('kiosk', ['public']);
    const details = { name: 'Nachtigall', phone: '0209 123' };
    expect(await askWhatIsStored(QUARTER, { details }, now)).toMatchObject({
      error: { code: 'noKey' },
    });
    await hold(aQuarter({ sealKey: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' }) as never);
    expect(await askWhatIsStored(QUARTER, { details }, now)).toMatchObject({ ok: true });
    const entries = await database.outbox.toArray();
    expect(entries.map(({ id }) => id.split(':')[0])).toEqual(['letter', 'letter']);
    expect(JSON.stringify(entries)).not.toContain('Nachtigall');
    expect(JSON.stringify(await database.documents.toArray())).not.toContain('Nachtigall');
  });

  it('asked on a volunteer’s own phone changes nothing of their person', async () => {
    await be('team', ['public', 'team', 'me'], VOLUNTEER_ID);
    await hold(aQuarter({ sealKey: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' }) as never);
    expect(await askWhatIsStored(QUARTER, {}, now)).toMatchObject({ ok: true });
    expect(await database.outbox.count()).toBe(1);
  });

  it('gathers from all databases what belongs to somebody, and nothing of others', async () => {
    await hold(...Object.values(SAMPLES), aPerson(STRANGER_ID, { name: 'Frau C.' }));
    const { items, names } = await gatherReport(database, QUARTER, RESIDENT_ID);
    const types = new Set(items.map(({ type }) => type));
    for (const type of ['person', 'request', 'visit', 'loan', 'visitor', 'consent', 'call']) {
      expect(types).toContain(type);
    }
    // Made of the resident's request, and naming nobody.
    expect(items.find(({ type }) => type === 'requestCard')?.how).toBe('belongs');
    expect(JSON.stringify(items)).not.toContain('Frau C.');
    expect(names.get('place:sanitaetshaus')).toBe('Sanitätshaus am Markt');
  });
});

describe('two values of one field', () => {
  const open = async () => (await first(observeConflicts(QUARTER))).open;
  const place = { ...SAMPLES.place, _id: 'place:huellen', fees: 'frei' };

  beforeEach(() => hold(place, SAMPLES.superseded));

  it('are decided for the other, and back again', async () => {
    const [conflict] = await open();
    const done = await takeOther(QUARTER, conflict as OpenConflict, now);
    expect((await docOf(place._id))?.fees).toBe('2 Euro');
    expect(await open()).toEqual([]);
    if (done.decided) await undecide(QUARTER, done.decided, now);
    expect((await docOf(place._id))?.fees).toBe('frei');
    expect(await open()).toHaveLength(1);
  });

  it('are left as they are, and asked about again when that is taken back', async () => {
    const [conflict] = await open();
    const done = await leaveAsIs(QUARTER, conflict?.id ?? '', now);
    expect([(await docOf(place._id))?.fees, await open()]).toEqual(['frei', []]);
    if (done.decided) await undecide(QUARTER, done.decided, now);
    expect(await open()).toHaveLength(1);
  });

  it('offer no other value where nobody may put it in any more', async () => {
    await hold(SAMPLES.visit, {
      ...SAMPLES.superseded,
      _id: 'office:superseded:x',
      about: SAMPLES.visit._id,
      field: 'personId',
      value: STRANGER_ID,
    });
    const conflicts = await open();
    expect(conflicts.map(({ field, mayTake }) => [field, mayTake])).toContainEqual([
      'personId',
      false,
    ]);
    expect(conflicts.map(({ field, mayTake }) => [field, mayTake])).toContainEqual(['fees', true]);
  });
});
