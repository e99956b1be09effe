import { mergedClock } from '#domain/clock.ts';
import type { Clock } from '#domain/document.ts';
import { clockOf } from '#domain/version.ts';
import { isStorageFull } from '../../app/sync/sync-failure.ts';
import { foreignAnswer, responseOf, truncated } from './accidents.ts';
import { checkWhole } from './checks.ts';
import { type DeviceTraits, SimulatedDevice } from './device.ts';
import { Dice } from './dice.ts';
import { plannedEdit } from './edits.ts';
import { History } from './history.ts';
import { type Attempt, Intents } from './intents.ts';
import type { Message } from './message.ts';
import { exchangeOf } from './message-words.ts';
import { Network } from './network.ts';
import { copiesAt, Holdings } from './replicas.ts';
import type { Scenario } from './scenarios.ts';
import type { Brought, KnownDevice, ServerSide } from './server-side.ts';
import { Tasks } from './tasks.ts';

/** What went wrong, and with which document. */
export interface Violation {
  kind: string;
  id?: string;
  text: string;
}

/** Which world it is to be. */
export interface WorldOptions {
  seed: number;
  devices: number;
  steps: number;
  scenario: Scenario;
  /** Whether the history tells what each message said: it costs more than all the rest. */
  isTalkative: boolean;
  makeServer: MakeServer;
}

/** Starts a server that knows these devices. */
export type MakeServer = (
  devices: readonly KnownDevice[],
  now: () => number,
) => Promise<ServerSide>;

const DAY_MS = 24 * 3_600_000;
const YEAR_MS = 365 * DAY_MS;
const START = Date.parse('2026-03-02T08:00:00Z');

/** Devices, a server and a network between them, in which everything may go wrong. */
export class World {
  readonly dice: Dice;
  readonly tasks: Tasks;
  readonly history = new History();
  readonly intents = new Intents();
  readonly violations: Violation[] = [];
  readonly devices: SimulatedDevice[];
  readonly erased = new Set<string>();
  /** What was over, by id: with the clocks of what was told so. */
  readonly expired = new Map<string, Clock>();
  readonly network = new Network();
  /** What happened how often. */
  readonly counts: Record<string, number> = {};
  server!: ServerSide;
  readonly #options: WorldOptions;
  readonly #copies: { at: number; copy: unknown }[] = [];
  /** Edits that run and have not ended. */
  readonly #running = new Map<Attempt[], SimulatedDevice>();

