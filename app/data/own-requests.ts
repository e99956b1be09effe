import { liveQuery, type Observable } from 'dexie';
import { keyOf } from '#domain/ids.ts';
import type { Request } from '#domain/request.ts';
import { type RequestStanding, requestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { LocalDatabase } from './database.ts';
import { documentsBeginning } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { ownPersonIfAny } from './own-person.ts';

/** A question of the person whose phone this is, and how it stands. */
export interface OwnRequest {
  request: Request;
  standing: RequestStanding;
  /** Its history: what has arrived in the order of arrival, then what has not. */
  steps: RequestStep[];
  /** Whether the office has it. Until then it is on this device alone. */
  hasArrived: boolean;
}

/** The own questions, newest first, now and after every change. No schema is loaded: an open one
 *  stands first on home. */
export function observeOwnRequests(quarter: string): Observable<OwnRequest[]> {
  return liveQuery(async () => readOwnRequests(localDatabase(), quarter));
}

/** The same, once. Nobody's where the device has no person of its own, or many people use it. */
export async function readOwnRequests(
  database: LocalDatabase,
  quarter: string,
): Promise<OwnRequest[]> {
  const personId = await ownPersonIfAny(database);
  return personId === undefined ? [] : requestsOf(database, quarter, personId);
}

/** The questions of a person, newest first. In a transaction it must hold `documents`. */
export async function requestsOf(
  database: LocalDatabase,
  quarter: string,
  personId: string,
): Promise<OwnRequest[]> {
  const requests = await documentsBeginning<Request>(database, quarter, `${personId}:request:`);
  const steps = await documentsBeginning<RequestStep>(
    database,
    quarter,
    `${personId}:requestStep:`,
  );
  return requests
    .map((request) => withStanding(request, steps))
    .sort((a, b) => (a.request.createdAt < b.request.createdAt ? 1 : -1));
}

/** A request with those of the steps that are its own. */
export function withStanding(request: Request, steps: readonly RequestStep[]): OwnRequest {
  const key = keyOf(request._id);
  const own = steps.filter(({ requestId }) => requestId === key).sort(byArrival);
  const hasArrived = request.arrivedAt !== undefined;
  return { request, standing: requestStanding(own), steps: own, hasArrived };
}

function byArrival(a: RequestStep, b: RequestStep): number {
  const [first, second] = [a.arrivedAt ?? '~', b.arrivedAt ?? '~'];
  if (first !== second) return first < second ? -1 : 1;
  return a.at < b.at ? -1 : 1;
}
