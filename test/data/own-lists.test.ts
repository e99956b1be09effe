import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptSession } from '../../app/data/adopt-session.ts';
import { GUEST_SESSION } from '../../app/data/device.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { observeOwnDetails } from '../../app/data/own-details.ts';
import { observeOwnRequests } from '../../app/data/own-requests.ts';
import { observeOwnRegistrations } from '../../app/data/registrations.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { aPerson, doc, RESIDENT_ID } from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';

let phone: CommandDevice;
let stop: (() => void) | undefined;

beforeEach(async () => {
  phone = await aCommandDevice();
  setLocalDatabase(phone.database);
});
afterEach(() => stop?.());

/** What a list of the own has shown last. */
function watch<Value>(list: {
  subscribe(next: (value: Value) => void): { unsubscribe(): void };
}): () => Value | undefined {
  let shown: Value | undefined;
  const watching = list.subscribe((value) => {
    shown = value;
  });
  stop = () => watching.unsubscribe();
  return () => shown;
}

/** The server says whose phone this is, while a screen is open already; then what is theirs comes. */
async function learnWhose(): Promise<void> {
  const who = { role: 'resident', personId: RESIDENT_ID, quarters: [QUARTER] } as const;
  await adoptSession(phone.database, {
    ...GUEST_SESSION,
    ...{ ...who, quarters: [QUARTER], deviceId: 'd0123456789ab', scopes: ['public', 'me'] },
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a screen that is the first of its phone', () => {
  it('lists what was asked for as soon as it comes', async () => {
    const shown = watch(observeOwnRequests(QUARTER));
    await expect.poll(shown).toEqual([]);
    await learnWhose();
    await phone.hold(doc('request', `${RESIDENT_ID}:request:r1`, { kind: 'technology' }));
    await expect.poll(() => shown()?.length).toBe(1);
    await phone.hold(
      doc('requestStep', `${RESIDENT_ID}:requestStep:r1~c`, { requestId: 'r1', kind: 'confirmed' }),
    );
    await expect.poll(() => shown()?.[0]?.standing.state).toBe('open');
  });

  it('shows registrations, and what is known of its owner, as soon as they come', async () => {
    const shown = watch(observeOwnRegistrations(QUARTER));
    await expect.poll(shown).toEqual([]);
    await learnWhose();
    const fields = { eventId: 'event:fest', date: '2026-12-01', n: 1, channel: 'app' };
    await phone.hold(doc('registration', `${RESIDENT_ID}:registration:fest~2026-12-01~1`, fields));
    await expect.poll(() => shown()?.length).toBe(1);
    stop?.();
    const details = watch(observeOwnDetails(QUARTER));
    await expect.poll(details).toBeDefined();
    await phone.hold(aPerson(RESIDENT_ID, { name: 'Frau Öz' }));
    await expect.poll(() => details()?.name).toBe('Frau Öz');
  });
});
