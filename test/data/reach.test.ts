import { beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { readCalls } from '../../app/data/call-list.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { observeVolunteers, readInbox } from '../../app/data/office-requests.ts';
import { aDatabase } from '../support/memory-database.ts';
import { aPerson, aRequest, doc, RESIDENT_ID, STRANGER_ID } from '../support/sample-documents.ts';
import { sourceFiles } from '../support/source-files.ts';

const QUARTER = 'lichtenberg';
const now = new Date('2026-12-01T10:00:00Z');
const ended = { ended: { reason: 'died', on: '2026-11-20' } };
const volunteer = { volunteerSince: '2025-01-01' };
let database: LocalDatabase;

beforeEach(() => {
  database = aDatabase();
  setLocalDatabase(database);
});

async function hold(...docs: Body[]): Promise<void> {
  await database.documents.bulkPut(
    docs.map((body) => ({
      quarter: QUARTER,
      id: body._id,
      type: String(body.type),
      rev: '1-a',
      doc: body,
    })),
  );
}

const CALL = doc('call', 'office:call:k1', { whom: { personId: RESIDENT_ID }, why: 'confirm' });

/** Whom each of the office's lists names. */
async function listed() {
  const calls = (await readCalls(database, QUARTER)).filter(({ isPending }) => isPending);
  const inbox = await readInbox(database, QUARTER, now);
  const volunteers = await new Promise<{ personId: string }[]>((resolve) => {
    observeVolunteers(QUARTER).subscribe(resolve);
  });
  return { calls: calls.length, inbox: inbox.length, volunteers: volunteers.length };
}

describe('the office’s lists', () => {
  it('name a person while nothing speaks against it', async () => {
    await hold(aPerson(RESIDENT_ID, volunteer), aRequest(RESIDENT_ID), CALL);
    expect(await listed()).toEqual({ calls: 1, inbox: 1, volunteers: 1 });
  });

  it('leave in peace who died, moved or asked for it', async () => {
    for (const reason of ['died', 'moved', 'asked']) {
      const end = { ended: { reason, on: '2026-11-20' } };
      await hold(aPerson(RESIDENT_ID, { ...volunteer, ...end }), aRequest(RESIDENT_ID), CALL);
      expect(await listed()).toEqual({ calls: 0, inbox: 0, volunteers: 0 });
    }
  });

  it('leave in peace whose double has ended', async () => {
    const merged = { personId: RESIDENT_ID, displayName: 'A', mergedInto: STRANGER_ID };
    await hold(aPerson(RESIDENT_ID, volunteer), aRequest(RESIDENT_ID), CALL);
    await hold(doc('visitor', `visitor:${RESIDENT_ID}`, merged), aPerson(STRANGER_ID, ended));
    expect(await listed()).toEqual({ calls: 0, inbox: 0, volunteers: 0 });
  });
});

it('whoever lists calls asks whether they may be made, not only whether they are pending', () => {
  const askers = sourceFiles(['app'], /\.tsx?$/)
    .filter(({ text }) => /import \{[^}]*\bisPending\b[^}]*\} from '[^']*\/call\.ts'/.test(text))
    .map(({ path }) => path)
    .sort();
  // The page that tells what falls away when a person ends.
  expect(askers).toEqual(['app/domain/reach.ts', 'app/features/persons/person-end.tsx']);
});
