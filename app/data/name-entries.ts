import { base64urlOf } from '#domain/base64url.ts';
import { isClosed } from '#domain/closed-form.ts';
import type { Body } from '#domain/version.ts';
import type { Visitor } from '#domain/visitor.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';
import type { Vault } from './vault.ts';
import { keepNamesBox, readNamesBox } from './vault-record.ts';

/** A person as the team knows them, for finding them. */
export interface KnownName {
  personId: string;
  name: string;
  cardNumber?: string;
  volunteer?: boolean;
}

/** With what tells whether the document has changed since. */
export interface Entry extends KnownName {
  mark: string;
  /** The person that this one turned out to be. */
  mergedInto?: string;
  /** This one stands for whoever has the card with this number. */
  saidNumber?: string;
}

/** The list that is kept beside the documents, by their ids. */
export async function keptEntries(
  database: LocalDatabase,
  quarter: string,
  vault: Vault,
): Promise<Map<string, Entry>> {
  const box = await readNamesBox(database, quarter);
  const text = box && (await vault.openedText(purposeOf(quarter), box));
  return new Map(text ? (JSON.parse(text) as [string, Entry][]) : []);
}

/** Keeps the list for the next time. */
export async function keepEntries(
  database: LocalDatabase,
  quarter: string,
  vault: Vault,
  rows: readonly LocalDocument[],
  entries: readonly (Entry | undefined)[],
): Promise<void> {
  const pairs = rows.flatMap(({ id }, index) => (entries[index] ? [[id, entries[index]]] : []));
  const box = await vault.closedText(purposeOf(quarter), JSON.stringify(pairs));
  if (box) await keepNamesBox(database, quarter, box);
}

/** A visitor as it was before it was closed; `undefined` where that cannot be read now. */
export async function openedEntry(
  quarter: string,
  { doc }: LocalDocument,
  vault?: Vault,
): Promise<Entry | undefined> {
  const opened = vault ? await vault.opened(quarter, doc as Body) : doc;
  if (!opened) return undefined;
  const { personId, displayName, cardNumber, volunteer, mergedInto, saidNumber } =
    opened as Partial<Visitor>;
  const name = typeof displayName === 'string' ? displayName : '';
  const mark = markOf(doc);
  return { personId: String(personId), name, cardNumber, volunteer, mergedInto, saidNumber, mark };
}

/** What tells one version of a document from another: the nonce is another after every change; where
 *  nothing is closed, the clock. */
export function markOf(doc: Record<string, unknown>): string {
  return isClosed(doc) ? base64urlOf(doc.closed.iv) : JSON.stringify(doc.clock ?? {});
}

function purposeOf(quarter: string): string {
  // A list of another shape does not open, and is made anew.
  return `names, merges and said numbers of ${quarter}`;
}
