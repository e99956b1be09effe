import type { Clock } from '#domain/document.ts';
import type { PairingFailure } from '#domain/pairing-failure.ts';
import { type Body, clockOf } from '#domain/version.ts';
import { isStorageFull } from '../../app/sync/sync-failure.ts';
import { hashOf } from '../../sync-server/access/credentials.ts';
import type { Ending, SimulatedDevice } from './device.ts';
import { hasSeen } from './intents.ts';
import type { Registry } from './registry.ts';
import { type KnownDevice, QUARTER } from './server-side.ts';
import type { World } from './world.ts';

/** A code in somebody's hand, and what became of it on their device. */
interface Slip {
  code: string;
  /** `open`: no answer came yet. */
  outcome: 'open' | 'connected' | PairingFailure['code'];
}

/** After these there is nothing left to try. */
const isOpen = ({ outcome }: Slip) =>
  outcome === 'open' || outcome === 'noContact' || outcome === 'busy';

/** How probable it is that somebody connects what is connected. */
const ANEW_FOR_NOTHING = 0.03;

/** People who connect devices with codes that the office gives them, in a world in which that goes wrong. */
export class Pairings {
  /** The office's computer, at which codes are made; nothing else happens there. */
  readonly office: KnownDevice = {
    deviceId: `d${'f'.repeat(12)}`,
    secret: 'O'.repeat(43),
    role: 'office',
  };
  /** The code that was entered last on a device. */
  readonly #slips = new Map<SimulatedDevice, Slip>();
  /** Names of devices in clocks, as they were when that was last looked at. */
  readonly #names = new Map<string, string>();
  /** What the registry was made to forget. */
  readonly #forgotten = new Set<string>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Somebody connects a device that shows that it is not, or of which the office says so; seldom
   *  another one. */
  async connect(device: SimulatedDevice): Promise<void> {
    const { dice } = this.#world;
    const tab = dice.pick(device.tabs);
    if (tab.isPairing || device.awayUntil > this.#world.tasks.now) return;
    const isWanted = device.session.role === 'guest' || this.#isLost(device);
    if (!isWanted && !dice.chance(ANEW_FOR_NOTHING)) return;
    const slip = this.#slips.get(device);
    const code = slip && isOpen(slip) && dice.chance(0.7) ? slip.code : await this.#newCode(device);
    this.#enter(device, tab, code);
  }

  /** Ends a device's connection, without its doing and without its knowledge. */
  async disconnect(device: SimulatedDevice): Promise<void> {
    const { dice, history, tasks } = this.#world;
    const { deviceId } = device.cookie;
    if (deviceId === undefined) return;
    this.#world.count('disconnect');
    this.#slips.delete(device);
    if (dice.chance(0.5)) {
      device.cookie.value = undefined;
      history.note('*', device.name, 'loses its cookie');
      return;
    }
    this.#forgotten.add(deviceId);
    await tasks.serve(() => this.#registry.forget(deviceId));
    history.note('*', 'the registry forgets', device.name, deviceId);
  }

  /** A device asks what it is. */
  ask(device: SimulatedDevice, tab: SimulatedDevice['tabs'][number]): void {
    const { owner } = device;
    this.#world.count('ask');
    device.ask(tab, (ending) => {
      if (device.owner === owner) this.#ended(device, 'asks what it is', ending);
    });
  }

  /** What the app does by itself after a round: it asks once in its life when it is up to date, and where
   *  it was sent away. */
  roundEnded(
    device: SimulatedDevice,
    tab: SimulatedDevice['tabs'][number],
    round: { ok: true } | { ok: false; error: { code: string } },
  ): void {
    const isSentAway = !round.ok && round.error.code === 'forbidden';
    if (!isSentAway && (!round.ok || tab.hasAsked)) return;
    tab.hasAsked = true;
    this.ask(device, tab);
  }

  /** Notes which devices have got another name, and which of their edits go on under it. */
  noteNames(): void {
    for (const { name: device, storage } of this.#world.devices) {
      const { writer } = storage;
      const before = this.#names.get(device);
      if (writer === undefined || writer === before) continue;
      this.#names.set(device, writer);
      if (before === undefined) continue;
      this.#endPushes(device);
      if (!before.startsWith('x')) this.#world.count('renamed');
      this.#world.history.note('*', device, before, 'is now', writer);
      const clocks = new Map<string, Clock>();
      for (const { id, doc } of storage.rows('documents'))
        clocks.set(id, clockOf({ doc: doc as Body }));
      for (const { id, clock } of storage.rows('tombstones')) clocks.set(id, clock);
      for (const intent of this.#world.intents.all) {
        const clock = clocks.get(intent.id) ?? {};
        if (intent.device !== device || hasSeen(clock, intent)) continue;
        const { laterWriters = [], number } = intent;
        if (hasSeen(clock, { writer, number })) intent.laterWriters = [...laterWriters, writer];
      }
    }
  }

  /** Until somebody has typed a code, what a device sent before has arrived or is lost. */
  #endPushes(device: string): void {
    const { network, tasks } = this.#world;
    for (const message of [...network.messages]) {
      const { owner, request, answer } = message;
      if (answer || !owner.startsWith(device) || !request.url.endsWith('/push')) continue;
      network.remove(message);
      tasks.add(owner, () => message.fail());
    }
  }

  /** Everybody whose code was taken must be connected by now, without another one. */
  async checkConnected(): Promise<void> {
    for (const [device, { code, outcome }] of this.#slips) {
      const madeHere = await this.#serve((registry) => registry.madeBy(code));
      const isTaken = madeHere !== undefined || outcome === 'codeUsed' || outcome === 'unknownCode';
      if (isTaken && !(await this.#isConnected(device))) {
        this.#world.violated('STRANDED', `${device.name} with its code: ${outcome}`);
      }
    }
  }

  /** People connect what is not connected; returns whether there was any. */
  async connectAll(): Promise<boolean> {
    let isAny = false;
    for (const device of this.#world.devices) {
      const [tab] = device.tabs;
      if (!tab || (await this.#isConnected(device))) continue;
      this.#enter(device, tab, await this.#newCode(device));
      isAny = true;
    }
    return isAny;
  }

  /** Each device is connected, each code has made one device, and nothing is left of it but the cookie. */
  async check(): Promise<void> {
    const { devices } = this.#world;
    const violated = this.#world.violated.bind(this.#world);
    for (const device of devices) {
      if (!(await this.#isConnected(device))) {
        violated(
          'NOT CONNECTED',
          `${device.name} is ${device.session.role} ${device.session.deviceId}`,
        );
      }
      if (device.storage.isPairing) violated('LEFT OVER', `${device.name} still holds a secret`);
    }
    const made = (await this.#serve((registry) => registry.codes())).flatMap(
      ({ deviceId }) => deviceId ?? [],
    );
    const given = [this.office, ...devices.map(({ known }) => known)].map(
      ({ deviceId }) => deviceId,
    );
    const known = (await this.#serve((registry) => registry.devices())).map(({ _id }) =>
      _id.slice('device:'.length),
    );
    for (const deviceId of known) {
      const codes = made.filter((one) => one === deviceId).length;
      if (!given.includes(deviceId) && codes !== 1) {
        violated('DEVICE TWICE', `${deviceId} is of ${codes} codes`);
      }
    }
    for (const deviceId of made) {
      if (this.#forgotten.has(deviceId) || known.includes(deviceId)) continue;
      violated('NO DEVICE', `a used code has made ${deviceId}, which is nowhere`);
    }
  }

  #enter(device: SimulatedDevice, tab: SimulatedDevice['tabs'][number], code: string): void {
    const { owner } = device;
    const slip: Slip = { code, outcome: 'open' };
    this.#slips.set(device, slip);
    this.#world.count('code entered');
    device.enter(tab, code, (ending) => {
      if (device.owner !== owner) return;
      if ('value' in ending) {
        slip.outcome = ending.value.ok ? 'connected' : ending.value.error.code;
        this.#world.count(`pairing ${slip.outcome}`);
      }
      this.#ended(device, `enters ${code}: ${slip.outcome}`, ending);
    });
  }

  #ended(device: SimulatedDevice, what: string, ending: Ending<unknown>): void {
    this.#world.history.note('*', device.name, what);
    // A full disk takes it in the next time.
    if ('error' in ending && !isStorageFull(ending.error)) this.#world.thrown(device, ending.error);
  }

  async #newCode({ traits }: SimulatedDevice): Promise<string> {
    const { deviceId, secret } = this.office;
    const made = await this.#world.tasks.serve(() =>
      this.#world.server.handle({
        method: 'POST',
        url: '/api/codes',
        headers: {
          cookie: `vo_device=${deviceId}.${secret}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ role: traits.role, quarters: [QUARTER] }),
      }),
    );
    if (made.status !== 200) throw new Error(`no code: ${made.status} ${made.body}`);
    return (JSON.parse(made.body) as { code: string }).code;
  }

  #isLost({ cookie }: SimulatedDevice): boolean {
    return cookie.deviceId === undefined || this.#forgotten.has(cookie.deviceId);
  }

  /** Whether the server knows a device as what the device takes itself for. */
  async #isConnected({ cookie, session, traits }: SimulatedDevice): Promise<boolean> {
    if (session.role !== traits.role || session.deviceId !== cookie.deviceId) return false;
    const devices = await this.#serve((registry) => registry.devices());
    return devices.some(({ _id, secretHash, role }) => {
      const isIt = _id === `device:${cookie.deviceId}` && role === traits.role;
      return isIt && secretHash === hashOf(cookie.secret ?? '');
    });
  }

  #serve<Value>(work: (registry: Registry) => Promise<Value>): Promise<Value> {
    return this.#world.tasks.serve(() => work(this.#registry));
  }

  get #registry(): Registry {
    const { registry } = this.#world.server;
    if (!registry) throw new Error('only the product’s server has a registry');
    return registry;
  }
}
