import { parseDocument } from '#domain/any-document.ts';
import { isWhole } from '#domain/sync-status.ts';
import { readCheckpoint } from '../data/checkpoints.ts';
import type { LocalDatabase } from '../data/database.ts';
import { onOutboxChanged } from '../data/document-changes.ts';
import { replayParked } from '../data/document-rows.ts';
import { crashCode, noteIncident } from '../data/incidents.ts';
import { hasWaiting } from '../data/outbox-status.ts';
import { noteSaved, wasSaved } from '../data/persistence.ts';
import { tabletLock } from '../data/tablet-lock.ts';
import { vaultOf } from '../data/vaults.ts';
import { watchCopy } from '../sync/copy-status.ts';
import { watchDelivery } from '../sync/delivery-status.ts';
import { deviceRound } from '../sync/device-rounds.ts';
import { SyncEngine } from '../sync/engine.ts';
import { otherTabs } from '../sync/other-tabs.ts';
import { browserMoments } from '../sync/page-moments.ts';
import { resumePairing } from '../sync/pairing.ts';
import type { QuarterRequests } from '../sync/quarter-requests.ts';
import { HttpQuarterServer } from '../sync/quarter-server.ts';
import { learnSession } from '../sync/session.ts';
import type { StatusBoard } from '../sync/status.ts';
import { syncLockName } from '../sync/sync-lock.ts';
import { askForBackgroundSync } from './background-sync.ts';
import { cardWatch } from './card-watch.ts';
import { deviceReporter } from './device-reporter.ts';

/** Keeps a quarter's copy up to date and the board informed; returns what ends it. `requests` are those
 *  that a first visit was begun with. */
export function startSync(
  database: LocalDatabase,
  quarter: string,
  board: StatusBoard,
  requests?: QuarterRequests,
): () => void {
  const server = new HttpQuarterServer(quarter, requests);
  const now = () => new Date();
  const tellReport = deviceReporter(database, board, now);
  const lookAtCards = cardWatch(database, quarter);
  const askSession = () => void takeSession(database).then((isNew) => isNew && engine.ring());
  const name = syncLockName(database, quarter);
  const engine = new SyncEngine({
    name,
    others: otherTabs(name),
    round: async (signal) => {
      const round = await deviceRound(
        {
          database,
          quarter,
          server,
          now,
          pairing: {},
          vault: vaultOf,
          actor: tabletLock.current.actor,
        },
        signal,
      );
      if (!round.ok && !signal.aborted) void noteIncident(database, round.error.code, now());
      // Sent away while it heard nothing: it must learn so, or what it holds would stay on it.
      if (!round.ok && round.error.code === 'forbidden') askSession();
      void tellReport().then((isNew) => isNew && engine.ring());
      if (round.ok) void lookAtCards();
      return round;
    },
    onWritten: (listener) => onOutboxChanged(database, () => void whereWaiting(listener)),
    onBug: (error) => {
      console.error(error);
      void noteIncident(database, crashCode(error), now());
    },
    onSession: askSession,
    server,
    board,
    page: browserMoments,
    locks: navigator.locks as LockManager | undefined,
    random: Math.random,
  });
  // The engine's own notes of what arrived are no reason for another round.
  const whereWaiting = async (listener: () => void) => {
    if (await hasWaiting(database, quarter)) listener();
  };
  const stopAsking = askForBackgroundSync(database);
  const unwatchCopy = watchCopy(database, quarter, board);
  const unwatchDelivery = watchDelivery(database, quarter, board);
  void noticeLoss(database, quarter, board);
  let isReplayed = false;
  const subscription = board.subscribe({
    next: (status) => {
      if (status.phase === 'saved') noteSaved(quarter);
      if (isReplayed || !isWhole(status)) return;
      isReplayed = true;
      askSession();
      void replayParked(database, quarter, canRead);
    },
  });
  return () => {
    subscription.unsubscribe();
    unwatchCopy();
    unwatchDelivery();
    stopAsking();
    void engine.stop();
  };
}

/** Asks the server what this device may do; whether that is news. A pairing whose answer was lost
 *  comes first. */
async function takeSession(database: LocalDatabase): Promise<boolean> {
  if ((await resumePairing(database))?.ok) return true;
  const learnt = await learnSession(database);
  return learnt.ok && learnt.value;
}

const canRead = (doc: Record<string, unknown>) => parseDocument(doc).ok;

/** A whole copy was here once, and the database knows nothing of it: the browser has deleted it. */
async function noticeLoss(
  database: LocalDatabase,
  quarter: string,
  board: StatusBoard,
): Promise<void> {
  const checkpoint = await readCheckpoint(database, quarter, 'public');
  if (checkpoint || !wasSaved(quarter)) return;
  board.learn({ wasLost: true });
  await noteIncident(database, 'wasLost', new Date());
}
