import { holdsCard } from '#domain/answer-standing.ts';
import { keyOf, partsOf } from '#domain/ids.ts';
import type { RequestCard } from '#domain/request-card.ts';
import type { TakeNumbers } from '../../identity.ts';
import { retentionIn } from '../../push/delete-after.ts';
import type { StoredDocument, StoreWrite } from '../../stores/store.ts';
import type { Reaction, ReactionReader } from '../reaction.ts';
import { requestKeyIn, ServerWrites } from '../server-writes.ts';
import type { DoorWordKeys } from './door-word-keys.ts';
import { type KnownRequest, knownRequest } from './known-request.ts';
import { planRequest } from './plan-request.ts';
import type { RequestOwners } from './request-owners.ts';
import type { TaskDecision } from './task-decision.ts';

export interface FollowRequestsParts {
  owners: RequestOwners;
  keys: DoorWordKeys;
  takeNumbers: TakeNumbers;
}

/**
 * What follows from requests, their steps, volunteers' answers, and what becomes known of the persons:
 * cards, who has a task, what the person is told, contacts, calls. At the quarter's home alone.
 */
export function followRequests({ owners, keys, takeNumbers }: FollowRequestsParts): Reaction {
  return {
    name: 'followRequests',
    async react(change, read) {
      const touched = await touchedRequests(change, read, owners);
      if (touched.length === 0) return [];
      const [quarter] = await read.getMany([`quarter:${read.quarterId}`]);
      const retention = retentionIn(quarter && !quarter.deleted ? quarter.doc : undefined);
      const planned: StoreWrite[] = [];
      const taking = new Set<string>();
      for (const { owner, key } of touched) {
        const known = await knownRequest(read, owner, key);
        const writes = new ServerWrites({ now: read.now, retention, takeNumbers });
        const taker = newTaker(known, await planRequest(read, writes, known, keys));
        if (isGone(known)) await owners.forget(read.quarterId, key);
        // How many tasks they hold is counted anew when this one is written, which brings us here again.
        if (taker !== undefined && taking.has(taker)) continue;
        if (taker !== undefined) taking.add(taker);
        planned.push(...(await writes.writes()));
      }
      return planned;
    },
  };
}

/** The volunteer who is given the task just now. */
function newTaker({ card }: KnownRequest, decision: TaskDecision): string | undefined {
  if (decision.state !== 'taken') return undefined;
  const { personId } = decision.yes;
  return card && holdsCard(card, personId) ? undefined : personId;
}

interface Touched {
  owner: string;
  key: string;
}

async function touchedRequests(
  change: StoredDocument,
  read: ReactionReader,
  owners: RequestOwners,
): Promise<Touched[]> {
  const { type, owner = '', key } = partsOf(change.id) ?? {};
  const { quarterId } = read;
  if (type === 'request' && key !== undefined) {
    const noted = change.deleted
      ? await owners.ownerOf(quarterId, key)
      : await owners.note(quarterId, key, owner);
    return noted === undefined || noted === owner ? [{ owner, key }] : [];
  }
  if (type === 'requestStep' || type === 'response') {
    const requestKey = requestKeyIn(change.id);
    const noted = await owners.ownerOf(quarterId, requestKey);
    if (noted === undefined || (type === 'requestStep' && noted !== owner)) return [];
    return [{ owner: noted, key: requestKey }];
  }
  if (type === 'contact') return waitingFor(owner, read, owners);
  if (type !== 'person') return [];
  const own = await read.range(`${owner}:request:`);
  const asked = own.map(({ id }): Touched => ({ owner, key: keyOf(id) }));
  const held = await read.range(`${owner}:contact:`);
  const keys = held.map(({ id }) => keyOf(id));
  const theirs = await Promise.all(keys.map((one) => owners.ownerOf(quarterId, one)));
  return [
    ...asked,
    ...theirs.flatMap((of, index) => (of ? [{ owner: of, key: keys[index] ?? '' }] : [])),
    ...(await waitingFor(owner, read, owners)),
  ];
}

/** Open requests to which a volunteer has said yes: there was no room, or no name. */
async function waitingFor(
  volunteer: string,
  read: ReactionReader,
  owners: RequestOwners,
): Promise<Touched[]> {
  const found: Touched[] = [];
  for (const { doc } of await read.range('requestCard:')) {
    const { state, requestId: key } = doc as unknown as RequestCard;
    if (state !== 'open') continue;
    const answers = await read.range(`response:${key}~${volunteer}~`);
    const owner = answers.length > 0 ? await owners.ownerOf(read.quarterId, key) : undefined;
    if (owner !== undefined) found.push({ owner, key });
  }
  return found;
}

function isGone({ storedRequest }: KnownRequest): boolean {
  return storedRequest?.deleted === true && storedRequest.reason !== 'user';
}
