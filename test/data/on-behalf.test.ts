import { beforeEach, describe, expect, it } from 'vitest';
import { readKnownPerson } from '../../app/data/known-persons.ts';
import { readOfficeRequests } from '../../app/data/office-requests.ts';
import { cancelRegistration, registerOnBehalf } from '../../app/data/register.ts';
import { writeOnBehalf } from '../../app/data/write-on-behalf.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { must } from '../support/must.ts';
import { aPerson, doc, RESIDENT_ID, STRANGER_ID } from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const HOME = { street: 'Grillostraße 5', postalCode: '45881' };
const request = (owner: string, key: string, fields: Record<string, unknown> = {}) =>
  doc('request', `${owner}:request:${key}`, {
    ...{ kind: 'shopping', channel: 'app', where: 'home', for: 'self' },
    ...fields,
  });
const twinOf = (personId: string, twin: string) => [
  doc('visitor', `visitor:${personId}`, { personId, displayName: 'Erna Adler' }),
  doc('visitor', `visitor:${twin}`, { personId: twin, displayName: 'E.', mergedInto: personId }),
];

let office: CommandDevice;
beforeEach(async () => {
  office = await aCommandDevice({
    role: 'office',
    deviceId: 'd0123456789ab',
    scopes: ['public', 'team', 'office'],
  });
  await office.hold(aPerson(RESIDENT_ID, { name: 'Erna Adler', phone: '+492091', address: HOME }));
});
const write = (draft: object, more: object = {}) =>
  writeOnBehalf(office.around, {
    personId: RESIDENT_ID,
    channel: 'phone',
    draft: { kind: 'shopping', name: 'Erna Adler', ...draft },
    ...more,
  });
const only = async () => {
  const all = await readOfficeRequests(office.database, QUARTER);
  expect(all).toHaveLength(1);
  return all[0] ?? expect.fail();
};

describe('what the office writes for somebody whom it knows', () => {
  it('is theirs: no second person is made, and the new number is theirs', async () => {
    must(await write({ phone: '+492092', address: { street: HOME.street } }));
    expect(await office.all('person')).toMatchObject([
      { name: 'Erna Adler', phone: '+492092', address: HOME, verified: '2026-11-30' },
    ]);
    expect((await only()).personId).toBe(RESIDENT_ID);
  });

  it('joins what they have asked for and is open, and confirms it', async () => {
    await office.hold(request(RESIDENT_ID, 'r1'));
    const written = must(await write({ words: 'Brot' }));
    expect(written).toEqual({
      requestId: `${RESIDENT_ID}:request:r1`,
      personId: RESIDENT_ID,
      joined: true,
    });
    const { standing, request: asked } = await only();
    expect([standing.askedTimes, standing.confirmed, asked.words]).toEqual([2, true, 'Brot']);
    office.at = new Date('2026-12-01T09:00:00Z');
    must(await write({}));
    expect((await only()).standing.askedTimes).toBe(3);
    expect((await office.all('requestStep')).map(({ kind }) => kind).sort()).toEqual([
      ...['askedAgain', 'askedAgain', 'confirmed'],
    ]);
  });

  it('leaves what is open as it was said, where the form only assumed something else', async () => {
    const asked = { when: { days: [2] }, where: 'treff', comeAs: 'woman' };
    await office.hold(request(RESIDENT_ID, 'r1', asked));
    const assumed = { when: { soon: true }, where: 'home', comeAs: 'any' };
    must(await write(assumed, { unsaid: ['when', 'where', 'comeAs'] }));
    expect((await only()).request).toMatchObject(asked);
    must(await write({ ...assumed, when: { days: [4] } }, { unsaid: ['where', 'comeAs'] }));
    expect((await only()).request).toMatchObject({ ...asked, when: { days: [4] } });
  });

  it('is a request of its own where they want something else, or what they wanted has ended', async () => {
    await office.hold(
      request(RESIDENT_ID, 'r1', { kind: 'technology' }),
      request(RESIDENT_ID, 'r2'),
      doc('requestStep', `${RESIDENT_ID}:requestStep:r2~s1`, {
        ...{ requestId: 'r2', kind: 'solved', at: '2026-11-29T09:00:00Z' },
      }),
    );
    expect(must(await write({})).joined).toBe(false);
    expect(await office.all('request')).toHaveLength(3);
  });

  it('is the one person’s who was entered twice', async () => {
    await office.hold(...twinOf(RESIDENT_ID, STRANGER_ID), request(STRANGER_ID, 'r1'));
    const written = must(await write({}, { personId: STRANGER_ID }));
    expect(written).toMatchObject({ personId: RESIDENT_ID, joined: true });
    expect((await only()).request._id).toBe(`${STRANGER_ID}:request:r1`);
  });
});

