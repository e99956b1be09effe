/** How often what happens; weights of a step, probabilities of a message. */
export interface Scenario {
  edit: number;
  round: number;
  network: number;
  crash: number;
  /** A device's power is cut: its disk forgets the last things it was given. */
  power: number;
  quota: number;
  /** A device's database is gone. */
  loss: number;
  copy: number;
  rollback: number;
  restore: number;
  kill: number;
  compact: number;
  /** Days go by, mostly one or two. */
  days: number;
  /** How probable it is that they are weeks. */
  weeks: number;
  /** A device is not seen for days, or for over 90. */
  away: number;
  erase: number;
  /** A device's rights are ended, often while it holds what was not sent. */
  revoke: number;
  /** Somebody connects a device with a code; where this is none, no device is ever connected. */
  connect: number;
  /** A device's cookie is gone, or the registry has forgotten it. */
  disconnect: number;
  /** A device asks the server what it is. */
  ask: number;
  /** Probability that a message, or its answer, meets with an accident. */
  accident: number;
  /** Probability that what a person writes must be refused. */
  poison: number;
  /** Whether people delete. */
  deletes: boolean;
  /** Whether documents of a type end by themselves. */
  retention: boolean;
}

const all: Scenario = {
  edit: 26,
  round: 16,
  network: 46,
  crash: 2,
  power: 0.3,
  quota: 1,
  loss: 0.15,
  copy: 1.5,
  rollback: 0.5,
  restore: 0.5,
  kill: 0.6,
  compact: 0.4,
  days: 2,
  weeks: 0.1,
  away: 0.4,
  erase: 0.15,
  // Of what only a quarantine held, a server that is set back tells nobody.
  revoke: 0,
  connect: 0,
  disconnect: 0,
  ask: 0,
  accident: 0.14,
  // What was refused is looked for on the device that wrote it: it must not lose that.
  poison: 0,
  deletes: true,
  retention: true,
};

const calm = {
  rollback: 0,
  restore: 0,
  power: 0,
  loss: 0,
  away: 0,
  erase: 0,
  weeks: 0,
  retention: false,
};

/** Worlds in which other things go wrong. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  all,
  plain: { ...all, ...calm },
  edits: { ...all, ...calm, deletes: false },
  rollbacks: { ...all, ...calm, rollback: 2 },
  epochs: { ...all, ...calm, restore: 2 },
  hot: { ...all, ...calm, rollback: 2, restore: 1, crash: 4, accident: 0.25 },
  retention: { ...all, ...calm, retention: true, weeks: 0.3, restore: 0.3 },
  away: { ...all, ...calm, away: 1.5, weeks: 0.6, restore: 0.3 },
  losses: { ...all, ...calm, loss: 1, quota: 3, crash: 6 },
  'power-cuts': { ...all, ...calm, power: 4, crash: 1, quota: 2, rollback: 0.3 },
  revocations: { ...all, ...calm, revoke: 1, crash: 4 },
  poison: { ...all, ...calm, poison: 0.12, crash: 4, rollback: 0.5 },
  pairings: {
    ...all,
    ...calm,
    connect: 4,
    ask: 3,
    disconnect: 1,
    crash: 4,
    kill: 1,
    accident: 0.2,
  },
};

/** Whether a scenario asks for what only the product's server has: devices that are connected. */
export function needsProduct(scenario: string): boolean {
  return (SCENARIOS[scenario]?.connect ?? 0) > 0;
}

/** The scenario of a seed where none is named: most are `all`. */
export function scenarioOf(seed: number): string {
  const names = Object.keys(SCENARIOS);
  return seed % 2 === 0 ? 'all' : (names[((seed - 1) / 2) % names.length] ?? 'all');
}
