import { personsNamedIn, whatRemains } from '#domain/erasure.ts';
import { type DatabaseKind, keyOf, ownerOf, partsOf } from '#domain/ids.ts';
import type { Body } from '#domain/version.ts';
import { documentOf } from '../stores/revision-body.ts';
import type { Database, LivingDocument } from '../stores/store.ts';

/** What a quarter's databases still hold of erased persons. */
export interface Traces {
  /** Goes as a whole. */
  whole: { database: Database; stored: LivingDocument }[];
  /** Stays, without their ids. */
  mentions: { database: Database; stored: LivingDocument; remains: Body }[];
  /** Versions beside the standing ones that replication left. */
  leaves: { database: Database; id: string; rev: string }[];
}

export interface ErasedView {
  isErasedPerson(personId: string): boolean;
  /** Whether a document is known to be erased by its id. */
  isErased(id: string): boolean;
}

const KINDS: readonly DatabaseKind[] = ['public', 'team', 'private'];
const PAGE = 500;

/**
 * Looks through a quarter for erased persons: by ids, by every field that may name one, and by what
 * belongs to their requests and pictures (a card, an answer, a contact in a volunteer's range, a copy
 * of a photo), which names nobody. Throws a `StoreFailure`.
 */
export async function tracesIn(
  databaseFor: (kind: DatabaseKind) => Promise<Database>,
  view: ErasedView,
): Promise<Traces> {
  const traces: Traces = { whole: [], mentions: [], leaves: [] };
  const all: { database: Database; stored: LivingDocument }[] = [];
  for (const kind of KINDS) {
    const database = await databaseFor(kind);
    for (const stored of (await database.all()).documents) all.push({ database, stored });
    traces.leaves.push(...(await leavesOf(database, view)));
  }
  const belongings = belongingsIn(
    all.map(({ stored }) => stored.doc),
    view,
  );
  for (const { database, stored } of all) {
    const isWhole = view.isErased(stored.id) || belongs(stored.doc, belongings);
    const remains = isWhole ? undefined : whatRemains(stored.doc, (id) => view.isErasedPerson(id));
    if (!remains) traces.whole.push({ database, stored });
    else if (remains !== stored.doc) traces.mentions.push({ database, stored, remains });
  }
  return traces;
}

/** Whether nothing was found. */
export function isClean({ whole, mentions, leaves }: Traces): boolean {
  return whole.length + mentions.length + leaves.length === 0;
}

interface Belongings {
  requests: ReadonlySet<unknown>;
  pictures: ReadonlySet<string>;
}

function belongingsIn(docs: readonly Body[], view: ErasedView): Belongings {
  const [requests, pictures] = [new Set<unknown>(), new Set<string>()];
  for (const doc of docs) {
    const owner = ownerOf(doc._id);
    if (owner === undefined || !view.isErasedPerson(owner)) continue;
    const type = partsOf(doc._id)?.type;
    if (type === 'request') requests.add(keyOf(doc._id));
    if (type === 'requestStep') requests.add(doc.requestId);
    if (type === 'image') pictures.add(keyOf(doc._id));
  }
  return { requests, pictures };
}

const OF_REQUEST: ReadonlySet<unknown> = new Set(['requestCard', 'response', 'contact']);

function belongs({ _id, type, requestId }: Body, { requests, pictures }: Belongings): boolean {
  if (OF_REQUEST.has(type)) return requests.has(requestId);
  return type === 'image' && ownerOf(_id) !== undefined && pictures.has(keyOf(_id));
}

async function leavesOf(database: Database, view: ErasedView): Promise<Traces['leaves']> {
  const found: Traces['leaves'] = [];
  let seq: string | undefined;
  for (let more = true; more; ) {
    const page = await database.revisions.changes({ seq, limit: PAGE });
    const forked = page.changes.filter(({ leaves }) => leaves.length > 1).map(({ id }) => id);
    for (const [, ...others] of await database.revisions.leaves(forked)) {
      for (const leaf of others) {
        const version = documentOf(leaf);
        if (version.deleted || !namesErased(version.doc, view)) continue;
        found.push({ database, id: version.id, rev: version.rev });
      }
    }
    ({ seq, more } = page);
  }
  return found;
}

function namesErased(doc: Body, view: ErasedView): boolean {
  return view.isErased(doc._id) || [...personsNamedIn(doc)].some((id) => view.isErasedPerson(id));
}
