import type { LocalDatabase, LocalDocument } from './database.ts';

/** Less than a frame's work on a computer; about a tenth of a second on an old tablet. */
const PAGE = 250;

/**
 * All documents of a device, a page at a time, each in a transaction of its own: who enters somebody
 * meanwhile does not wait for the last of them. What is written meanwhile may be among them or not.
 */
export async function* pagesOfDocuments({
  documents,
}: LocalDatabase): AsyncGenerator<LocalDocument[]> {
  let last: [string, string] | undefined;
  for (;;) {
    const further = last ? documents.where('[quarter+id]').above(last) : undefined;
    const rows = await (further ?? documents.orderBy('[quarter+id]')).limit(PAGE).toArray();
    yield rows;
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return;
    last = [end.quarter, end.id];
  }
}
