import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { SyncStatus } from '#domain/sync-status.ts';
import { recentWords } from './day-words.ts';
import type { Texts } from './de.ts';

/** What this device has of its quarter, in whole sentences: what is here, from when, and why it may
 *  not stay. */
export function statusWords(texts: Texts, status: SyncStatus, now: Date): string[] {
  const { wasLost, notSaved } = status;
  const isWhole = status.phase === 'saved' || status.phase === 'here';
  return [
    ...phaseWords(texts, status),
    ...(isWhole ? asOfWords(texts, status.contactAt, now) : []),
    ...(wasLost && isWhole ? [texts.status.wasLost] : []),
    ...(notSaved ? [notSavedWords(texts, notSaved)] : []),
  ];
}

function phaseWords(texts: Texts, { phase, received, count }: SyncStatus): string[] {
  const { saved, here, starting, loading, loadingCount, unreachable } = texts.status;
  switch (phase) {
    case 'saved':
      return [saved];
    case 'here':
      return [here];
    case 'unreachable':
      return [unreachable];
    case 'arriving':
      return received && count ? [loading, loadingCount(received, count)] : [loading];
    case 'starting':
      return [starting];
    case 'unknownQuarter':
      return [texts.shell.unknownQuarterTitle];
  }
}

function asOfWords(texts: Texts, contactAt: string | undefined, now: Date): string[] {
  if (!contactAt) return [];
  const today = dateOf(localDateTimeAt(now));
  return [texts.status.asOf(recentWords(texts, localDateTimeAt(new Date(contactAt)), today))];
}

function notSavedWords(texts: Texts, reason: NonNullable<SyncStatus['notSaved']>): string {
  const { notSavedInsecure, notSavedPrivate, storageFull } = texts.status;
  return { insecure: notSavedInsecure, private: notSavedPrivate, full: storageFull }[reason];
}
