import { createHash } from 'node:crypto';
import type { DocumentAccess } from '../stores/document-access.ts';
import type { StoredDocument, StoreWrite, WriteOutcome } from '../stores/store.ts';

/** Documents in memory, with revs and compare-and-set as a store has them: for trying an import
 *  out (`npm run try-data`) and for tests. */
export class MemoryAccess implements DocumentAccess {
  readonly databases = new Map<string, Map<string, StoredDocument>>();
  readonly writer: string;
  #next = 1;

  constructor(writer = 'server') {
    this.writer = writer;
  }

  async getMany(database: string, ids: readonly string[]): Promise<(StoredDocument | undefined)[]> {
    const documents = this.databases.get(database);
    return ids.map((id) => structuredClone(documents?.get(id)));
  }

  async write(database: string, writes: readonly StoreWrite[]): Promise<WriteOutcome[]> {
    const documents = this.databases.get(database) ?? new Map<string, StoredDocument>();
    this.databases.set(database, documents);
    return writes.map((write) => {
      const current = documents.get(write.id);
      const isCurrent = current?.rev === write.base || (write.base === null && isFree(current));
      if (!isCurrent) return { id: write.id, outcome: 'conflict' };
      const rev = revAfter(current?.rev, write);
      documents.set(write.id, structuredClone(storedAs(write, rev)));
      return { id: write.id, outcome: 'written', rev };
    });
  }

  async takeNumbers(count: number): Promise<{ writer: string; first: number }> {
    const first = this.#next;
    this.#next += count;
    return { writer: this.writer, first };
  }
}

function isFree(current: StoredDocument | undefined): boolean {
  return current === undefined || current.deleted === true;
}

function storedAs(write: StoreWrite, rev: string): StoredDocument {
  if ('doc' in write) return { id: write.id, rev, doc: write.doc };
  return { id: write.id, rev, deleted: true, clock: write.clock, reason: write.reason };
}

/** As CouchDB makes them: a generation and a digest of the content. */
function revAfter(rev: string | undefined, write: StoreWrite): string {
  const generation = Number(rev?.split('-')[0] ?? 0) + 1;
  return `${generation}-${createHash('md5').update(JSON.stringify(write)).digest('hex')}`;
}
