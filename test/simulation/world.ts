import { mergedClock } from '#domain/clock.ts';
import type { Clock } from '#domain/document.ts';
import { clockOf } from '#domain/version.ts';
import { isStorageFull } from '../../app/sync/sync-failure.ts';
import { checkWhole } from './check-replicas.ts';
import { type DeviceTraits, SimulatedDevice } from './device.ts';
import { Dice } from './dice.ts';
import { plannedEdit } from './edits.ts';
import { History } from './history.ts';
import { type Attempt, Intents } from './intents.ts';
import type { Message } from './message.ts';
import { exchangeOf } from './message-words.ts';
import { Network } from './network.ts';
import { Pairings } from './pairings.ts';
import { Postman } from './postman.ts';
import { Holdings } from './replicas.ts';
import type { Scenario } from './scenarios.ts';
import { ServerEvents } from './server-events.ts';
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
  /** Only where devices are connected with codes. */
  readonly pairings: Pairings | undefined;
  /** What happened how often. */
  readonly counts: Record<string, number> = {};
  server!: ServerSide;
  readonly #options: WorldOptions;
  readonly #postman: Postman;
  readonly #events: ServerEvents;
  /** Edits that run and have not ended. */
  readonly #running = new Map<Attempt[], SimulatedDevice>();

  constructor(options: WorldOptions) {
    this.#options = options;
    const { accident, weeks } = options.scenario;
    this.#postman = new Postman(this, accident);
    this.#events = new ServerEvents(this, weeks);
    this.dice = new Dice(options.seed);
    this.tasks = new Tasks(this.dice, START);
    this.pairings = options.scenario.connect > 0 ? new Pairings(this) : undefined;
    const guests = this.pairings ? 1 + this.dice.below(2) : 0;
    this.devices = Array.from({ length: options.devices }, (_, index) => {
      const traits = this.#traits(index, index >= options.devices - guests);
      return new SimulatedDevice(index, traits, this.tasks, this.network);
    });
  }

  /** Starts the server and opens all devices. */
  async begin(): Promise<void> {
    const known = this.devices
      .filter(({ traits }) => traits.pairs !== 'at first')
      .map((device) => device.known);
    if (this.pairings) known.push(this.pairings.office);
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
      [how.network, () => this.#postman.deliver()],
      [how.crash, () => this.crash(device)],
      [how.power, () => this.#cutPower(device)],
      [how.quota, () => this.#fill(device)],
      [how.loss, () => this.#lose(device)],
      [how.copy, () => this.#events.copy()],
      [how.rollback, () => this.#events.putBack(false)],
      [how.restore, () => this.#events.putBack(true)],
      [how.kill, () => this.#events.kill()],
      [how.compact, () => this.#events.compact()],
      [how.days, () => this.#events.days()],
      [how.away, () => this.#away(device)],
      [how.erase, () => this.#events.erase()],
      [how.connect, () => this.pairings?.connect(device)],
      [how.disconnect, () => this.pairings?.disconnect(device)],
      [how.ask, () => this.pairings?.ask(device, this.dice.pick(device.tabs))],
      [how.revoke, () => this.#events.revoke(device)],
    ])();
    await this.tasks.run(this.dice.chance(0.3) ? this.dice.below(40) : Infinity);
    this.pairings?.noteNames();
  }

  /** Takes a device down in the middle of whatever it does, and opens it again. */
  crash(device: SimulatedDevice): void {
    this.count('crash');
    device.crash();
    this.history.note('*', device.name, 'crashes');
    checkWhole(this, device);
    this.#settleAttempts(device);
  }

  /** What a request is worth without accidents. */
  async answer(message: Message): Promise<void> {
    message.answer = await this.tasks.serve(() => this.server.handle(message.request));
    this.count('requests');
    // A server that lost it says of what is brought back that its time is over: it stays away.
    for (const [id, clock] of expiredIn(message)) this.noteExpired(id, clock);
  }

  violated(kind: string, text: string, id?: string): void {
    this.violations.push({ kind, text: this.history.named(text), ...(id ? { id } : {}) });
  }

  #traits(index: number, isGuest: boolean): DeviceTraits {
    const { dice } = this;
    const isOld = index > 1 && dice.chance(0.25);
    const skewMs = dice.weighted([
      [6, dice.below(60_000) - 30_000],
      [1, YEAR_MS],
      [1, -YEAR_MS],
    ]);
    const role = index % 2 === 0 ? 'office' : 'team';
    const pairs = this.pairings && (isGuest ? 'at first' : 'anew');
    return { role, tabs: dice.chance(0.35) ? 2 : 1, isOld, skewMs, pairs };
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
    if (device.session.revoked || device.session.role === 'guest') return;
    const { dice, intents } = this;
    const now = new Date(this.tasks.now + device.traits.skewMs);
    const { deletes: mayDelete, poison } = this.#options.scenario;
    const { changes, attempts } = plannedEdit({ device, dice, intents, now, mayDelete, poison });
    const { owner } = device;
    this.#running.set(attempts, device);
    device.change(dice.pick(device.tabs), changes, (ending) => {
      // What a crash cut off was looked at then.
      if (device.owner !== owner || !this.#running.delete(attempts)) return;
      this.count('edits');
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
      else if ('error' in ending && !isStorageFull(ending.error)) this.thrown(device, ending.error);
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
    this.count('rounds');
    device.startRound(tab, (ending) => {
      if (!device.tabs.includes(tab)) return;
      if ('error' in ending) return this.thrown(device, ending.error);
      const { value } = ending;
      this.pairings?.roundEnded(device, tab, value);
      this.history.note(
        value.ok ? name : `* ${name}`,
        'round',
        value.ok ? 'done' : value.error.code,
      );
    });
  }

  thrown(device: SimulatedDevice, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.violated('THROWN', `${device.name}: ${text.split('\n').slice(0, 6).join(' | ')}`);
  }

  tellServed(message: Message): void {
    const lines = this.#options.isTalkative
      ? exchangeOf(message)
      : [`${message.name} ${message.answer?.status}`];
    for (const line of lines) this.history.note(line);
  }

  #fill(device: SimulatedDevice): void {
    device.storage.isFull = !device.storage.isFull;
    // Long before it is full, the system has written what it was given; and no new number is given now.
    if (device.storage.isFull) device.storage.flush();
    this.history.note('*', device.name, device.storage.isFull ? 'disk full' : 'has room again');
  }

  async #cutPower(device: SimulatedDevice): Promise<void> {
    this.count('power cut');
    this.#end(device);
    await this.destroying(`${device.name} loses its power`, async () => {
      device.cutPower();
      checkWhole(this, device);
    });
  }

  async #lose(device: SimulatedDevice): Promise<void> {
    this.count('loss');
    this.#end(device);
    await this.destroying(`${device.name} loses its database`, async () => {
      device.lose();
      await this.#facts(device);
    });
  }

  /** Ends what runs on a device, before it is looked at what it holds: an open transaction hides what it is
   *  about to replace, and is undone with the rest. */
  #end(device: SimulatedDevice): void {
    device.crash();
    this.#settleAttempts(device);
  }

  /** Something happens in which data may be lost by rights: where nobody else has them. */
  async destroying(what: string, happen: () => Promise<void>): Promise<void> {
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

  #away(device: SimulatedDevice): void {
    const days = this.dice.pick([5, 60, 100]);
    device.awayUntil = this.tasks.now + days * DAY_MS;
    this.history.note('*', device.name, 'is away for', days, 'days');
  }

  /** What was over, and the clock of what was. */
  noteExpired(id: string, clock: Clock): void {
    this.expired.set(id, mergedClock(this.expired.get(id) ?? {}, clock));
  }

  count(what: string): void {
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
