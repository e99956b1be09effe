import type { CopyState, DataDiagnosis, OutboxCount } from '#domain/diagnosis.ts';
import { isQuarterId } from '#domain/ids.ts';
import type { Checkpoint, LocalDatabase } from './database.ts';
import { readIdentity, readSession } from './device.ts';
import { isParked, scopeOf } from './document-rows.ts';
import { readIncidents } from './incidents.ts';

/** So much of an id tells two devices, or two epochs, from each other on the telephone. */
const SHORT = 6;

/** What can be said about this device from its database. Nothing is passed on that is not a count, a
 *  time, or a word of which it is known what it can be. */
export async function diagnoseData(database: LocalDatabase): Promise<DataDiagnosis> {
  const { deviceId } = await readIdentity(database);
  const { role, quarters } = await readSession(database);
  const refusals = await database.refusals.toArray();
  const incidents = await readIncidents(database);
  return {
    schema: database.verno,
    device: deviceId.slice(0, SHORT),
    role: codeOf(role),
    quarters: quarters.map(quarterOf),
    outbox: await outboxCounts(database),
    refusals: refusals.map(({ code, at, removedAt }) => {
      return { code: codeOf(code), at, isRemoved: removedAt !== undefined };
    }),
    copies: await copyStates(database),
    incidents: incidents.map(({ code, at, lastAt, times }) => ({
      code: codeOf(code),
      at,
      lastAt,
      times,
    })),
  };
}

async function outboxCounts(database: LocalDatabase): Promise<OutboxCount[]> {
  const counts = new Map<string, OutboxCount>();
  await database.outbox.each(({ quarter, status, clean, since }) => {
    const key = `${quarter} ${status}`;
    const known = counts.get(key);
    counts.set(key, {
      quarter: quarterOf(quarter),
      status,
      count: (known?.count ?? 0) + 1,
      clean: (known?.clean ?? 0) + (clean ? 1 : 0),
      oldestSince: known && known.oldestSince < since ? known.oldestSince : since,
    });
  });
  return [...counts.values()];
}

async function copyStates(database: LocalDatabase): Promise<CopyState[]> {
  const checkpoints = await database.checkpoints.toArray();
  const held = new Map<string, { documents: number; parked: number }>();
  await database.documents.each((row) => {
    const key = `${row.quarter} ${scopeOf(row)}`;
    const { documents, parked } = held.get(key) ?? { documents: 0, parked: 0 };
    held.set(key, { documents: documents + 1, parked: parked + (isParked(row) ? 1 : 0) });
  });
  return checkpoints.map((checkpoint) => ({
    ...stateOf(checkpoint),
    ...(held.get(`${checkpoint.quarter} ${checkpoint.scope}`) ?? { documents: 0, parked: 0 }),
  }));
}

function stateOf(checkpoint: Checkpoint): Omit<CopyState, 'documents' | 'parked'> {
  const { quarter, scope, complete, epoch, contactAt, serverAt, wanted } = checkpoint;
  const { received, count } = checkpoint;
  return {
    quarter: quarterOf(quarter),
    scope: codeOf(scope),
    complete,
    epoch: epoch.slice(0, SHORT),
    contactAt,
    serverAt,
    waitsForDiff: wanted !== undefined,
    received,
    count,
  };
}

/** A word that the server or this app chose; whatever else stands there is not passed on. */
function codeOf(word: string): string {
  return /^[A-Za-z][A-Za-z0-9.-]{0,39}$/.test(word) ? word : '?';
}

function quarterOf(id: string): string {
  return isQuarterId(id) ? id : '?';
}
