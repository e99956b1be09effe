import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import {
  type Answer,
  DOCUMENT_HANDLERS,
  type Doubled,
  type Handler,
  type Json,
  opaque,
  refusal,
} from './couch-double-documents.ts';
import { memoryPouch } from './memory-store.ts';

type Fault = { path: RegExp; how: number | 'hang' | 'reset' | 'cut' | (() => Promise<unknown>) };
/**
 * An HTTP server that speaks what our store uses of CouchDB 3.5's documented interface, over
 * PouchDBs in memory, as strictly as CouchDB does: opaque seqs, a password, whole batches refused
 * for one lone surrogate or unknown field. Faults can be ordered, and it can be stopped, started
 * again and set back.
 */
export class CouchDouble {
  readonly #databases = new Map<string, Doubled>();
  readonly #faults: Fault[] = [];
  /** Every request so far, as `POST /db/_bulk_docs`. */
  readonly requests: string[] = [];
  #server = http.createServer();
  #port = 0;

  /** Name and password are `office` and `geheim`. */
  get url(): string {
    return `http://office:geheim@127.0.0.1:${this.#port}`;
  }

  async start(): Promise<this> {
    this.#server = http.createServer((request, response) => void this.#serve(request, response));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** The next request whose path fits fails: with a status, no answer, a dead line, half an answer;
   *  or something happens just before it is answered. */
  failNext(path: RegExp, how: Fault['how']): void {
    this.#faults.push({ path, how });
  }

  /** A copy of a database as it is now, to be put back later, like a restored disk. */
  async copy(name: string): Promise<PouchDB.Database> {
    const copy = memoryPouch(randomUUID());
    await this.#database(name).pouch.replicate.to(copy);
    return copy;
  }

  putBack(name: string, copy: PouchDB.Database): void {
    this.#databases.set(name, doubled(copy));
  }

  /** Makes a document behind the store's back, as another process or an administrator would. */
  async putBehindTheBack(name: string, doc: { _id: string } & Json): Promise<void> {
    const { pouch, changed } = this.#database(name);
    await pouch.put(doc);
    changed.emit('change');
  }

  #database(name: string): Doubled {
    const database = this.#databases.get(name);
    if (!database) throw new Error(`the double has no database ${name}`);
    return database;
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://double');
    this.requests.push(`${request.method} ${pathname}`);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const fault = this.#takeFault(pathname);
    if (typeof fault === 'function') await fault();
    if (fault === 'hang') return;
    if (fault === 'reset') return void request.socket.destroy();
    const answer =
      typeof fault === 'number'
        ? { status: fault, body: { error: 'ordered', reason: 'by the test' } }
        : await this.#answer(request, pathname, searchParams, gone.signal);
    const sent = JSON.stringify(answer.body);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    if (fault !== 'cut') return void response.end(sent);
    response.write(sent.slice(0, sent.length / 2));
    setImmediate(() => request.socket.destroy());
  }

  #takeFault(pathname: string): Fault['how'] | undefined {
    const index = this.#faults.findIndex(({ path }) => path.test(pathname));
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0]?.how;
  }

  async #answer(
    request: http.IncomingMessage,
    pathname: string,
    qs: URLSearchParams,
    gone: AbortSignal,
  ): Promise<Answer> {
    const expected = `Basic ${Buffer.from('office:geheim').toString('base64')}`;
    if (request.headers.authorization !== expected) return refusal(401, 'unauthorized');
    const [name = '', operation = '', key = ''] = pathname
      .slice(1)
      .split('/')
      .map(decodeURIComponent);
    if (name === '_all_dbs') return { status: 200, body: this.#names(qs) };
    if (!/^[a-z][a-z0-9_$()+/-]*$/.test(name)) return refusal(400, 'illegal_database_name');
    if (operation === '' && request.method === 'PUT') return this.#create(name);
    const db = this.#databases.get(name);
    if (!db) return refusal(404, 'not_found');
    const handle = HANDLERS[`${request.method} ${operation}`];
    if (!handle) return refusal(405, 'method_not_allowed');
    const sent = await text(request);
    if (/\\ud[89a-f]/i.test(sent)) return refusal(400, 'bad_request');
    return handle({ db, qs, key, body: sent ? JSON.parse(sent) : {}, gone });
  }

  #names(qs: URLSearchParams): string[] {
    const start = JSON.parse(qs.get('startkey') ?? '""');
    const end = JSON.parse(qs.get('endkey') ?? '"\\uffff"');
    return [...this.#databases.keys()].filter((name) => name >= start && name <= end).sort();
  }

  #create(name: string): Answer {
    if (this.#databases.has(name)) return refusal(412, 'file_exists');
    this.#databases.set(name, doubled(memoryPouch(randomUUID())));
    return { status: 201, body: { ok: true } };
  }
}

function doubled(pouch: PouchDB.Database): Doubled {
  return { pouch, changed: new EventEmitter(), locals: new Map() };
}

const HANDLERS: Record<string, Handler> = {
  ...DOCUMENT_HANDLERS,
  'GET _changes': async ({ db, qs, gone }) => {
    const asked = { ...changesOptions(qs), since: await seqOf(db, qs.get('since') ?? '0') };
    const answer =
      qs.get('feed') === 'longpoll' ? await longPoll(db, asked, qs, gone) : await read(db, asked);
    const results = answer.results.map((row) => ({ ...row, seq: opaque(row.seq) }));
    const seq = Number(answer.last_seq);
    const pending = Number((await db.pouch.info()).update_seq) - seq;
    return { status: 200, body: { results, last_seq: opaque(seq), pending } };
  },
};

type ChangesOptions = ReturnType<typeof changesOptions> & { since: number };

function changesOptions(qs: URLSearchParams) {
  return {
    limit: Number(qs.get('limit') ?? 1e9),
    include_docs: qs.get('include_docs') === 'true',
    style: qs.get('style') === 'all_docs' ? ('all_docs' as const) : ('main_only' as const),
    descending: qs.get('descending') === 'true',
  };
}

async function seqOf(db: Doubled, since: string): Promise<number> {
  if (since === 'now') return Number((await db.pouch.info()).update_seq);
  return Number.parseInt(since, 10);
}

function read(db: Doubled, asked: ChangesOptions) {
  return db.pouch.changes(asked);
}

/** Answers at once where there is something, else with the first change or after the timeout. */
async function longPoll(
  db: Doubled,
  asked: ChangesOptions,
  qs: URLSearchParams,
  gone: AbortSignal,
) {
  const answered = new AbortController();
  const signal = AbortSignal.any([gone, answered.signal]);
  // Listening begins before the look, or a change between the two would wake nobody.
  const woken = Promise.race([
    once(db.changed, 'change', { signal }),
    setTimeout(Number(qs.get('timeout')), undefined, { signal, ref: false }),
  ]).catch(() => {});
  let answer = await read(db, asked);
  if (answer.results.length === 0) {
    await woken;
    answer = await read(db, asked);
  }
  answered.abort();
  return answer;
}
