import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Doc = Record<string, unknown> & { _id: string };

/**
 * A sync server of one quarter's public scope that misbehaves on demand: it cuts answers, says it
 * is busy, changes its epoch, or is a captive portal. Listens on a port of its own.
 */
export class FeedServer {
  readonly #http: Server;
  readonly #docs = new Map<string, { rev: string; doc: Doc }>();
  readonly #gone = new Map<string, string>();
  readonly #log: { id: string; deleted?: true }[] = [];
  readonly #live = new Set<ServerResponse>();
  #epoch = 'e1';
  #edits = 0;

  /** Requests so far, as "snapshot", "changes", "live". */
  readonly asked: string[] = [];
  /** Ends the snapshot after so many bytes: abruptly, or as if that had been all. */
  cutSnapshotAt: { bytes: number; abruptly: boolean } | undefined;
  /** Ends the answer to `diff` after so many bytes. */
  cutDiffAt: number | undefined;
  /** By whose rules it says to have read its documents. */
  schemas: string | undefined;
  /** Answers everything so. */
  instead: ((response: ServerResponse) => void) | undefined;
  /** Called before a snapshot is sent, and between its two halves. */
  duringSnapshot: (() => Promise<void>) | undefined;

  private constructor() {
    this.#http = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<FeedServer> {
    const server = new FeedServer();
    server.#http.listen(0, '127.0.0.1');
    await once(server.#http, 'listening');
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** What a whole copy holds, in order of id. */
  get documents(): Doc[] {
    return [...this.#docs.values()]
      .map(({ doc }) => doc)
      .sort((a, b) => a._id.localeCompare(b._id));
  }

  get snapshotBody(): string {
    const { schemas } = this;
    const head = { epoch: this.#epoch, since: this.#since(), count: this.#docs.size, schemas };
    const lines = [...this.#docs.entries()].map(([id, held]) => ({ id, ...held }));
    return [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  put(...docs: Doc[]): void {
    for (const doc of docs) {
      this.#edits += 1;
      this.#docs.set(doc._id, { rev: `${this.#edits}-x`, doc });
      this.#gone.delete(doc._id);
      this.#log.push({ id: doc._id });
    }
    this.tellNews();
  }

  remove(id: string): void {
    this.#edits += 1;
    this.#docs.delete(id);
    this.#gone.set(id, `${this.#edits}-x`);
    this.#log.push({ id, deleted: true });
    this.tellNews();
  }

  /** Another history: tokens of the one before are refused. */
  changeEpoch(): void {
    this.#epoch = `${this.#epoch}+`;
  }

  /** Says to everyone on the live feed that there is something, true or not. */
  tellNews(): void {
    for (const response of this.#live)
      response.write('event: change\ndata: {"scope":"public"}\n\n');
  }

  /** Cuts every live feed. */
  cutLive(): void {
    for (const response of this.#live) response.destroy();
    this.#live.clear();
  }

  get liveDevices(): number {
    return this.#live.size;
  }

  async stop(): Promise<void> {
    this.#http.closeAllConnections();
    this.#http.close();
    await once(this.#http, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const what = url.pathname.split('/').at(-1) ?? '';
    this.asked.push(what);
    if (this.instead) return this.instead(response);
    if (what === 'snapshot') return this.#snapshot(response);
    if (what === 'changes') return this.#changes(url, response);
    if (what === 'diff') return this.#diff(JSON.parse(await text(request)), response);
    if (what !== 'live') return json(response, 404, { code: 'not-found' });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: change\ndata: {"scope":"public"}\n\n');
    this.#live.add(response);
    response.on('close', () => this.#live.delete(response));
  }

  async #snapshot(response: ServerResponse): Promise<void> {
    const body = Buffer.from(this.snapshotBody);
    response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
    response.flushHeaders();
    const sent = body.subarray(0, this.cutSnapshotAt?.bytes ?? body.length);
    const half = Math.floor(sent.length / 2);
    response.write(sent.subarray(0, half));
    await this.duringSnapshot?.();
    response.write(sent.subarray(half), () => {
      if (this.cutSnapshotAt?.abruptly) response.destroy();
      else response.end();
    });
  }

  #changes(url: URL, response: ServerResponse): void {
    const [epoch, position] = (url.searchParams.get('since') ?? '').split('@');
    const limit = Number(url.searchParams.get('limit'));
    if (epoch !== this.#epoch) {
      json(response, 409, { code: 'epoch-changed', message: '', epoch: this.#epoch });
      return;
    }
    const from = Number(position);
    const page = this.#log.slice(from, from + limit);
    const latest = [...new Map(page.map((entry) => [entry.id, entry])).values()];
    json(response, 200, {
      since: `${this.#epoch}@${from + page.length}`,
      more: from + page.length < this.#log.length,
      erased: [],
      changes: latest.map(({ id }) => {
        const held = this.#docs.get(id);
        return held
          ? { id, ...held }
          : { id, rev: this.#gone.get(id), deleted: true, clock: {}, reason: 'user' };
      }),
    });
  }

  #diff(asked: { epoch: string; have: Record<string, string> }, response: ServerResponse): void {
    const epoch = this.#epoch;
    if (asked.epoch !== epoch) {
      json(response, 409, { code: 'epoch-changed', message: '', epoch });
      return;
    }
    const docs = [...this.#docs].map(([id, held]) => ({ id, ...held }));
    const gone = [...this.#gone].map(([id, rev]) => ({ id, rev, clock: {}, why: 'deleted' }));
    const has = (id: string) => this.#docs.has(id) || this.#gone.has(id);
    const answer = JSON.stringify({
      epoch,
      since: this.#since(),
      docs: docs.filter(({ id, rev }) => asked.have[id] !== rev),
      gone: gone.filter(({ id, rev }) => id in asked.have && asked.have[id] !== rev),
      unknown: Object.keys(asked.have).filter((id) => !has(id)),
    });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(answer.slice(0, this.cutDiffAt ?? answer.length));
  }

  #since(): string {
    return `${this.#epoch}@${this.#log.length}`;
  }
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** What a hotel's wireless network answers to everything. */
export function captivePortal(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html><title>WLAN</title><p>Bitte melden Sie sich an.');
}
