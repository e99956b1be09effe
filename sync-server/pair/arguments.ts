import { parseArgs } from 'node:util';
import { plainName } from '#domain/device-name.ts';
import { isQuarterId } from '#domain/ids.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { CODE_ROLES, type CodeWish } from './code.ts';

/** A mistake in the command line, or the wish for help; `message` is for the terminal. */
export interface ArgumentProblem {
  code: 'mistake' | 'help';
  message: string;
}

/** How the command is used. */
export const USAGE = `So verbinden Sie ein Gerät:
  npm run pair -- --role ${CODE_ROLES.join('|')} --quarter ID
Dazu, wenn nötig:
  --label NAME   wie das Gerät heißen soll, zum Beispiel „Laptop am Tresen“
  --place ID     zu welchem Technik-Treff es gehört: der Teil hinter „place:“
Mehrere Quartiere: --quarter ID --quarter ID`;

const OPTIONS = {
  role: { type: 'string' },
  quarter: { type: 'string', multiple: true },
  label: { type: 'string' },
  place: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the arguments of `npm run pair`. */
export function readArguments(argv: readonly string[]): Result<CodeWish, ArgumentProblem> {
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { role, quarter: quarters = [], label = '', place, help } = parsed.value.values;
  if (help) return failure({ code: 'help', message: USAGE });
  const known = CODE_ROLES.find((candidate) => candidate === role);
  if (role === undefined) return mistake(`Es fehlt die Rolle: --role ${CODE_ROLES.join(', ')}.`);
  if (!known) return mistake(`Die Rolle „${role}“ gibt es nicht: ${CODE_ROLES.join(', ')}.`);
  if (quarters.length === 0) return mistake('Es fehlt, für welches Quartier: --quarter ID.');
  const wrong = quarters.find((id) => !isQuarterId(id));
  if (wrong !== undefined) return mistake(`„${wrong}“ kann kein Quartier sein.`);
  const name = plainName(label).slice(0, 60);
  return success({ role: known, quarters, placeId: place, label: name || undefined });
}

function parse(argv: readonly string[]) {
  try {
    return success(parseArgs({ args: [...argv], options: OPTIONS }));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    const word = /'([^']*)'/.exec(message)?.[1]?.split(' ')[0] ?? '';
    const isMissing = code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE';
    return mistake(isMissing ? `Hinter „${word}“ fehlt etwas.` : `„${word}“ gibt es nicht.`);
  }
}

function mistake(sentence: string): Result<never, ArgumentProblem> {
  return failure({ code: 'mistake', message: `${sentence}\n\n${USAGE}` });
}
