import { availableParallelism } from 'node:os';
import { failure, type Result, success } from '#domain/result.ts';
import { BROKEN_ENGINES } from './broken-engines.ts';
import { needsProduct, SCENARIOS } from './scenarios.ts';
import { SERVER_KINDS, type ServerKind } from './server-side.ts';

/** What is to be simulated. */
export interface Options {
  seeds: number;
  from: number;
  devices: number;
  steps: number;
  processes: number;
  /** Those of each seed where absent. */
  scenario?: string;
  server?: ServerKind;
  /** The one seed that is to be told. */
  show?: number;
  /** Name of a broken engine, or `all`. */
  broken?: string;
  /** Whether a seed is told with all its lines. */
  whole?: boolean;
}

/** `message` is one line for the terminal. */
interface Mistake {
  code: 'mistake';
  message: string;
}

/** The options of `npm run simulate`. */
export const OPTIONS = {
  seeds: { type: 'string', default: '1000' },
  from: { type: 'string', default: '1' },
  devices: { type: 'string', default: '4' },
  steps: { type: 'string', default: '200' },
  processes: { type: 'string', default: String(availableParallelism()) },
  scenario: { type: 'string' },
  server: { type: 'string' },
  show: { type: 'string' },
  broken: { type: 'string' },
  whole: { type: 'boolean' },
} as const;

const NUMBERS = ['seeds', 'from', 'devices', 'steps', 'processes', 'show'] as const;

/** What was given for these options. */
type Given = { [Name in keyof typeof OPTIONS]?: Name extends 'whole' ? boolean : string };

/** Reads what was given; what is wrong with it comes as one line. */
export function readOptions(given: Given): Result<Options, Mistake> {
  const { scenario, server, broken, whole, ...texts } = given;
  const numbers: Record<string, number> = {};
  for (const name of NUMBERS) {
    const text = texts[name];
    if (text === undefined) continue;
    if (!/^[1-9]\d{0,8}$/.test(text)) return mistake(`--${name} takes a number, not "${text}".`);
    numbers[name] = Number(text);
  }
  const kind = SERVER_KINDS.find((known) => known === server);
  if (scenario !== undefined && !(scenario in SCENARIOS)) {
    return mistake(`There is no scenario "${scenario}"; there are ${listed(SCENARIOS)}.`);
  }
  if (server !== undefined && !kind) {
    return mistake(`There is no server "${server}"; there are ${SERVER_KINDS.join(', ')}.`);
  }
  if (kind === 'model' && scenario !== undefined && needsProduct(scenario)) {
    return mistake(
      `The model of the server connects no devices: no --server model with ${scenario}.`,
    );
  }
  const engines = ['all', ...BROKEN_ENGINES.map(({ name }) => name)];
  if (broken !== undefined && !engines.includes(broken)) {
    return mistake(`There is no broken engine "${broken}"; there are ${engines.join(', ')}.`);
  }
  return success({ ...numbers, scenario, server: kind, broken, whole } as unknown as Options);
}

function mistake(message: string) {
  return failure({ code: 'mistake' as const, message });
}

function listed(named: object): string {
  return Object.keys(named).join(', ');
}