describe('a registration by the office', () => {
  const date = { eventId: 'event:kurs', date: '2026-12-01' };
  const register = (personId: string) =>
    registerOnBehalf(office.around, { ...date, details: {}, personId, channel: 'desk' });

  it('is the known person’s, with how it came', async () => {
    must(await register(RESIDENT_ID));
    expect(await office.all('person')).toHaveLength(1);
    expect(await office.all('registration')).toMatchObject([
      { _id: `${RESIDENT_ID}:registration:kurs~2026-12-01~1`, channel: 'desk' },
    ]);
  });

  it('takes one place for whoever was entered twice, until that is given back', async () => {
    await office.hold(...twinOf(RESIDENT_ID, STRANGER_ID));
    await office.hold(
      doc('registration', `${STRANGER_ID}:registration:kurs~2026-12-01~1`, {
        ...{ ...date, n: 1, channel: 'app' },
      }),
    );
    const { registrationId } = must(await register(RESIDENT_ID));
    expect(registrationId).toBe(`${STRANGER_ID}:registration:kurs~2026-12-01~1`);
    expect(await office.all('registration')).toHaveLength(1);
    must(await cancelRegistration(office.around, registrationId));
    expect(must(await register(STRANGER_ID)).personId).toBe(RESIDENT_ID);
    expect(await office.all('registration')).toHaveLength(2);
  });
});

describe('what a form is filled in with', () => {
  const known = (personId = RESIDENT_ID) => readKnownPerson(office.database, QUARTER, personId);

  it('is what the person has said of themselves, with bell and floor of that home', async () => {
    await office.hold(
      request(RESIDENT_ID, 'r1', { address: HOME, doorbell: 'Adler', floor: '2. OG' }),
      request(RESIDENT_ID, 'r2', {
        ...{ createdAt: '2026-11-29T09:00:00Z', doorbell: 'Fremd', for: 'other' },
        address: { street: 'Uechtingstraße 1' },
      }),
    );
    expect(await known()).toMatchObject({
      ...{ name: 'Erna Adler', phone: '+492091', address: HOME },
      ...{ doorbell: 'Adler', floor: '2. OG' },
    });
    expect((await known())?.open.map(({ _id }) => _id)).toEqual([
      `${RESIDENT_ID}:request:r2`,
      `${RESIDENT_ID}:request:r1`,
    ]);
  });

  it('is of whoever they turned out to be, with what was asked for under either id', async () => {
    await office.hold(...twinOf(RESIDENT_ID, STRANGER_ID), request(STRANGER_ID, 'r1'));
    const one = await known(STRANGER_ID);
    expect([one?.personId, one?.open.length]).toEqual([RESIDENT_ID, 1]);
  });

  it('is nothing of whoever is to be left in peace, or is not known', async () => {
    const ended = { reason: 'asked', on: '2026-11-01' };
    await office.hold(...twinOf(RESIDENT_ID, STRANGER_ID), aPerson(STRANGER_ID, { ended }));
    expect(await known()).toBeUndefined();
    expect(await known('9'.repeat(32))).toBeUndefined();
  });
});
