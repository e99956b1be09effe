import { type DenyList, NOBODY_ERASED } from '../access/deny-list.ts';
import type { ServerIdentity, TakeNumbers } from '../identity.ts';
import { Notifier } from '../notify/notifier.ts';
import { Vapid } from '../notify/vapid.ts';
import { SealKeys } from '../sealing/seal-keys.ts';
import type { Store } from '../stores/store.ts';
import { eraseAgain } from './erase-again.ts';
import { forgetDecisions } from './forget-decisions.ts';
import { mergeConflicts } from './merge-conflicts.ts';
import { openLetters } from './open-letters.ts';
import { countPlaces } from './places/count-places.ts';
import { PlaceRolls } from './places/place-rolls.ts';
import type { Reaction } from './reaction.ts';
import { ReactionRunner } from './reaction-runner.ts';
import { remindOfVisits } from './remind-of-visits.ts';
import { DoorWordKeys } from './requests/door-word-keys.ts';
import { followRequests } from './requests/follow-requests.ts';
import { reconsiderWaiting } from './requests/reconsider-waiting.ts';
import { RequestOwners } from './requests/request-owners.ts';
import { revisionLeaves } from './revision-leaves.ts';
import { showSealKey } from './show-seal-key.ts';
import { tellPeople } from './tell-people.ts';
import { verifyDevices } from './verify-devices.ts';

export interface ReactionParts {
  store: Store;
  identity: ServerIdentity;
  takeNumbers: TakeNumbers;
  /** Who was erased; nobody where absent. */
  denyList?: DenyList;
  /** Whom push services may turn to, `https://…` or `mailto:…`. */
  contact?: string;
  /** How push services are reached. */
  fetch?: typeof globalThis.fetch;
  /** Takes the JSON log. */
  log: { write(line: string): void };
}

/** Some push services want an address; none is known where the server has no public one. */
const NO_CONTACT = 'mailto:nobody@localhost';

/** Everything that follows from changes, in the order in which it does. */
function reactionsWith(
  { store, identity: { key }, takeNumbers, denyList = NOBODY_ERASED }: Omit<ReactionParts, 'log'>,
  notifier: Notifier,
): Reaction[] {
  return [
    eraseAgain(denyList, takeNumbers),
    mergeConflicts,
    showSealKey(new SealKeys(store), takeNumbers),
    openLetters({ store, keys: new SealKeys(store), denyList, takeNumbers, key }),
    requestsFollowed({ store, takeNumbers }),
    verifyDevices(store),
    countPlaces(new PlaceRolls(store), takeNumbers),
    tellPeople(notifier),
  ];
}

/** What a server does after changes, to be started when it listens. */
export function reactionsOf({ log, ...parts }: ReactionParts): ReactionRunner {
  const notifier = notifierOf(parts);
  return new ReactionRunner({
    ...parts,
    reactions: reactionsWith(parts, notifier),
    daily: [
      remindOfVisits(notifier),
      forgetDecisions(parts.store),
      reconsiderWaiting(parts.store, requestsFollowed(parts)),
    ],
    leaves: revisionLeaves,
    now: () => new Date(),
    fault: (reaction, error) => log.write(`${JSON.stringify(faultOf(reaction, error))}\n`),
  });
}

function requestsFollowed({ store, takeNumbers }: Pick<ReactionParts, 'store' | 'takeNumbers'>) {
  const owners = new RequestOwners(store);
  return followRequests({ owners, keys: new DoorWordKeys(store), takeNumbers });
}

function notifierOf({ store, contact = NO_CONTACT, fetch }: Omit<ReactionParts, 'log'>): Notifier {
  return new Notifier({ store, vapid: new Vapid(store), now: () => new Date(), contact, fetch });
}

/** Names the fault and where it happened. Its message may quote people's data and stays out. */
function faultOf(reaction: string, error: unknown) {
  const { name, stack } = error instanceof Error ? error : new Error();
  const at = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { level: 50, time: new Date().toISOString(), reaction, error: name, at };
}
