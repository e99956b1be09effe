import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { memoryPouch } from './memory-store.ts';

export type Json = Record<string, unknown>;
export type Answer = { status: number; body: unknown };

/** One database of the double. */
export interface Doubled {
  pouch: PouchDB.Database;
  changed: EventEmitter;
  /** Local documents by name, as CouchDB keeps them: it counts, and compares no rev. */
  locals: Map<string, Json>;
}

/** What answers one kind of request; `key` is the path's last part. */
export type Handler = (asked: {
  db: Doubled;
  qs: URLSearchParams;
  key: string;
  body: Json;
  gone: AbortSignal;
}) => Promise<Answer>;

type Doc = { _id: string; _rev?: string; _revisions?: unknown } & Json;

/** What the double does with documents: the part of it without feeds. */
export const DOCUMENT_HANDLERS: Record<string, Handler> = {
  'GET ': async ({ db }) => {
    const { doc_count, update_seq } = await db.pouch.info();
    const counts = { doc_count, doc_del_count: 0, update_seq: opaque(update_seq) };
    return { status: 200, body: { ...counts, instance_start_time: '0', purge_seq: '0' } };
  },
  'POST _bulk_docs': async ({ db, body }) => {
    const docs = body.docs as Doc[];
    const replicated = body.new_edits === false;
    const known = new Set(['_id', '_rev', '_deleted', ...(replicated ? ['_revisions'] : [])]);
    if (docs.some((doc) => Object.keys(doc).some((key) => key[0] === '_' && !known.has(key)))) {
      return refusal(400, 'doc_validation');
    }
    const answer = replicated ? await replicate(db, docs) : await edit(db, docs);
    db.changed.emit('change');
    return answer;
  },
  'POST _all_docs': async ({ db, qs, body }) => {
    const include_docs = qs.get('include_docs') === 'true' || body.include_docs === true;
    const answer = await db.pouch.allDocs({ ...body, include_docs } as never);
    return { status: 200, body: answer };
  },
  // A result for each asked pair, in order; all leaves where no rev is named.
  'POST _bulk_get': async ({ db, qs, body }) => {
    const revs = qs.get('revs') === 'true';
    const asked = body.docs as { id: string; rev?: string }[];
    const results = asked.map(async ({ id, rev }) => {
      const open_revs = rev === undefined ? ('all' as const) : [rev];
      const read = await db.pouch.get(id, { open_revs, revs }).catch(() => []);
      const found = (read as unknown as ({ ok: Doc } | { missing: string })[]).map((leaf) =>
        'ok' in leaf ? leaf : absence(id, leaf.missing),
      );
      return { id, docs: found.length > 0 ? found : [absence(id, rev ?? 'undefined')] };
    });
    return { status: 200, body: { results: await Promise.all(results) } };
  },
  'POST _revs_diff': async ({ db, body }) => {
    if (Object.values(body).some((revs) => !(revs as string[]).every((rev) => /^\d+-/.test(rev)))) {
      return refusal(400, 'bad_request');
    }
    const differences: Json = {};
    for (const [id, revs] of Object.entries(body as Record<string, string[]>)) {
      const { held, leaves } = await historyIn(db, id);
      const missing = revs.filter((rev) => !held.has(rev));
      const newest = Math.max(...missing.map(Number.parseFloat));
      const older = leaves.filter((rev) => Number.parseFloat(rev) < newest);
      if (missing.length === 0) continue;
      differences[id] = older.length > 0 ? { missing, possible_ancestors: older } : { missing };
    }
    return { status: 200, body: differences };
  },
  // A purged document was never there: it is replaced by a database without it.
  'POST _purge': async ({ db, body }) => {
    const purged = body as Record<string, string[]>;
    for (const [id, revs] of Object.entries(purged)) {
      const { leaves } = await historyIn(db, id);
      if (leaves.some((rev) => !revs.includes(rev))) return refusal(500, 'not_all_leaves');
    }
    const without = memoryPouch(randomUUID());
    // Positions in the feed only ever grow: what is left comes after all that was.
    const { update_seq } = await db.pouch.info();
    let rev: string | undefined;
    while (Number((await without.info()).update_seq) <= Number(update_seq)) {
      ({ rev } = await without.put({ _id: '_design/purged', ...(rev ? { _rev: rev } : {}) }));
    }
    const filter = ({ _id }: { _id: string }) => !Object.hasOwn(purged, _id);
    await db.pouch.replicate.to(without, { filter } as never);
    db.pouch = without;
    return { status: 201, body: { purge_seq: null, purged } };
  },
  'POST _compact': async ({ db }) => {
    await db.pouch.compact();
    return { status: 202, body: { ok: true } };
  },
  'GET _local': async ({ db, key }) => {
    const found = db.locals.get(key);
    return found ? { status: 200, body: found } : refusal(404, 'not_found');
  },
  'PUT _local': async ({ db, key, body }) => {
    const count = Number(/^0-(\d+)$/.exec(String(body._rev ?? '0-0'))?.[1]);
    if (Number.isNaN(count)) return refusal(400, 'bad_request');
    const rev = `0-${count + 1}`;
    db.locals.set(key, { ...body, _id: `_local/${key}`, _rev: rev });
    return { status: 201, body: { ok: true, id: `_local/${key}`, rev } };
  },
  'DELETE _local': async ({ db, key }) => {
    if (!db.locals.delete(key)) return refusal(404, 'not_found');
    return { status: 200, body: { ok: true, id: `_local/${key}`, rev: '0-0' } };
  },
};

export function refusal(status: number, error: string): Answer {
  return { status, body: { error, reason: `refused: ${error}` } };
}

/** A seq that nobody can calculate with. */
export function opaque(seq: number | string): string {
  return `${seq}-g1AAAA${Buffer.from(`shards at ${seq}`).toString('base64url')}`;
}

async function edit({ pouch }: Doubled, docs: Doc[]): Promise<Answer> {
  const results = await pouch.bulkDocs(docs);
  const rows = results.map((row, index) =>
    'ok' in row ? row : { id: docs[index]?._id, error: 'conflict', reason: 'Document conflict' },
  );
  return { status: 201, body: rows };
}

async function replicate({ pouch }: Doubled, docs: Doc[]): Promise<Answer> {
  if (docs.some(({ _rev, _revisions }) => !/^\d+-[0-9a-f]{32}$/.test(_rev ?? '') && !_revisions)) {
    return refusal(400, 'bad_request');
  }
  await pouch.bulkDocs(docs, { new_edits: false });
  return { status: 201, body: [] };
}

/** Every rev in a document's history, also those whose contents never came: CouchDB counts these
 *  as held, PouchDB's own `revsDiff` does not. */
async function historyIn({ pouch }: Doubled, id: string) {
  const read = await pouch.get(id, { open_revs: 'all', revs: true }).catch(() => []);
  const held = new Set<string>();
  const leaves: string[] = [];
  for (const { ok } of read as unknown as { ok: { _rev: string; _revisions: History } }[]) {
    leaves.push(ok._rev);
    const { start, ids } = ok._revisions;
    for (const [age, hash] of ids.entries()) held.add(`${start - age}-${hash}`);
  }
  return { held, leaves };
}

type History = { start: number; ids: string[] };

function absence(id: string, rev: string) {
  return { error: { id, rev, error: 'not_found', reason: 'missing' } };
}