  constructor(options: WorldOptions) {
    this.#options = options;
    this.dice = new Dice(options.seed);
    this.tasks = new Tasks(this.dice, START);
    this.devices = Array.from(
      { length: options.devices },
      (_, index) => new SimulatedDevice(index, this.#traits(index), this.tasks, this.network),
    );
  }

  /** Starts the server and opens all devices. */
  async begin(): Promise<void> {
    const known = this.devices.map((device) => device.known);
    const now = () => this.tasks.now;
    this.server = await this.tasks.serve(() => this.#options.makeServer(known, now));
    for (const device of this.devices) {
      device.open();
      await this.#facts(device);
    }
  }

  /** One thing happens, and some of what follows from it. */
  async step(): Promise<void> {
    this.tasks.pass(1000 + this.dice.below(8000));
    const { scenario: how } = this.#options;
    const device = this.dice.pick(this.devices);
    await this.dice.weighted<() => void | Promise<void>>([
      [how.edit, () => this.#edit(device)],
      [how.round, () => this.#round(device)],
      [how.network, () => this.#deliver()],
      [how.crash, () => this.crash(device)],
      [how.quota, () => this.#fill(device)],
      [how.loss, () => this.#lose(device)],
      [how.copy, () => this.#copy()],
      [how.rollback, () => this.#putBack(false)],
      [how.restore, () => this.#putBack(true)],
      [how.kill, () => this.#kill()],
      [how.compact, () => this.#compact()],
      [how.days, () => this.#days()],
      [how.away, () => this.#away(device)],
      [how.erase, () => this.#erase()],
      [how.revoke, () => this.#revoke(device)],
    ])();
    await this.tasks.run(this.dice.chance(0.3) ? this.dice.below(40) : Infinity);
  }

  /** Takes a device down in the middle of whatever it does, and opens it again. */
  crash(device: SimulatedDevice): void {
    this.#count('crash');
    device.crash();
    this.history.note('*', device.name, 'crashes');
    checkWhole(this, device);
    this.#settleAttempts(device);
  }

  /** What a request is worth without accidents. */
  async answer(message: Message): Promise<void> {
    message.answer = await this.tasks.serve(() => this.server.handle(message.request));
    this.#count('requests');
    // A server that lost it says of what is brought back that its time is over: it stays away.
    for (const [id, clock] of expiredIn(message)) this.#noteExpired(id, clock);
  }

  violated(kind: string, text: string, id?: string): void {
    this.violations.push({ kind, text: this.history.named(text), ...(id ? { id } : {}) });
  }

  #traits(index: number): DeviceTraits {
    const { dice } = this;
    const isOld = index > 1 && dice.chance(0.25);
    const skewMs = dice.weighted([
      [6, dice.below(60_000) - 30_000],
      [1, YEAR_MS],
      [1, -YEAR_MS],
    ]);
    const role = index % 2 === 0 ? 'office' : 'team';
    return { role, tabs: dice.chance(0.35) ? 2 : 1, isOld, skewMs };
  }

  async #facts(device: SimulatedDevice): Promise<void> {
    let isDone = false;
    this.tasks.add(device.owner, () => {
      void device.keepFacts().then(() => {
        isDone = true;
      });
    });
    await this.tasks.run();
    if (!isDone) this.violated('STUCK', `${device.name} does not open`);
  }

  #edit(device: SimulatedDevice): void {
    if (device.session.revoked) return;
    const { dice, intents } = this;
    const now = new Date(this.tasks.now + device.traits.skewMs);
    const mayDelete = this.#options.scenario.deletes;
    const { changes, attempts } = plannedEdit({ device, dice, intents, now, mayDelete });
    const { owner } = device;
    this.#running.set(attempts, device);
    device.change(dice.pick(device.tabs), changes, (ending) => {
      // What a crash cut off was looked at then.
      if (device.owner !== owner || !this.#running.delete(attempts)) return;
      this.#count('edits');
      const isMade = 'value' in ending && ending.value.ok;
      for (const attempt of attempts) {
        const { what, field, id, token = '', number } = attempt;
        this.history.note(
          device.name,
          isMade ? what : `fails to ${what}`,
          id,
          field,
          token,
          number,
        );
      }
      if (isMade) intents.add(attempts, this.tasks.now);
      else if ('error' in ending && !isStorageFull(ending.error))
        this.#thrown(device, ending.error);
    });
  }

  /** After a crash: what had reached the disk was made, the rest never was. */
  #settleAttempts(device: SimulatedDevice): void {
    for (const [attempts, whose] of [...this.#running]) {
      if (whose !== device) continue;
      this.#running.delete(attempts);
      const made = attempts.filter(({ number }) => number <= device.storage.edits);
      if (made.length > 0 && made.length < attempts.length) {
        this.violated('TORN', `${device.name} made half of a change`, attempts[0]?.id);
      }
      for (const { what, id, token = '' } of made) {
        this.history.note(device.name, what, id, token, '(just before the crash)');
      }
      this.intents.add(made, this.tasks.now);
    }
  }

  #round(device: SimulatedDevice): void {
    const tab = this.dice.pick(device.tabs);
    if (tab.round || device.awayUntil > this.tasks.now) return;
    if (device.isRevoked && this.dice.chance(0.3)) device.hearOfEnd();
    this.startRound(device, tab);
  }

  startRound(device: SimulatedDevice, tab: SimulatedDevice['tabs'][number]): void {
    const name = `${device.name}/${device.tabs.indexOf(tab)}`;
    this.#count('rounds');
    device.startRound(tab, (ending) => {
      if (!device.tabs.includes(tab)) return;
      if ('error' in ending) return this.#thrown(device, ending.error);
      const { value } = ending;
      this.history.note(
        value.ok ? name : `* ${name}`,
        'round',
        value.ok ? 'done' : value.error.code,
      );
    });
  }

  #thrown(device: SimulatedDevice, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.violated('THROWN', `${device.name}: ${text.split('\n').slice(0, 6).join(' | ')}`);
  }

  /** Some messages go on, one after the other. */
  async #deliver(): Promise<void> {
    for (let left = 1 + this.dice.below(8); left > 0; left -= 1) {
      await this.#deliverOne();
      await this.tasks.run(this.dice.chance(0.3) ? this.dice.below(40) : Infinity);
    }
  }

  /** A message goes on, or meets with an accident. */
  async #deliverOne(): Promise<void> {
    const { messages } = this.network;
    if (messages.length === 0) return;
    const message = this.dice.pick(messages);
    const isAccident = this.dice.chance(this.#options.scenario.accident);
    if (message.answer) return this.#deliverAnswer(message, isAccident);
    if (isAccident) return this.#accident(message);
    await this.answer(message);
    this.tellServed(message);
    if (message.isAbandoned) this.network.remove(message);
  }

  async #accident(message: Message): Promise<void> {
    const what = this.dice.pick(['lost', 'twice', 'foreign', 'late'] as const);
    this.#count(`request ${what}`);
    this.history.note(message.name, 'request', what);
    if (what === 'lost') {
      this.network.remove(message);
      this.#asDevice(message, () => message.fail());
    } else if (what === 'foreign') {
      message.answer = foreignAnswer(this.dice);
    } else if (what === 'late') {
      // The device gives up, and the request arrives some time later.
      this.#asDevice(message, () => message.fail());
    } else {
      await this.answer(message);
      await this.answer(message);
      this.tellServed(message);
    }
  }

  #deliverAnswer(message: Message, isAccident: boolean): void {
    const { answer } = message;
    this.network.remove(message);
    if (!answer || message.isAbandoned) return;
    const { now } = this.tasks;
    const what = isAccident ? this.dice.pick(['lost', 'cut', 'foreign'] as const) : 'delivered';
    this.#count(`answer ${what}`);
    if (isAccident) this.history.note(message.name, 'answer', what);
    this.#asDevice(message, () => {
      if (what === 'lost') message.fail();
      else if (what === 'cut') message.deliver(truncated(answer, now, this.dice));
      else {
        message.deliver(responseOf(what === 'foreign' ? foreignAnswer(this.dice) : answer, now));
      }
    });
  }

  #asDevice(message: Message, work: () => void): void {
    this.tasks.add(message.owner, work);
  }

  tellServed(message: Message): void {
    const lines = this.#options.isTalkative
      ? exchangeOf(message)
      : [`${message.name} ${message.answer?.status}`];
    for (const line of lines) this.history.note(line);
  }

  #fill(device: SimulatedDevice): void {
    device.storage.isFull = !device.storage.isFull;
    this.history.note('*', device.name, device.storage.isFull ? 'disk full' : 'has room again');
  }

  async #lose(device: SimulatedDevice): Promise<void> {
    this.#count('loss');
    await this.#destroying(`${device.name} loses its database`, async () => {
      device.crash();
      this.#settleAttempts(device);
      device.lose();
      await this.#facts(device);
    });
  }

  async #copy(): Promise<void> {
    this.#copies.push({ at: this.tasks.now, copy: await this.#serve((server) => server.copy()) });
    if (this.#copies.length > 3) this.#copies.shift();
    this.history.note('* the server is copied');
  }

  async #putBack(newEpoch: boolean): Promise<void> {
    const recent = this.#copies.filter(({ at }) => this.tasks.now - at <= 30 * DAY_MS);
    if (recent.length === 0) return;
    const { copy } = this.dice.pick(recent);
    this.#count(newEpoch ? 'restore' : 'rollback');
    if (newEpoch) this.#copies.length = 0;
    await this.#destroying(
      newEpoch ? 'the server is restored' : 'the server is set back',
      async () => {
        await this.#serve((server) => server.putBack(copy, newEpoch));
        await this.#sweep();
      },
    );
  }

