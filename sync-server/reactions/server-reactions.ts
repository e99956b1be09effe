import { type DenyList, NOBODY_ERASED } from '../access/deny-list.ts';
import type { ServerIdentity, TakeNumbers } from '../identity.ts';
import { SealKeys } from '../sealing/seal-keys.ts';
import type { Store } from '../stores/store.ts';
import { eraseAgain } from './erase-again.ts';
import { mergeConflicts } from './merge-conflicts.ts';
import { countPlaces } from './places/count-places.ts';
import { PlaceRolls } from './places/place-rolls.ts';
import type { Reaction } from './reaction.ts';
import { ReactionRunner } from './reaction-runner.ts';
import { DoorWordKeys } from './requests/door-word-keys.ts';
import { followRequests } from './requests/follow-requests.ts';
import { RequestOwners } from './requests/request-owners.ts';
import { revisionLeaves } from './revision-leaves.ts';
import { showSealKey } from './show-seal-key.ts';
import { verifyDevices } from './verify-devices.ts';

export interface ReactionParts {
  store: Store;
  identity: ServerIdentity;
  takeNumbers: TakeNumbers;
  /** Who was erased; nobody where absent. */
  denyList?: DenyList;
  /** Takes the JSON log. */
  log: { write(line: string): void };
}

/** Everything that follows from changes, in the order in which it does. */
function reactionsWith(parts: Omit<ReactionParts, 'log'>): Reaction[] {
  const { store, takeNumbers, denyList = NOBODY_ERASED } = parts;
  return [
    eraseAgain(denyList, takeNumbers),
    mergeConflicts,
    showSealKey(new SealKeys(store), takeNumbers),
    followRequests({
      owners: new RequestOwners(store),
      keys: new DoorWordKeys(store),
      takeNumbers,
    }),
    verifyDevices(store),
    countPlaces(new PlaceRolls(store), takeNumbers),
  ];
}

/** What a server does after changes, to be started when it listens. */
export function reactionsOf({ log, ...parts }: ReactionParts): ReactionRunner {
  return new ReactionRunner({
    ...parts,
    reactions: reactionsWith(parts),
    leaves: revisionLeaves,
    now: () => new Date(),
    fault: (reaction, error) => log.write(`${JSON.stringify(faultOf(reaction, error))}\n`),
  });
}

/** Names the fault and where it happened. Its message may quote people's data and stays out. */
function faultOf(reaction: string, error: unknown) {
  const { name, stack } = error instanceof Error ? error : new Error();
  const at = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { level: 50, time: new Date().toISOString(), reaction, error: name, at };
}
