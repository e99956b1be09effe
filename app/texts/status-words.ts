import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Concern, SyncStatus, Trouble } from '#domain/sync-status.ts';
import { recentWords, sinceDayWords } from './day-words.ts';
import type { Texts } from './de.ts';

/** What this device has of its quarter, in whole sentences: what is here, what arrived, from when,
 *  and why it may not stay. */
export function statusWords(texts: Texts, status: SyncStatus, now: Date): string[] {
  const [first = '', ...rest] = copyWords(texts, status, now);
  return [first, ...deliveryWords(texts, status, now), ...rest];
}

/** The same without what was written here. */
export function copyWords(texts: Texts, status: SyncStatus, now: Date): string[] {
  const { wasLost, notSaved, trouble } = status;
  const isWhole = status.phase === 'saved' || status.phase === 'here';
  return [
    ...phaseWords(texts, status),
    ...(isWhole ? asOfWords(texts, status.contactAt, now) : []),
    ...(wasLost && isWhole ? [texts.status.wasLost] : []),
    ...(notSaved ? [notSavedWords(texts, notSaved)] : []),
    ...(isWhole && trouble ? noAccessWords(texts, trouble) : []),
  ];
}

/** Where what was written on this device is: refused, waiting, or at the office; nothing where
 *  nothing was written. */
export function deliveryWords(
  texts: Texts,
  { delivery, isPutOff }: SyncStatus,
  now: Date,
): string[] {
  if (!delivery) return [];
  const { waiting, waitingSince, refused, hasArrived } = delivery;
  const isAllThere = hasArrived && waiting === 0 && refused === 0;
  return [
    ...(refused > 0 ? [texts.status.refused(refused)] : []),
    ...(waiting > 0 ? [texts.status.waiting(waiting, sinceWords(texts, waitingSince, now))] : []),
    ...(waiting > 0 && isPutOff ? [texts.status.putOff] : []),
    ...(isAllThere ? [texts.status.arrived] : []),
  ];
}

/** The one sentence that stands on every screen. */
export function concernWords(
  texts: Texts,
  concern: Concern,
  status: SyncStatus,
  now: Date,
): string {
  const { refused, waiting, waitingSince } = { refused: 0, waiting: 0, ...status.delivery };
  switch (concern) {
    case 'noAccess':
      return noAccessWords(texts, status.trouble).join(' ');
    case 'refused':
      return texts.status.refused(refused);
    case 'full':
      return texts.status.storageFull;
    case 'putOff':
      return texts.status.putOff;
    case 'waiting':
      return texts.status.waiting(waiting, sinceWords(texts, waitingSince, now));
  }
}

/** When something was: "heute, 9:40 Uhr". */
export function whenWords(texts: Texts, instant: string, now: Date): string {
  const today = dateOf(localDateTimeAt(now));
  return recentWords(texts, localDateTimeAt(new Date(instant)), today);
}

/** Inside a sentence near days need no comma: "gestern 15 Uhr". */
function sinceWords(texts: Texts, instant: string | undefined, now: Date): string {
  const since = instant ?? now.toISOString();
  const today = dateOf(localDateTimeAt(now));
  return sinceDayWords(texts, localDateTimeAt(new Date(since)), today);
}

function phaseWords(texts: Texts, { phase, received, count, trouble }: SyncStatus): string[] {
  const { saved, here, starting, loading, loadingCount, unreachable } = texts.status;
  switch (phase) {
    case 'saved':
      return [saved];
    case 'here':
      return [here];
    case 'unreachable': {
      const noAccess = noAccessWords(texts, trouble);
      return noAccess.length > 0 ? noAccess : [unreachable];
    }
    case 'arriving':
      return received && count ? [loading, loadingCount(received, count)] : [loading];
    case 'starting':
      return [starting];
    case 'unknownQuarter':
      return [texts.shell.unknownQuarterTitle];
  }
}

function noAccessWords(texts: Texts, trouble: Trouble | undefined): string[] {
  if (trouble === 'forbidden') return [texts.status.forbidden];
  return trouble === 'otherServer' ? [texts.status.otherServer] : [];
}

function asOfWords(texts: Texts, contactAt: string | undefined, now: Date): string[] {
  return contactAt ? [texts.status.asOf(whenWords(texts, contactAt, now))] : [];
}

function notSavedWords(texts: Texts, reason: NonNullable<SyncStatus['notSaved']>): string {
  const { notSavedInsecure, notSavedPrivate, storageFull } = texts.status;
  return { insecure: notSavedInsecure, private: notSavedPrivate, full: storageFull }[reason];
}
