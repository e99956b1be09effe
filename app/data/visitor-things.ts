import { CALENDAR_ENTRIES } from './calendar-entries.ts';
import type { LocalDatabase } from './database.ts';
import { DRAFTS } from './drafts.ts';

/** Drops what people keep on a phone of their own, for a device that has become an info tablet: what they
 *  remembered, drafts, and what they put into its calendar. */
export async function dropVisitorThings({ own, remembered }: LocalDatabase): Promise<void> {
  const kept = own.where(':id').startsWithAnyOf(DRAFTS, CALENDAR_ENTRIES);
  if ((await kept.count()) > 0) await kept.delete();
  if ((await remembered.count()) > 0) await remembered.clear();
}
