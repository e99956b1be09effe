import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

type Json = Record<string, unknown>;
type Change = { id: string; seq: unknown; changes: { rev: string }[] };
type Log = { _rev?: string; session_id?: string; source_last_seq?: unknown };

/** One end of a replication. */
export interface ReplicationEnd {
  /** The database's address, without a slash at its end. */
  url: string;
  headers?: Record<string, string>;
}

/** What a replication did. */
export interface Replicated {
  /** Where it began; 0 where there was no common checkpoint. */
  startedAt: unknown;
  read: number;
  written: number;
  failures: { id: string; error: string; reason: string }[];
  /** How documents were fetched. */
  fetched: { bulk: number; multipart: number };
}

const BATCH = 500;

/**
 * Sends the requests that the replicator of CouchDB 3.5 sends between two remote databases, in its
 * order and with its headers, and insists on the same things in the answers. Written from the
 * documentation ("CouchDB Replication Protocol") and from what its source asks for.
 */
export class CouchReplicator {
  readonly #source: ReplicationEnd;
  readonly #target: ReplicationEnd;
  readonly #log: string;
  /** Every request so far, as `POST /couch/x-public/_bulk_docs?…`. */
  readonly requests: string[] = [];
  /** Whether `_bulk_get` is used, or a request for each revision as before version 3.3. */
  bulkGet = true;

  constructor(source: ReplicationEnd, target: ReplicationEnd) {
    this.#source = source;
    this.#target = target;
    const id = Buffer.from(`${source.url} ${target.url}`).toString('hex').slice(-32);
    this.#log = `_local/${id}`;
  }

  /** One replication from the last checkpoint to the end of now. */
  async run(): Promise<Replicated> {
    await this.#open(this.#source);
    await this.#open(this.#target);
    const [sourceLog, targetLog] = [
      await this.#logOf(this.#source),
      await this.#logOf(this.#target),
    ];
    const isCommon = sourceLog.session_id && sourceLog.session_id === targetLog.session_id;
    const startedAt = isCommon ? sourceLog.source_last_seq : 0;
    const done: Replicated = {
      startedAt,
      read: 0,
      written: 0,
      failures: [],
      fetched: { bulk: 0, multipart: 0 },
    };
    const feed = { feed: 'normal', style: 'all_docs', timeout: '10000' };
    const answer = await this.#json(this.#source, 'GET', '_changes', { ...feed, since: startedAt });
    insist(Array.isArray(answer.body.results), 'results in _changes');
    const changes = answer.body.results as Change[];
    for (let start = 0; start < changes.length; start += BATCH) {
      await this.#batch(changes.slice(start, start + BATCH), done);
    }
    const lastSeq = changes.at(-1)?.seq ?? startedAt;
    if (lastSeq !== startedAt) await this.#checkpoint(sourceLog, targetLog, lastSeq);
    return done;
  }

  /** The changes of a continuous feed as they come, until it is left. */
  async *follow(since: unknown, timeout = 10_000): AsyncGenerator<Json> {
    const feed = { feed: 'continuous', style: 'all_docs', since, timeout: String(timeout) };
    const response = await this.#send(this.#source, 'GET', '_changes', feed);
    insist(response.status === 200 && response.body !== null, 'a continuous feed');
    const input = Readable.fromWeb(response.body as ReadableStream);
    for await (const line of createInterface({ input })) {
      if (line.trim() !== '') yield JSON.parse(line);
    }
  }

