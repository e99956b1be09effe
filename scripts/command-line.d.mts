import type { ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** See `command-line.mjs`. */
export function readCommandLine<const Known extends Options>(known: {
  options?: Known;
  words?: readonly string[];
}): { values: ReturnType<typeof parseArgs<{ options: Known }>>['values']; words: string[] };
