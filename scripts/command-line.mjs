import { parseArgs } from 'node:util';

/** What a command answers to the shell that was called in a way it does not know. */
const MISUSED = 2;

/**
 * What stands behind a command's name: its options, and those of its words. Where something else stands
 * there, it says so in a line, then what there is, and the process ends with 2.
 */
export function readCommandLine({ options = {}, words = [] } = {}) {
  try {
    const allowPositionals = words.length > 0;
    const { values, positionals } = parseArgs({ options, allowPositionals });
    const other = positionals.find((word) => !words.includes(word));
    if (other === undefined) return { values, words: positionals };
    return misused(`There is no “${other}” here.`, options, words);
  } catch (error) {
    if (!String(error.code).startsWith('ERR_PARSE_ARGS')) throw error;
    const [, said = ''] = /'([^' ]*)/.exec(error.message) ?? [];
    const isKnown = error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE';
    const problem = isKnown ? `“${said}” is not used like this.` : `There is no “${said}” here.`;
    return misused(problem, options, words);
  }
}

function misused(problem, options, words) {
  const named = Object.entries(options).map(([name, { type }]) =>
    type === 'string' ? `--${name} …` : `--${name}`,
  );
  const known = [...named, ...words].join(', ');
  console.error(`${problem} There is: ${known || 'nothing to choose'}.`);
  return process.exit(MISUSED);
}
