import { resolve } from 'node:path';

/** Files of the recurrence library that nothing of ours comes to, and what they export: rules as
 *  English sentences, rules as texts, a memory that is switched off. */
const UNUSED_OF_RRULE: Record<string, readonly string[]> = {
  './nlp/index': ['fromText', 'parseText', 'toText', 'isFullyConvertible'],
  './optionstostring': ['optionsToString'],
  './cache': ['Cache'],
};

/** Takes of the recurrence library what expands a rule: half of it. */
export function rulesAlone() {
  const mark = '\0unused-of-rrule:';
  return {
    name: 'rules-alone',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      if (source === 'rrule') return resolve('node_modules/rrule/dist/esm/rrule.js');
      const isTheirs = importer?.includes('/node_modules/rrule/');
      return isTheirs && source in UNUSED_OF_RRULE ? mark + source : undefined;
    },
    load(id: string) {
      if (!id.startsWith(mark)) return undefined;
      const names = UNUSED_OF_RRULE[id.slice(mark.length)] ?? [];
      return names.map((name) => `export const ${name} = undefined;`).join('\n');
    },
  };
}
