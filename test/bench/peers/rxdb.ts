import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 200 },
    type: { type: 'string', maxLength: 40 },
    rev: { type: 'string' },
    doc: { type: 'object' },
  },
  required: ['id', 'type', 'rev', 'doc'],
  indexes: ['type'],
};

/** RxDB's own replication over Dexie, pulling the server's `changes`: one index, as our table has. */
async function runRxdb(quarter: string, batch: number | undefined) {
  const database = await createRxDatabase({
    name: 'peer',
    storage: getRxStorageDexie(),
    multiInstance: false,
  });
  const { documents } = await database.addCollections({ documents: { schema } });
  const begun = performance.now();
  const replication = replicateRxCollection({
    replicationIdentifier: 'peer',
    collection: documents,
    live: false,
    pull: {
      batchSize: batch,
      handler: async (last: { since: string } | undefined, limit: number) => {
        const query = new URLSearchParams({ limit: String(limit), ...(last ?? {}) });
        const answer = await fetch(`/api/sync/${quarter}/public/changes?${query}`);
        const { since, changes } = await answer.json();
        return {
          documents: changes.map(({ id, rev, doc }) => ({
            ...{ id, rev, doc },
            type: id.slice(0, id.indexOf(':')),
            _deleted: false,
          })),
          checkpoint: { since },
        };
      },
    },
  });
  await replication.awaitInitialReplication();
  const took = performance.now() - begun;
  return { took, documents: await documents.count().exec() };
}

Object.assign(window, { bench: { runRxdb } });
