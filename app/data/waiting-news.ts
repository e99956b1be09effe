import { type Held, type LocalCopy, met, type Step } from '#domain/local-copy.ts';
import { supersededOf } from '#domain/superseded.ts';
import { type Body, clockOf } from '#domain/version.ts';
import { closedHeld, openedHeld } from './closing.ts';
import { Copies, type Surroundings, tablesOf } from './copies.ts';
import { readIdentity } from './device.ts';
import { letterSealer, type Sealer, versionsIn } from './personal-letters.ts';
import { entriesOf } from './sent-entries.ts';

/**
 * Lets edits of personal documents meet what came beside them meanwhile (closed-document.ts), once
 * somebody has opened the tablet. Each by itself: what another tab did first is left to it.
 */
export async function meetWaitingNews(around: Surroundings): Promise<void> {
  const { database, quarter, vault } = around;
  if (!vault?.isOpen) return;
  const entries = (await entriesOf(database, quarter)).filter(({ news }) => news !== undefined);
  if (entries.length === 0) return;
  const sealer = await letterSealer(around);
  for (const { id } of entries) await meetOne(around, id, sealer);
}

/** Outside of any transaction: opening waits for WebCrypto. */
async function meetOne(around: Surroundings, id: string, sealer: Sealer): Promise<void> {
  const { database } = around;
  const before = (await Copies.of(around, [id])).get(id);
  const opened = await openedCopy(around, before);
  const news = opened?.outgoing?.news;
  if (!opened?.outgoing || !news) return;
  const { news: _, letter: __, ...outgoing } = opened.outgoing;
  const { deviceId } = await readIdentity(database);
  const step = met({ ...opened, outgoing }, news, { deviceId, order: outgoing.order });
  const next = await closedCopy(around, step.copy, sealer);
  const lost = step.superseded.map(({ field, value }) =>
    supersededOf({ about: id, field, value }, around.now()),
  );
  const closedLost = (await around.vault?.closed(around.quarter, lost)) ?? lost;
  await database.transaction('rw', tablesOf(database), async () => {
    const copies = await Copies.of(around, [id, ...lost.map(({ _id }) => _id)]);
    if (!isSameCopy(copies.get(id), before)) return;
    copies.set(id, next);
    for (const [index, doc] of lost.entries()) {
      if (!copies.get(doc._id).held) keepLost(copies, doc, closedLost[index] ?? doc, sealer);
    }
    await copies.write();
  });
}

function keepLost(copies: Copies, doc: Body, closed: Body, sealer: Sealer): void {
  if (!copies.edit(doc._id, { doc: closed })) return;
  const { held } = copies.get(doc._id);
  copies.seal(doc._id, sealer({ ...doc, clock: held && clockOf(held.version) }, []));
}

/** A copy in clear, with everything that it may be merged over; `undefined` while it is locked. */
export async function openedCopy(
  around: Surroundings,
  { held, outgoing }: LocalCopy,
): Promise<LocalCopy | undefined> {
  const { bases = [], news } = outgoing ?? {};
  const all = [...(held ? [held] : []), ...(news ? [news] : []), ...bases];
  const opened = await openedHeld(around, all);
  if (!opened) return undefined;
  const copy: LocalCopy = held ? { held: opened.shift() } : {};
  if (!outgoing) return copy;
  const openedNews = news ? { news: opened.shift() as Held } : {};
  return { ...copy, outgoing: { ...outgoing, ...openedNews, bases: opened } };
}

async function closedCopy(
  around: Surroundings,
  { held, outgoing }: Step['copy'],
  sealer: Sealer,
): Promise<LocalCopy> {
  const [closedOne] = await closedHeld(around, [held]);
  if (!outgoing || !held) return { held: closedOne };
  const bases = await closedHeld(around, outgoing.bases);
  const letter = held.version.deleted
    ? undefined
    : sealer(held.version.doc, versionsIn(outgoing.bases));
  return {
    held: closedOne,
    outgoing: { ...outgoing, bases: bases.filter((base) => base !== undefined), letter },
  };
}

/** Whether nothing happened to a copy since it was read. */
export function isSameCopy(a: LocalCopy, b: LocalCopy): boolean {
  return markOf(a) === markOf(b);
}

function markOf({ held, outgoing }: LocalCopy): string {
  const { status, order, news, base } = outgoing ?? {};
  const clock = held && clockOf(held.version);
  const newsClock = news && clockOf(news.version);
  return JSON.stringify([held?.rev, clock, held?.version.deleted, status, order, base, newsClock]);
}
