/**
 * Asks the browser not to delete this app's data by itself when space runs short. Asked at the first
 * own content, because browsers say yes rather to what is used. `false` where it refuses or cannot.
 */
export async function askToPersist(): Promise<boolean> {
  const storage = storageManager();
  if (!storage?.persist) return false;
  return (await isPersisted()) || (await storage.persist().catch(() => false));
}

/** Whether the browser has promised to keep this app's data. */
export async function isPersisted(): Promise<boolean> {
  return (
    (await storageManager()
      ?.persisted?.()
      .catch(() => false)) ?? false
  );
}

/** Notes, outside the database, that a whole copy of the quarter was here. */
export function noteSaved(quarter: string): void {
  if (wasSaved(quarter)) return;
  try {
    smallStore()?.setItem(markOf(quarter), 'yes');
  } catch {
    // No room for it now: the next time it is said that the quarter is here.
  }
}

/** Whether a whole copy was here once: if the database knows nothing of it, it was deleted. */
export function wasSaved(quarter: string): boolean {
  return smallStore()?.getItem(markOf(quarter)) === 'yes';
}

function markOf(quarter: string): string {
  return `vor-ort.saved.${quarter}`;
}

/** Workers have less of it than pages. [WHATWG Storage, 3] */
interface Persistence {
  persist?(): Promise<boolean>;
  persisted?(): Promise<boolean>;
}

interface SmallStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Absent on insecure origins and in old browsers. */
function storageManager(): Persistence | undefined {
  return globalThis.navigator?.storage as Persistence | undefined;
}

/** Some browsers throw already at the mention of it; workers have none. */
function smallStore(): SmallStore | undefined {
  try {
    return (globalThis as { localStorage?: SmallStore }).localStorage;
  } catch {
    return undefined;
  }
}
