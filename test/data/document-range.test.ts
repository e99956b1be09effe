import { liveQuery } from 'dexie';
import { expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import {
  documentById,
  documentsBeginning,
  documentsOfType,
} from '../../app/data/document-range.ts';
import { aDatabase } from '../support/memory-database.ts';
import { aPerson, RESIDENT_ID, SAMPLES } from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const PERSON = aPerson(RESIDENT_ID);
const CONSENT = SAMPLES.consent;

/** What a live query may read, and find, before it reads what then changes. */
const BEFORE: Record<string, (database: LocalDatabase) => Promise<unknown>> = {
  'one document': (database) => documentById(database, QUARTER, PERSON._id),
  'all of a type': (database) => documentsOfType(database, QUARTER, 'person'),
  'a range': (database) => documentsBeginning(database, QUARTER, `${RESIDENT_ID}:person:`),
};

it.each(Object.keys(BEFORE))(
  'a live query that found %s sees what else it read change',
  async (what) => {
    const database = aDatabase();
    const row = { quarter: QUARTER, rev: '1-a' };
    await database.documents.put({ ...row, id: PERSON._id, type: 'person', doc: PERSON });
    const seen: number[] = [];
    // Functions that call functions, as the product's queries do: each one is a wait more.
    const consents = async () =>
      (await documentsBeginning(database, QUARTER, `${RESIDENT_ID}:consent:`)).length;
    const read = async () => {
      await BEFORE[what]?.(database);
      return consents();
    };
    const subscription = liveQuery(() => read()).subscribe((count) => seen.push(count));
    await expect.poll(() => seen.at(-1)).toBe(0);
    const added = { ...row, id: CONSENT._id, type: 'consent', doc: CONSENT };
    await database.transaction('rw', database.documents, () => database.documents.bulkPut([added]));
    await expect.poll(() => seen.at(-1)).toBe(1);
    subscription.unsubscribe();
  },
);
