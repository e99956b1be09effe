import { foreignAnswer, responseOf, truncated } from './accidents.ts';
import type { Message } from './message.ts';
import type { World } from './world.ts';

/** Carries messages between devices and server, some of them badly. */
export class Postman {
  readonly #world: World;
  readonly #accidents: number;

  /** `accidents`: how probable it is that a message, or its answer, meets with one. */
  constructor(world: World, accidents: number) {
    this.#world = world;
    this.#accidents = accidents;
  }

  /** Some messages go on, one after the other. */
  async deliver(): Promise<void> {
    for (let left = 1 + this.#world.dice.below(8); left > 0; left -= 1) {
      await this.#deliverOne();
      await this.#world.tasks.run(
        this.#world.dice.chance(0.3) ? this.#world.dice.below(40) : Infinity,
      );
      this.#world.pairings?.noteNames();
    }
  }

  /** A message goes on, or meets with an accident. */
  async #deliverOne(): Promise<void> {
    const { messages } = this.#world.network;
    if (messages.length === 0) return;
    const message = this.#world.dice.pick(messages);
    const isAccident = this.#world.dice.chance(this.#accidents);
    if (message.answer) return this.#deliverAnswer(message, isAccident);
    if (isAccident) return this.#accident(message);
    await this.#world.answer(message);
    this.#world.tellServed(message);
    if (message.isAbandoned) this.#world.network.remove(message);
  }

  async #accident(message: Message): Promise<void> {
    const what = this.#world.dice.pick(['lost', 'twice', 'foreign', 'late'] as const);
    this.#world.count(`request ${what}`);
    this.#world.history.note(message.name, 'request', what);
    if (what === 'lost') {
      this.#world.network.remove(message);
      this.#asDevice(message, () => message.fail());
    } else if (what === 'foreign') {
      message.answer = foreignAnswer(this.#world.dice);
    } else if (what === 'late') {
      // The device gives up, and the request arrives some time later.
      this.#asDevice(message, () => message.fail());
    } else {
      await this.#world.answer(message);
      await this.#world.answer(message);
      this.#world.tellServed(message);
    }
  }

  #deliverAnswer(message: Message, isAccident: boolean): void {
    const { answer } = message;
    this.#world.network.remove(message);
    if (!answer || message.isAbandoned) return;
    const { now } = this.#world.tasks;
    const what = isAccident
      ? this.#world.dice.pick(['lost', 'cut', 'foreign'] as const)
      : 'delivered';
    this.#world.count(`answer ${what}`);
    if (isAccident) this.#world.history.note(message.name, 'answer', what);
    this.#asDevice(message, () => {
      if (what === 'lost') message.fail();
      else if (what === 'cut') message.deliver(truncated(answer, now, this.#world.dice));
      else {
        message.deliver(
          responseOf(what === 'foreign' ? foreignAnswer(this.#world.dice) : answer, now),
        );
      }
    });
  }

  #asDevice(message: Message, work: () => void): void {
    this.#world.tasks.add(message.owner, work);
  }
}
