import type { LocalDatabase } from './database.ts';
import { DRAFTS } from './drafts.ts';

/** Drops what people keep on a phone of their own, for a device that has become an info tablet: what they
 *  remembered, and drafts. */
export async function dropVisitorThings({ own, remembered }: LocalDatabase): Promise<void> {
  const drafts = own.where(':id').startsWith(DRAFTS);
  if ((await drafts.count()) > 0) await drafts.delete();
  if ((await remembered.count()) > 0) await remembered.clear();
}
