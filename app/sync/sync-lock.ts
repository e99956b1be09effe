/** The lock under which tabs and the service worker take turns with one quarter. */
export function syncLockName(database: { name: string }, quarter: string): string {
  return `${database.name} sync ${quarter}`;
}
