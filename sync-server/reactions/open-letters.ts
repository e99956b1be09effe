import { raisedClock } from '#domain/clock.ts';
import { type DatabaseKind, partsOf } from '#domain/ids.ts';
import type { PostedLetter } from '#domain/posted-letter.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import { clockOf } from '#domain/version.ts';
import { ROLES } from '#domain/viewer.ts';
import type { DenyList } from '../access/deny-list.ts';
import type { Caller } from '../access/devices.ts';
import type { TakeNumbers } from '../identity.ts';
import { retentionIn } from '../push/delete-after.ts';
import { takeLetter } from '../push/push-letters.ts';
import type { PushResult } from '../push/push-result.ts';
import { asideOf } from '../push/quarantine.ts';
import type { SealKeys } from '../sealing/seal-keys.ts';
import { databaseNameOf } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';
import type { Reaction, ReactionReader } from './reaction.ts';
import { living } from './server-writes.ts';

export interface OpenLettersParts {
  store: Store;
  keys: Pick<SealKeys, 'open'>;
  denyList: DenyList;
  takeNumbers: TakeNumbers;
  /** The server's own (identity.ts). */
  key: string;
}

/** Letters that were handed in at another server are opened at home, by the rights of whoever handed them
 *  in there. What may not stand goes to the office's quarantine: its sender was told that it is safe. */
export function openLetters(parts: OpenLettersParts): Reaction {
  return {
    name: 'openLetters',
    begin: async () => parts.denyList.upToDate?.(),
    async react(change, read) {
      if (partsOf(change.id)?.type !== 'letter' || change.deleted) return [];
      const [standing] = await read.getMany([change.id]);
      const letter = living<PostedLetter>(standing);
      if (!letter || !standing) return [];
      const result = await taken(letter, read, parts);
      // Sealed to a key that this server has not: it waits for the one that has.
      if (result.outcome === 'retry' && result.code === 'server-older') return [];
      if (result.outcome === 'retry') throw new StoreFailure('unavailable', 'others write faster');
      if (isRefused(result)) {
        const arrival = { caller: senderOf(letter, read), now: read.now, actor: letter.actor };
        await asideOf(read.quarterId, arrival, parts.store).keep(letter.sealed as SealedLetter);
      }
      const { writer, first } = await parts.takeNumbers(1);
      const clock = raisedClock(clockOf(standing), writer, first);
      return [{ id: change.id, base: standing.rev, deleted: true, clock, reason: 'user' }];
    },
  };
}

async function taken(
  letter: PostedLetter,
  read: ReactionReader,
  { store, keys, denyList, key }: OpenLettersParts,
): Promise<PushResult> {
  const { sealed, actor } = letter;
  const { quarterId, now } = read;
  const settings = living<Record<string, unknown>>(
    (await read.getMany([`quarter:${quarterId}`]))[0],
  );
  const caller = senderOf(letter, read);
  const arrival = { caller, now, heal: false, ...(actor === undefined ? {} : { actor }) };
  const judging = { arrival, retention: retentionIn(settings), denyList, key };
  const databaseFor = (kind: DatabaseKind) => store.database(databaseNameOf(quarterId, kind));
  const box = { quarter: quarterId, keys, databaseFor, isUnheard: true };
  return takeLetter(sealed as SealedLetter, judging, box);
}

/** As the server that took the letter knew them. */
function senderOf({ sender }: PostedLetter, { quarterId }: ReactionReader): Caller {
  const role = ROLES.find((known) => known === sender.role) ?? 'guest';
  const { deviceId, personId, placeId, verified } = sender;
  return { role, deviceId, personId, placeId, verified, quarters: [quarterId] };
}

/** What is over, or of an erased person, goes without a word. */
function isRefused(result: PushResult): boolean {
  return result.outcome === 'rejected' && result.code !== 'erased' && result.code !== 'expired';
}
