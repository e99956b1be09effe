import { dateOf, localDateTimeAt } from './local-time.ts';
import type { Body } from './version.ts';

/** Whether a document's last day (`deleteAfter`), if it has one, was over at a moment. */
export function isOverAt({ deleteAfter }: Body, at: Date): boolean {
  return typeof deleteAfter === 'string' && deleteAfter < dateOf(localDateTimeAt(at));
}
