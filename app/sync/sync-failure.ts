/** Why the device and the server could not come together. All of them are tried again. */
export type SyncFailure =
  /** No answer, a cut one, or one that is not from our server (a captive portal's page). */
  | { code: 'noContact' }
  /** The server asked for patience. */
  | { code: 'busy'; afterMs: number }
  /** The server's history is another one than the checkpoint knows; `epoch` names today's. */
  | { code: 'epochChanged'; epoch: string }
  | { code: 'unknownQuarter' }
  /** This device may not, or not any more. */
  | { code: 'forbidden' }
  /** The device belongs to another server. */
  | { code: 'otherServer' }
  /** More at once than the server takes, or than something in between does. */
  | { code: 'tooLarge'; byServer: boolean }
  /** The device has no room for it. */
  | { code: 'storageFull' }
  /** The browser's database refused for another reason: closed, deleted, broken. */
  | { code: 'storageFailed' }
  /** Another tab was faster; its checkpoint is to be read first. */
  | { code: 'overtaken' }
  /** Something threw that should not; what it was is noted. */
  | { code: 'broken' };

/** Whether an error of the browser's database, however wrapped, says that the disk is full. */
export function isStorageFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner, failures } = error as {
    name?: string;
    inner?: unknown;
    failures?: unknown[];
  };
  if (name === 'QuotaExceededError') return true;
  return isStorageFull(inner) || Boolean(failures?.some(isStorageFull));
}

/** Errors of the browser's database are the device's state, not a bug; everything else is thrown. */
export function storageFailure(error: unknown): SyncFailure {
  if (isStorageFull(error)) return { code: 'storageFull' };
  if (isStorageError(error)) return { code: 'storageFailed' };
  throw error;
}

/** Whether it is the browser's database that failed. */
export function isStorageError(error: unknown): boolean {
  const { name } = (error ?? {}) as { name?: string };
  return isStorageFull(error) || (name !== undefined && STORAGE_ERRORS.has(name));
}

/** Names that Dexie gives to what a browser's database can do to us. */
const STORAGE_ERRORS = new Set([
  'AbortError',
  'BulkError',
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'PrematureCommitError',
  'TransactionInactiveError',
  'TimeoutError',
  'UnknownError',
  'VersionError',
]);
