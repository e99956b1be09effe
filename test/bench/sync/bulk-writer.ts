import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PouchDB from 'pouchdb-node';
import type { Body } from '#domain/version.ts';
import { REVISION_OPTIONS } from '../../../sync-server/stores/pouch-store.ts';

/** The embedded store alone, without a server around it. */
export interface BulkWriter {
  /** Milliseconds of the store's own bulk write, so many documents at a time. */
  write(docs: readonly Body[], batch: number): Promise<number>;
  end(): Promise<void>;
}

/** Opens an empty store in a folder of its own, as the product opens it. */
export async function openBulkWriter(): Promise<BulkWriter> {
  const folder = await mkdtemp(join(tmpdir(), 'vor-ort-bench-store-'));
  const store = new PouchDB(join(folder, 'store'), REVISION_OPTIONS);
  await store.info();
  return {
    write: async (docs, batch) => {
      const begun = performance.now();
      for (let start = 0; start < docs.length; start += batch) {
        await store.bulkDocs(docs.slice(start, start + batch));
      }
      return performance.now() - begun;
    },
    end: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
