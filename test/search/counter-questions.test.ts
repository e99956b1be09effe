import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Searchable } from '../../app/search/search-entry.ts';
import { SearchIndex } from '../../app/search/search-index.ts';
import { importSample } from '../../sync-server/import/import-command.ts';
import { MemoryAccess } from '../../sync-server/import/memory-access.ts';

/** What somebody asked at a counter, as they would type it, and ids of what helps them. An id that
 *  ends in an asterisk is any of a source's. */
interface CounterQuestion {
  question: string;
  typed: string;
  wants: string[];
}

const TODAY = '2026-11-24';
const questions: CounterQuestion[] = JSON.parse(
  readFileSync(new URL('counter-questions.json', import.meta.url), 'utf8'),
);

describe('over the whole sample quarter, real places and written ones', () => {
  const index = new SearchIndex(TODAY);
  const known = new Set<string>();

  beforeAll(async () => {
    const access = new MemoryAccess();
    const imported = await importSample(access, new Date(`${TODAY}T08:00:00Z`));
    if (!imported.ok) throw new Error(imported.error.message);
    const documents = access.databases.get('lichtenberg-public') ?? new Map();
    for (const stored of documents.values()) {
      if (!('doc' in stored) || !isSearchable(stored.doc)) continue;
      index.put(stored.doc);
      known.add(stored.id);
    }
  }, 120_000);

  test('there are at least forty questions, and all that they want is there', () => {
    expect(new Set(questions.map(({ question }) => question)).size).toBeGreaterThanOrEqual(40);
    const wanted = new Set(questions.flatMap(({ wants }) => wants));
    const missing = [...wanted].filter((id) => ![...known].some((one) => isWanted(one, id)));
    expect(missing).toEqual([]);
  });

  test.each(questions)('"$typed" finds help among the first three', ({ typed, wants }) => {
    const firstThree = index.search(typed).slice(0, 3);
    const helps = firstThree.some((id) => wants.some((wanted) => isWanted(id, wanted)));
    expect(helps || firstThree).toBe(true);
  });
});

function isWanted(id: string, wanted: string): boolean {
  return wanted.endsWith('*') ? id.startsWith(wanted.slice(0, -1)) : id === wanted;
}

function isSearchable(doc: unknown): doc is Searchable {
  const type = (doc as { type?: unknown }).type;
  return type === 'place' || type === 'event';
}
