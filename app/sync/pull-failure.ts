/** Why a pull brought nothing, or not everything. All of them are tried again. */
export type PullFailure =
  /** No answer, a cut one, or one that is not from our server (a captive portal's page). */
  | { code: 'noContact' }
  /** The server asked for patience. */
  | { code: 'busy'; afterMs: number }
  /** The server's history is another one than the checkpoint knows. */
  | { code: 'epochChanged' }
  | { code: 'unknownQuarter' }
  /** The device has no room for it. */
  | { code: 'storageFull' }
  /** The browser's database refused for another reason: closed, deleted, broken. */
  | { code: 'storageFailed' }
  /** Another tab was faster; its checkpoint is to be read first. */
  | { code: 'overtaken' };

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
