import { type LocalDate, localDateTimeAt } from '#domain/local-time.ts';

/** The months for which a quarter keeps documents, by type. What it does not name it keeps. */
export type Retention = Readonly<Record<string, number>>;

/** The retention settings in a quarter's own document; what makes no sense there is passed over. */
export function retentionIn(quarter: Record<string, unknown> | undefined): Retention {
  const settings = quarter?.retention;
  if (typeof settings !== 'object' || settings === null) return {};
  const months = Object.entries(settings).filter(([, value]) => isMonths(value));
  return Object.fromEntries(months);
}

/**
 * The last day of a document, given when it first arrived: the end of a month, so that the day of a
 * delete tells nobody the day of a visit. `undefined` where it stays for good.
 */
export function deleteAfterOf(
  retention: Retention,
  type: string | undefined,
  arrivedAt: string,
): LocalDate | undefined {
  const months = type !== undefined && Object.hasOwn(retention, type) ? retention[type] : undefined;
  if (months === undefined) return undefined;
  const [year = 0, month = 1] = localDateTimeAt(new Date(arrivedAt)).split('-').map(Number);
  // Day 0 of a month is the last of the one before; months are counted from 0.
  const last = new Date(Date.UTC(year, month + months, 0));
  return last.toISOString().slice(0, 10);
}

function isMonths(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1200;
}
