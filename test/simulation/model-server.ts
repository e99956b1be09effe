import { covers, raisesAnother } from '#domain/clock.ts';
import type { Clock } from '#domain/document.ts';
import { SERVER_FIELDS } from '#domain/document.ts';
import { isEqualJson } from '#domain/equal.ts';
import { databaseOf, partsOf } from '#domain/ids.ts';
import { idsBefore, windowStart } from '#domain/team-window.ts';
import { type Body, clockOf, isFinal, type Version } from '#domain/version.ts';
import type { StoredDocument } from '../../sync-server/stores/store.ts';
import { isPoisoned } from './poison.ts';
import { deleteAfterOf, quarterDocument } from './quarter-settings.ts';
import {
  type Answer,
  type Brought,
  KINDS,
  type Kind,
  type KnownDevice,
  type SentRequest,
  type ServerSide,
} from './server-side.ts';

/*
 * A server as sync.md describes it, in memory and as short as it can be: the second opinion on who
 * is wrong, the engine or the product's server.
 */

interface ModelState {
  epoch: string;
  seq: number;
  databases: Record<Kind, Map<string, Stored>>;
  /** Every rev that a database ever had. */
  held: Set<string>;
}

type Stored = StoredDocument & { seq: number };
type Json = Record<string, unknown>;
type Write = { id: string; base: string | null } & Version;

const KIND_OF_SCOPE: Record<string, Kind> = { public: 'public', team: 'team', office: 'private' };
const WHY = { user: 'deleted', withdrawn: 'withdrawn', erased: 'erased', retention: 'expired' };

export class ModelServer implements ServerSide {
  readonly #devices: ReadonlyMap<string, KnownDevice>;
  readonly #now: () => number;
  readonly #erased = new Set<string>();
  readonly #revoked = new Set<string>();
  readonly #brought = new Map<string, Brought>();
  #state: ModelState;
  #revs = 0;
  #epochs = 1;
  #numbers = 0;

