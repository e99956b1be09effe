import { clockOf } from '#domain/version.ts';
import type { SimulatedDevice } from './device.ts';
import { copiesAt } from './replicas.ts';
import type { ServerSide } from './server-side.ts';
import type { World } from './world.ts';

const DAY_MS = 24 * 3_600_000;

/** What happens to the server, and to whoever runs it. */
export class ServerEvents {
  readonly #world: World;
  readonly #weeks: number;
  readonly #copies: { at: number; copy: unknown }[] = [];

  /** `weeks`: how probable it is that days that go by are weeks. */
  constructor(world: World, weeks: number) {
    this.#world = world;
    this.#weeks = weeks;
  }

  async copy(): Promise<void> {
    this.#copies.push({
      at: this.#world.tasks.now,
      copy: await this.#serve((server) => server.copy()),
    });
    if (this.#copies.length > 3) this.#copies.shift();
    this.#world.history.note('* the server is copied');
  }

  async putBack(newEpoch: boolean): Promise<void> {
    const recent = this.#copies.filter(({ at }) => this.#world.tasks.now - at <= 30 * DAY_MS);
    if (recent.length === 0) return;
    const { copy } = this.#world.dice.pick(recent);
    this.#world.count(newEpoch ? 'restore' : 'rollback');
    if (newEpoch) this.#copies.length = 0;
    await this.#world.destroying(
      newEpoch ? 'the server is restored' : 'the server is set back',
      async () => {
        await this.#serve((server) => server.putBack(copy, newEpoch));
        await this.#sweep();
      },
    );
  }

  async kill(): Promise<void> {
    this.#world.count('kill');
    this.#world.history.note('* the server is killed');
    await this.#serve((server) => server.kill());
    // What was answered may have left before, or not.
    for (const message of [...this.#world.network.messages]) {
      if (!message.answer || this.#world.dice.chance(0.5)) continue;
      this.#world.network.remove(message);
      this.#world.tasks.add(message.owner, () => message.fail());
    }
  }

  async compact(): Promise<void> {
    await this.#serve((server) => server.compact());
  }

  async days(): Promise<void> {
    const isLong = this.#world.dice.chance(this.#weeks);
    const days = isLong ? 20 + this.#world.dice.below(25) : this.#world.dice.below(3);
    this.#world.tasks.pass(days * DAY_MS);
    this.#world.history.note('*', days, 'days later');
    await this.#sweep();
  }

  async #sweep(): Promise<void> {
    const ids = await this.#serve((server) => server.sweep());
    if (ids.length === 0) return;
    const ended = new Set(ids);
    for (const { id, version } of await this.#serve(copiesAt)) {
      if (!ended.has(id)) continue;
      this.#world.noteExpired(id, clockOf(version));
      this.#world.history.note('the server ends', id);
    }
  }

  async erase(): Promise<void> {
    const id = 'place:p3';
    if (this.#world.erased.has(id) || this.#world.dice.chance(0.6)) return;
    this.#world.erased.add(id);
    this.#world.history.note('* erased:', id);
    await this.#serve((server) => server.erase(id));
  }

  async revoke(device: SimulatedDevice): Promise<void> {
    if (device.isRevoked || this.#world.devices.filter(({ isRevoked }) => !isRevoked).length < 3)
      return;
    this.#world.count('revoke');
    this.#world.history.note('*', device.name, 'is revoked');
    device.isRevoked = true;
    await this.#serve((server) => server.revoke(device.known.deviceId));
  }

  #serve<Value>(work: (server: ServerSide) => Promise<Value>): Promise<Value> {
    return this.#world.tasks.serve(() => work(this.#world.server));
  }
}
