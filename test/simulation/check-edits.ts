import type { Clock } from '#domain/document.ts';
import { partsOf } from '#domain/ids.ts';
import { clockOf } from '#domain/version.ts';
import { hasSeen, type Intent, tokensIn } from './intents.ts';
import { mayBeLetGo } from './let-go.ts';
import { shown } from './message-words.ts';
import type { Copy } from './replicas.ts';
import type { World } from './world.ts';

/** Values that gave way by document, each with the clock of whoever wrote that it did. */
type Superseded = Map<string, Map<string, Clock>>;

/** Promise 6: each value that gave way is there once. Returns the values by document. */
export function checkSuperseded(world: World, server: Map<string, Copy>): Superseded {
  const values: Superseded = new Map();
  const seen = new Set<string>();
  for (const { id, version } of server.values()) {
    if (partsOf(id)?.type !== 'superseded' || version.deleted) continue;
    const { about, field, value } = version.doc;
    const content = JSON.stringify([about, field, value]);
    if (seen.has(content)) world.violated('TWICE', `superseded ${content}`, String(about));
    seen.add(content);
    const known = values.get(String(about)) ?? new Map();
    for (const token of tokensIn(value)) known.set(token, clockOf(version));
    values.set(String(about), known);
  }
  return values;
}

/** Promises 1, 2 and 6: what was written is there, or was overwritten by one that saw it. */
export function checkIntents(
  world: World,
  intents: readonly Intent[],
  stored: Copy | undefined,
  superseded: Superseded,
): void {
  const here = new Set(stored && !stored.version.deleted ? tokensIn(stored.version.doc) : []);
  // What seemed lost may have been on its way, and have arrived.
  const clock = stored ? clockOf(stored.version) : {};
  const isLost = (intent: Intent) => intent.isExcused && !hasSeen(clock, intent);
  const replaced = new Set(
    intents.flatMap((one) => (isLost(one) ? (one.replacedForGood ?? []) : one.replaced)),
  );
  const deletes = intents.filter(({ what, isExcused }) => what === 'delete' && !isExcused);
  for (const intent of intents) {
    const { id, token, device, field } = intent;
    if (token === undefined || intent.isExcused) continue;
    if (here.has(token) || replaced.has(token) || superseded.get(id)?.has(token)) continue;
    if (mayBeLetGo(world, intent)) continue;
    if (deletes.some(({ seen }) => hasSeen(seen, intent))) continue;
    world.violated('LOST', `${device} wrote ${token} into ${field}; now ${shown(stored)}`, id);
  }
}

/** Promise 6: a delete stands, unless somebody edited who had not seen it. */
export function checkDeletes(
  world: World,
  intents: readonly Intent[],
  stored: Copy | undefined,
): void {
  if (!stored || stored.version.deleted) return;
  for (const removal of intents) {
    if (removal.what !== 'delete' || removal.isExcused) continue;
    const hasUnseen = intents.some((other) => {
      return other.what !== 'delete' && other !== removal && !hasSeen(removal.seen, other);
    });
    if (!hasUnseen) {
      world.violated('DELETED BACK', `deleted by ${removal.device}; ${shown(stored)}`, removal.id);
    }
  }
}

/** Whether no replica has ever lost anything. */
export function isCalm({ counts }: World): boolean {
  const losses = ['rollback', 'restore', 'loss', 'power cut', 'revoke', 'renamed'];
  return losses.every((loss) => !counts[loss]);
}

/**
 * What somebody overwrote, having seen it, does not come back by itself. Its own writer may bring it
 * back with a further edit that has not seen the other: where the answer to the first one was lost,
 * it stands beside what saw it.
 */
export function checkOverwritten(
  world: World,
  intents: readonly Intent[],
  stored: Copy | undefined,
): void {
  if (!stored || stored.version.deleted) return;
  if (intents.some(({ what }) => what === 'delete')) return;
  const here = new Set(tokensIn(stored.version.doc));
  for (const { token = '', nr, device, id } of intents) {
    const by = intents.find((other) => !other.isExcused && other.replaced.includes(token));
    if (!by || !here.has(token)) continue;
    const isBesideIt = intents.some((other) => {
      return other.device === device && other.nr > nr && !hasSeen(other.seen, by);
    });
    if (!isBesideIt) world.violated('CAME BACK', `${token}, overwritten by ${by.device}`, id);
  }
}

/**
 * Promise 6: different fields merge. A value gives way to one that somebody else wrote there unseen.
 * Who made the document may have to meet it without a base, where no answer ever came; two who made it
 * gave all its fields a value.
 */
export function checkGivenWay(
  world: World,
  intents: readonly Intent[],
  values: ReadonlyMap<string, Clock>,
): void {
  if (intents.some(({ what }) => what === 'delete')) return;
  const makers = intents.filter(({ seen }) => Object.keys(seen).length === 0);
  if (new Set(makers.map(({ device }) => device)).size > 1) return;
  for (const one of intents) {
    const by = values.get(one.token ?? '');
    if (!by || makers.some(({ writer }) => writer in by)) continue;
    // Or to what its own writer made of it, where the answer to the first edit was lost.
    const isMet = intents.some((other) => {
      if (other === one || !isOfSameField(other, one)) return false;
      return !hasSeen(other.seen, one) || other.replaced.includes(one.token ?? '');
    });
    if (!isMet) world.violated('NEEDLESS', `${one.token} gave way in ${one.field}`, one.id);
  }
}

/** A keyed list gives way as a whole. */
function isOfSameField(one: Intent, other: Intent): boolean {
  return one.field.split('.')[0] === other.field.split('.')[0];
}