  async #open(end: ReplicationEnd): Promise<void> {
    const { status, body } = await this.#json(end, 'GET', '');
    insist(status === 200, `a database, not ${status}`);
    insist(body.update_seq !== undefined, 'update_seq');
    insist(body.instance_start_time !== undefined, 'instance_start_time');
  }

  async #logOf(end: ReplicationEnd): Promise<Log> {
    const { status, body } = await this.#json(end, 'GET', this.#log);
    insist(status === 200 || (status === 404 && body.error === 'not_found'), 'a log or none');
    return status === 200 ? body : {};
  }

  async #batch(changes: Change[], done: Replicated): Promise<void> {
    const asked = Object.fromEntries(changes.map((row) => [row.id, row.changes.map(revOf)]));
    const { status, body } = await this.#json(this.#target, 'POST', '_revs_diff', {}, asked);
    insist(status === 200, `_revs_diff, not ${status}`);
    const missing = Object.entries(body as Record<string, { missing: string[] }>).flatMap(
      ([id, { missing: revs }]) => revs.map((rev) => ({ id, rev })),
    );
    if (missing.length === 0) return;
    const docs: Json[] = [];
    const found = this.bulkGet ? await this.#bulkGet(missing) : missing.map(() => undefined);
    for (const [index, { id, rev }] of missing.entries()) {
      const doc = found[index];
      done.fetched[doc ? 'bulk' : 'multipart'] += 1;
      docs.push(...(doc ? [doc] : await this.#openRevs(id, rev)));
    }
    done.read += docs.length;
    await this.#write(docs, done);
  }

  /** A document for each pair, or nothing where it has to be asked for by itself. */
  async #bulkGet(missing: { id: string; rev: string }[]): Promise<(Json | undefined)[]> {
    const options = { latest: true, revs: true, attachments: false };
    const docs = missing.map((pair) => ({ ...pair, atts_since: [] }));
    const answer = await this.#json(
      this.#source,
      'POST',
      '_bulk_get',
      { latest: 'true', revs: 'true', attachments: 'false' },
      { ...options, docs },
    );
    insist(answer.status === 200, `_bulk_get, not ${answer.status}`);
    insist(Object.keys(answer.body).join() === 'results', 'results alone in _bulk_get');
    const results = answer.body.results as { id: string; docs: { ok?: Json }[] }[];
    insist(results.length === missing.length, 'a result for each pair');
    return results.map(({ id, docs: [doc, ...others] }, index) => {
      const isUsable = id === missing[index]?.id && others.length === 0;
      return isUsable ? doc?.ok : undefined;
    });
  }

  async #openRevs(id: string, rev: string): Promise<Json[]> {
    const query = { revs: 'true', open_revs: JSON.stringify([rev]), latest: 'true' };
    const accept = { accept: 'multipart/mixed' };
    const path = encodeURIComponent(id);
    const response = await this.#send(this.#source, 'GET', path, query, undefined, accept);
    insist(response.status === 200, `open_revs, not ${response.status}`);
    return partsIn(response.headers.get('content-type') ?? '', await response.text()).flatMap(
      ({ type, body }) => {
        if (/error="true"/.test(type)) throw new Error(`missing: ${body}`);
        insist(/^application\/json$/.test(type), `a part of JSON, not ${type}`);
        return [JSON.parse(body)];
      },
    );
  }

  async #write(docs: Json[], done: Replicated): Promise<void> {
    const body = { new_edits: false, docs };
    const commit = { 'x-couch-full-commit': 'false' };
    const answer = await this.#json(this.#target, 'POST', '_bulk_docs', {}, body, commit);
    insist(answer.status === 201 && Array.isArray(answer.body), `_bulk_docs: ${answer.status}`);
    const failures = (answer.body as unknown as Replicated['failures']).filter(
      ({ error }) => error,
    );
    done.failures.push(...failures);
    done.written += docs.length - failures.length;
  }

  async #checkpoint(sourceLog: Log, targetLog: Log, lastSeq: unknown): Promise<void> {
    for (const end of [this.#source, this.#target]) {
      // It says that JSON comes and sends nothing.
      const { status, body } = await this.#json(end, 'POST', '_ensure_full_commit', {}, '');
      insist(status === 201 && body.instance_start_time !== undefined, '_ensure_full_commit');
    }
    const session = {
      session_id: randomUUID(),
      source_last_seq: lastSeq,
      replication_id_version: 4,
    };
    for (const [end, log] of [
      [this.#source, sourceLog],
      [this.#target, targetLog],
    ] as const) {
      const rev = log._rev === undefined ? {} : { _rev: log._rev };
      const content = { _id: this.#log, ...rev, ...session, history: [] };
      const headers = { 'x-couch-full-commit': 'false' };
      const answer = await this.#json(end, 'PUT', this.#log, {}, content, headers);
      // Anything else, a 403 too, ends the job.
      insist([200, 201, 202].includes(answer.status), `a checkpoint, not ${answer.status}`);
      insist(/^\d+-/.test(String(answer.body.rev)), 'the rev of a checkpoint');
    }
  }

  async #json(
    end: ReplicationEnd,
    method: string,
    path: string,
    query: Json = {},
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Json }> {
    const accept = { accept: 'application/json', ...headers };
    const response = await this.#send(end, method, path, query, body, accept);
    return { status: response.status, body: (await response.json()) as Json };
  }

  #send(
    end: ReplicationEnd,
    method: string,
    path: string,
    query: Json = {},
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const qs = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      // Positions travel as JSON, so that a text is in quotes.
      qs.set(name, name === 'since' ? JSON.stringify(value) : String(value));
    }
    const url = `${end.url}/${path}${qs.size > 0 ? `?${qs}` : ''}`;
    this.requests.push(`${method} ${url.replace(/^https?:\/\/[^/]+/, '')}`);
    const type: Record<string, string> =
      body === undefined ? {} : { 'content-type': 'application/json' };
    return fetch(url, {
      method,
      headers: { 'user-agent': 'CouchDB-Replicator/3.5.0', ...type, ...headers, ...end.headers },
      body: body === undefined ? undefined : body === '' ? '' : JSON.stringify(body),
    });
  }
}

/** The parts of a `multipart/mixed` body. */
export function partsIn(contentType: string, text: string): { type: string; body: string }[] {
  const [, boundary] = /^multipart\/mixed; *boundary="?([^"]+)"?$/.exec(contentType) ?? [];
  insist(boundary !== undefined, `parts, not ${contentType}`);
  const [before, ...parts] = `\r\n${text}`.split(`\r\n--${boundary}`);
  insist(before === '' && parts.pop()?.trimEnd() === '--', 'a body that begins and ends properly');
  return parts.map((part) => {
    const [head = '', body = ''] = part.split('\r\n\r\n');
    const [, type = ''] = /content-type: *(.+)/i.exec(head) ?? [];
    return { type, body };
  });
}

function revOf({ rev }: { rev: string }): string {
  return rev;
}

function insist(condition: unknown, expected: string): asserts condition {
  if (!condition) throw new Error(`CouchDB's replicator expects ${expected}`);
}