  constructor(devices: readonly KnownDevice[], now: () => number) {
    this.#devices = new Map(
      devices.map((device) => [`${device.deviceId}.${device.secret}`, device]),
    );
    this.#now = now;
    const databases = { public: new Map(), team: new Map(), private: new Map() };
    this.#state = { epoch: 'e1', seq: 0, databases, held: new Set() };
    this.#put('public', { doc: quarterDocument(now()) }, quarterDocument(now())._id);
  }

  async handle({ url, headers, body }: SentRequest): Promise<Answer> {
    const [path = '', query = ''] = url.split('?');
    const [scope = '', what = ''] = path.split('/').slice(4);
    const device = this.#devices.get(headers.cookie?.replace('vo_device=', '') ?? '');
    if (!device) return json(403, { code: 'forbidden' });
    const asked = (
      body ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(query))
    ) as Json;
    const isRevoked = this.#revoked.has(device.deviceId);
    if (scope === 'push') return isRevoked ? this.#keepAside(asked) : this.#push(device, asked);
    const kind = KIND_OF_SCOPE[scope];
    const isOfOffice = device.role === 'office' || kind !== 'private';
    if (!kind || !isOfOffice || (isRevoked && kind !== 'public')) {
      return json(403, { code: 'forbidden' });
    }
    if (what === 'snapshot') return this.#snapshot(kind, device);
    if (what === 'changes') return this.#changes(kind, asked);
    return this.#diff(kind, device, asked);
  }

  async read(kind: Kind): Promise<StoredDocument[]> {
    return [...this.#state.databases[kind].values()].map(({ seq: _, ...stored }) => stored);
  }

  async copy(): Promise<unknown> {
    return copyOf(this.#state);
  }

  async putBack(copy: unknown, newEpoch: boolean): Promise<void> {
    this.#state = copyOf(copy as ModelState);
    if (newEpoch) {
      this.#epochs += 1;
      this.#state.epoch = `e${this.#epochs}`;
    }
    for (const id of this.#erased) this.#erase(id);
  }

  async kill(): Promise<void> {}
  async compact(): Promise<void> {}
  async close(): Promise<void> {}

  async sweep(): Promise<string[]> {
    const today = new Date(this.#now()).toISOString().slice(0, 10);
    const ended: string[] = [];
    for (const kind of KINDS) {
      for (const [id, stored] of this.#state.databases[kind]) {
        if (stored.deleted || !(String(stored.doc.deleteAfter ?? '9') < today)) continue;
        this.#delete(kind, id, 'retention');
        ended.push(id);
      }
    }
    return ended;
  }

  async erase(id: string): Promise<void> {
    this.#erased.add(id);
    this.#erase(id);
  }

  async revoke(deviceId: string): Promise<void> {
    this.#revoked.add(deviceId);
  }

  async quarantined(): Promise<Brought[]> {
    return [...this.#brought.values()];
  }

  #keepAside(asked: Json): Answer {
    const results = (asked.writes as Write[]).map((write) => {
      this.#brought.set(JSON.stringify(write), write);
      return { id: write.id, outcome: 'rejected', code: 'quarantined' };
    });
    return json(200, { epoch: this.#state.epoch, results });
  }

  #erase(id: string): void {
    const kind = databaseOf(id) ?? 'private';
    if (this.#state.databases[kind].has(id)) this.#delete(kind, id, 'erased');
    for (const [other, stored] of this.#state.databases.private) {
      if (!stored.deleted && stored.doc.about === id) this.#delete('private', other, 'erased');
    }
  }

  #delete(kind: Kind, id: string, reason: 'retention' | 'erased'): void {
    const stored = this.#state.databases[kind].get(id);
    if (stored?.deleted && isFinal(stored)) return;
    this.#numbers = Math.max(this.#numbers + 1, this.#now());
    const clock = { ...(stored ? clockOf(stored) : {}), s: this.#numbers };
    this.#put(kind, { deleted: true, clock, reason }, id);
  }

  #put(kind: Kind, version: Version, id: string): Stored {
    const state = this.#state;
    this.#revs += 1;
    state.seq += 1;
    const rev = `${this.#revs}-${String(this.#revs).padStart(32, '0')}`;
    const stored = { id, rev, seq: state.seq, ...version } as Stored;
    state.databases[kind].set(id, stored);
    state.held.add(`${id} ${rev}`);
    return stored;
  }

  /** What lives, of a team's documents for a team's device those of the last weeks. */
  #shown(kind: Kind, { role }: KnownDevice): Stored[] {
    const living = [...this.#state.databases[kind].values()].filter(({ deleted }) => !deleted);
    if (role !== 'team' || kind !== 'team') return living;
    const docs = living.flatMap((stored) => (stored.deleted ? [] : [stored.doc]));
    const before = idsBefore(windowStart(new Date(this.#now())), docs);
    return living.filter(({ id }) => !before.has(id));
  }

  #snapshot(kind: Kind, device: KnownDevice): Answer {
    const living = this.#shown(kind, device);
    const head = { epoch: this.#state.epoch, since: this.#since(kind), count: living.length };
    const lines = living.map((stored) => named(stored));
    const body = [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
    return { status: 200, headers: { 'content-type': 'application/x-ndjson' }, body };
  }

  #changes(kind: Kind, asked: Json): Answer {
    const since = JSON.parse(String(asked.since)) as { epoch: string; seq: number; last?: string };
    const accepted = (asked.accepted ?? []) as { id: string; rev: string }[];
    const promised = [
      ...(since.last ? [since.last] : []),
      ...accepted.map((a) => `${a.id} ${a.rev}`),
    ];
    const isOther = since.epoch !== this.#state.epoch;
    const isUntold = this.#erased.has(since.last?.split(' ')[0] ?? '');
    const isSetBack = promised.some((rev) => !this.#state.held.has(rev));
    if (isOther || isUntold || isSetBack) return this.#epochChanged();
    const news = [...this.#state.databases[kind].values()]
      .filter(({ id, seq }) => seq > since.seq && !this.#erased.has(id))
      .sort((a, b) => a.seq - b.seq);
    const page = news.slice(0, Number(asked.limit));
    const last = page.at(-1);
    const next = { ...since, ...(last && { seq: last.seq, last: `${last.id} ${last.rev}` }) };
    const erased = [...this.#erased].filter((id) => this.#state.databases[kind].has(id));
    return json(200, {
      since: JSON.stringify(next),
      more: news.length > page.length,
      erased,
      changes: page.map(named),
    });
  }

  #diff(kind: Kind, device: KnownDevice, asked: Json): Answer {
    if (asked.epoch !== this.#state.epoch) return this.#epochChanged();
    const have = new Map(Object.entries(asked.have as Record<string, string>));
    const database = this.#state.databases[kind];
    const shown = new Set(this.#shown(kind, device).map(({ id }) => id));
    // What a device holds of before its days, it is told of where it stands otherwise here.
    const docs = [...database.values()]
      .filter(({ id, rev, deleted }) => {
        return !deleted && have.get(id) !== rev && (shown.has(id) || have.has(id));
      })
      .map(named);
    const gone: Json[] = [];
    const unknown: string[] = [];
    for (const [id, rev] of have) {
      const stored = database.get(id);
      if (this.#erased.has(id)) gone.push({ id, rev, clock: {}, why: 'erased' });
      else if (!stored) unknown.push(id);
      else if (stored.deleted && stored.rev !== rev) {
        gone.push({ id, rev: stored.rev, clock: stored.clock, why: WHY[stored.reason] });
      }
    }
    const { epoch } = this.#state;
    return json(200, { epoch, since: this.#since(kind), docs, gone, unknown });
  }

  #push(device: KnownDevice, asked: Json): Answer {
    const writes = asked.writes as Write[];
    const results = new Map<Write, Json>();
    // What gave way is written before what won over it.
    const isWinner = ({ id }: Write) => (partsOf(id)?.type === 'superseded' ? 0 : 1);
    for (const write of [...writes].sort((a, b) => isWinner(a) - isWinner(b))) {
      results.set(write, { id: write.id, ...this.#judge(device, write, asked.heal === true) });
    }
    const inOrder = writes.map((write) => results.get(write));
    return json(200, { epoch: this.#state.epoch, results: inOrder });
  }

  #judge(device: KnownDevice, { id, base, ...rest }: Write, heal: boolean): Json {
    const version = rest as Version;
    const { database: kind = 'private', type } = partsOf(id) ?? {};
    if (device.role === 'team' && kind !== 'team' && type !== 'superseded') {
      return { outcome: 'rejected', code: 'forbidden' };
    }
    const about = version.deleted ? undefined : String(version.doc.about);
    if (this.#erased.has(id) || this.#erased.has(about ?? '')) {
      return { outcome: 'rejected', code: 'erased' };
    }
    if (!version.deleted && isPoisoned(version.doc)) {
      return { outcome: 'rejected', code: 'invalid', message: 'poison' };
    }
    const current = this.#state.databases[kind].get(id);
    if (this.#isOver(version, current)) return { outcome: 'rejected', code: 'expired' };
    if (current && isSame(version, current)) return acceptedOf(current);
    // Who may not read it cannot meet it: it has arrived once, whoever brought it.
    if (current && type === 'superseded' && device.role === 'team') return acceptedOf(current);
    if ((current?.rev ?? null) !== base) {
      return { outcome: 'conflict', current: current ? withoutSeq(current) : null };
    }
    const before: Clock = current ? clockOf(current) : {};
    if (!heal && raisesAnother(clockOf(version), before, device.deviceId)) {
      return { outcome: 'rejected', code: 'invalid', message: 'raises another writer' };
    }
    if (current && isFinal(current) && !isFinal(version)) {
      return { outcome: 'conflict', current: withoutSeq(current) };
    }
    if (!covers(clockOf(version), before)) {
      return { outcome: 'rejected', code: 'invalid', message: 'not ahead of its base' };
    }
    const stored = version.deleted
      ? version
      : { doc: this.#stamped(device, version.doc, current, heal) };
    return acceptedOf(this.#put(kind, stored, id));
  }

  #isOver(version: Version, current: Stored | undefined): boolean {
    if (version.deleted) return false;
    const today = new Date(this.#now()).toISOString().slice(0, 10);
    if (current?.deleted) return current.reason === 'retention';
    const last = current?.doc.deleteAfter ?? version.doc.deleteAfter;
    return typeof last === 'string' && last < today;
  }

  #stamped({ role }: KnownDevice, sent: Body, current: Stored | undefined, heal: boolean): Body {
    const now = new Date(this.#now()).toISOString();
    const before = current && !current.deleted ? current.doc : undefined;
    const doc = withoutStamp(sent);
    const isBack =
      heal && typeof sent.updatedAt === 'string' && sent.updatedAt !== before?.updatedAt;
    doc.by = isBack ? sent.by : { role };
    const isEdited = heal && sent.updatedAt === undefined;
    doc.arrivedAt = before?.arrivedAt ?? (isBack || isEdited ? (sent.arrivedAt ?? now) : now);
    doc.updatedAt = isBack ? sent.updatedAt : now;
    if (isBack) doc.healedBy = role;
    const last = deleteAfterOf(sent.type, String(doc.arrivedAt));
    if (last) doc.deleteAfter = last;
    return doc;
  }

  /** Of this database alone: a number from another would hide what follows a rollback here. */
  #since(kind: Kind): string {
    const { epoch, databases } = this.#state;
    const bySeq = [...databases[kind].values()].sort((a, b) => a.seq - b.seq);
    const last = bySeq.findLast(({ id }) => !this.#erased.has(id));
    const seen = last && { last: `${last.id} ${last.rev}` };
    return JSON.stringify({ epoch, seq: last?.seq ?? 0, ...seen });
  }

  #epochChanged(): Answer {
    return json(409, { code: 'epoch-changed', message: '', epoch: this.#state.epoch });
  }
}

function json(status: number, body: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

function named({ id, rev, seq: _, ...version }: Stored): Json {
  return { id, rev, ...version };
}

function withoutSeq({ id: _, seq: __, ...current }: Stored): Json {
  return current;
}

function withoutStamp(body: Body): Body {
  const doc: Body = { ...body };
  for (const field of SERVER_FIELDS) delete doc[field];
  return doc;
}

function isSame(version: Version, current: Stored): boolean {
  if (version.deleted || current.deleted) {
    return (
      Boolean(version.deleted && current.deleted) && isEqualJson(clockOf(version), clockOf(current))
    );
  }
  return isEqualJson(withoutStamp(version.doc), withoutStamp(current.doc));
}

function acceptedOf(stored: Stored): Json {
  const stamp: Json = {};
  if (!stored.deleted) {
    for (const field of SERVER_FIELDS) {
      if (stored.doc[field] !== undefined) stamp[field] = stored.doc[field];
    }
  }
  return { outcome: 'accepted', rev: stored.rev, stamp };
}

function copyOf({ epoch, seq, databases, held }: ModelState): ModelState {
  return {
    epoch,
    seq,
    databases: {
      public: new Map(databases.public),
      team: new Map(databases.team),
      private: new Map(databases.private),
    },
    held: new Set(held),
  };
}
