import { LocalDatabase } from '../../../app/data/database.ts';

/**
 * The least that a first sync can be: one compressed download, JSON.parse of each line, one bulkPut
 * of the same documents into the same tables. Answers with milliseconds.
 */
async function runLimit(quarter: string): Promise<number> {
  const database = new LocalDatabase('limit');
  await database.open();
  const begun = performance.now();
  const answer = await fetch(`/api/sync/${quarter}/public/snapshot`, { cache: 'no-store' });
  const text = await answer.text();
  const rows = text
    .split('\n')
    .filter(Boolean)
    .slice(1)
    .map((line) => JSON.parse(line) as { id: string; rev: string; doc: Record<string, unknown> })
    .map(({ id, rev, doc }) => ({ quarter, id, type: id.slice(0, id.indexOf(':')), rev, doc }));
  await database.documents.bulkPut(rows);
  const took = performance.now() - begun;
  database.close();
  return took;
}

Object.assign(window, { runLimit });