  /** Something happens in which data may be lost by rights: where nobody else has them. */
  async #destroying(what: string, happen: () => Promise<void>): Promise<void> {
    const holdings = () => this.tasks.serve(() => Holdings.of(this.devices, this.server));
    const before = await holdings();
    this.history.note('*', what);
    await happen();
    const after = await holdings();
    // The last one first: who was overwritten by one that is still there has lost nothing.
    for (const intent of [...this.intents.all].reverse()) {
      if (intent.isExcused || !after.hasLost(intent, before)) continue;
      if (this.intents.isReplaced(intent)) continue;
      intent.isExcused = true;
      // What it had replaced and is there again, is to stay.
      intent.replacedForGood = intent.replaced.filter((token) => !after.has(token));
      this.history.note('excused:', intent.device, intent.what, intent.id, intent.token ?? '');
    }
  }

  async #kill(): Promise<void> {
    this.#count('kill');
    this.history.note('* the server is killed');
    await this.#serve((server) => server.kill());
    // What was answered may have left before, or not.
    for (const message of [...this.network.messages]) {
      if (!message.answer || this.dice.chance(0.5)) continue;
      this.network.remove(message);
      this.#asDevice(message, () => message.fail());
    }
  }

  async #compact(): Promise<void> {
    await this.#serve((server) => server.compact());
  }

  async #days(): Promise<void> {
    const isLong = this.dice.chance(this.#options.scenario.weeks);
    const days = isLong ? 20 + this.dice.below(25) : this.dice.below(3);
    this.tasks.pass(days * DAY_MS);
    this.history.note('*', days, 'days later');
    await this.#sweep();
  }

  async #sweep(): Promise<void> {
    const ids = await this.#serve((server) => server.sweep());
    if (ids.length === 0) return;
    const ended = new Set(ids);
    for (const { id, version } of await this.#serve(copiesAt)) {
      if (!ended.has(id)) continue;
      this.#noteExpired(id, clockOf(version));
      this.history.note('the server ends', id);
    }
  }

  #noteExpired(id: string, clock: Clock): void {
    this.expired.set(id, mergedClock(this.expired.get(id) ?? {}, clock));
  }

  #away(device: SimulatedDevice): void {
    const days = this.dice.pick([5, 60, 100]);
    device.awayUntil = this.tasks.now + days * DAY_MS;
    this.history.note('*', device.name, 'is away for', days, 'days');
  }

  async #erase(): Promise<void> {
    const id = 'place:p3';
    if (this.erased.has(id) || this.dice.chance(0.6)) return;
    this.erased.add(id);
    this.history.note('* erased:', id);
    await this.#serve((server) => server.erase(id));
  }

  async #revoke(device: SimulatedDevice): Promise<void> {
    if (device.isRevoked || this.devices.filter(({ isRevoked }) => !isRevoked).length < 3) return;
    this.#count('revoke');
    this.history.note('*', device.name, 'is revoked');
    device.isRevoked = true;
    await this.#serve((server) => server.revoke(device.known.deviceId));
  }

  #serve<Value>(work: (server: ServerSide) => Promise<Value>): Promise<Value> {
    return this.tasks.serve(() => work(this.server));
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }
}

function expiredIn({ request, answer }: Message): [id: string, clock: Clock][] {
  if (!request.url.endsWith('/push') || answer?.status !== 200) return [];
  const { writes } = JSON.parse(request.body ?? '') as { writes: Brought[] };
  const { results } = JSON.parse(answer.body) as { results: { id: string; code?: string }[] };
  const expired = new Set(results.filter(({ code }) => code === 'expired').map(({ id }) => id));
  return writes.flatMap((write) => (expired.has(write.id) ? [[write.id, clockOf(write)]] : []));
}
