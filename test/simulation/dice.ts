import { randomFrom } from '../support/random.ts';

/** Everything that happens by chance in one run; the seed decides it all. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(Math.imul(seed, 7919) + 13);
  }

  /** Whether something of that probability happens. */
  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** A whole number from 0, smaller than `limit`. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** One of several, by weight. */
  weighted<Item>(choices: readonly (readonly [weight: number, item: Item])[]): Item {
    let rest = this.#random() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, item] of choices) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return choices[choices.length - 1]?.[1] as Item;
  }
}
