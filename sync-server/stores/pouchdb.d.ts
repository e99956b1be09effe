/**
 * What we use of PouchDB 9, typed by us: the published types declare a global `Buffer` of their own,
 * which no longer fits Node's.
 */
declare namespace PouchDB {
  interface DocumentRow {
    id: string;
    key: string;
    value: { rev: string; deleted?: boolean };
    doc?: { _id: string; _rev: string } & Record<string, unknown>;
  }

  interface ErrorRow {
    key: string;
    error: 'not_found';
  }

  interface ChangeRow {
    id: string;
    seq: number | string;
    changes: { rev: string }[];
    deleted?: boolean;
    doc?: { _id: string; _rev: string } & Record<string, unknown>;
  }

  interface WriteRow {
    ok?: boolean;
    id?: string;
    rev?: string;
    status?: number;
    error?: boolean | string;
    message?: string;
  }

  interface ReadOptions {
    include_docs?: boolean;
    limit?: number;
    startkey?: string;
    endkey?: string;
    inclusive_end?: boolean;
    descending?: boolean;
    conflicts?: boolean;
  }

  interface ReplicationOptions {
    live?: boolean;
    retry?: boolean;
    batch_size?: number;
    checkpoint?: 'source' | 'target' | false;
  }

  interface ReplicationResult {
    docs_read: number;
    docs_written: number;
    doc_write_failures: number;
    errors: { id: string; name: string }[];
  }

  /** Resolves when everything was replicated; a live one never does before it is cancelled. */
  interface Replication extends Promise<ReplicationResult> {
    on(event: string, listener: (event: never) => void): this;
    cancel(): void;
  }

  interface Database {
    readonly name: string;
    info(): Promise<{ db_name: string; doc_count: number; update_seq: number | string }>;
    get(
      id: string,
      options?: { rev?: string; open_revs?: 'all' | string[]; revs?: boolean },
    ): Promise<{ _id: string; _rev: string } & Record<string, unknown>>;
    put(doc: object): Promise<{ ok: boolean; id: string; rev: string }>;
    bulkDocs(docs: readonly object[], options?: { new_edits?: boolean }): Promise<WriteRow[]>;
    bulkGet(options: { docs: { id: string; rev?: string }[]; revs?: boolean }): Promise<unknown>;
    allDocs(
      options: ReadOptions & { keys: string[] },
    ): Promise<{ rows: (DocumentRow | ErrorRow)[] }>;
    allDocs(options?: ReadOptions): Promise<{ rows: DocumentRow[] }>;
    changes(options: {
      since?: number | string;
      limit?: number;
      include_docs?: boolean;
      descending?: boolean;
      style?: 'main_only' | 'all_docs';
    }): Promise<{ results: ChangeRow[]; last_seq: number | string }>;
    revsDiff(revs: Record<string, string[]>): Promise<unknown>;
    compact(): Promise<unknown>;
    replicate: {
      to(target: Database, options?: ReplicationOptions): Replication;
      from(source: Database, options?: ReplicationOptions): Replication;
    };
    close(): Promise<void>;
    destroy(): Promise<unknown>;
  }

  interface Static {
    new (name: string, options?: object): Database;
    plugin(plugin: unknown): void;
  }
}

declare module 'leveldown' {
  type Done = (error?: Error | null) => void;
  interface LevelDown {
    open(options: { createIfMissing: boolean }, done: Done): void;
    compactRange(from: Buffer, to: Buffer, done: Done): void;
    close(done: Done): void;
  }
  export default function leveldown(folder: string): LevelDown;
}

declare module 'pouchdb-node' {
  const embedded: PouchDB.Static;
  export default embedded;
}

declare module 'pouchdb-adapter-memory' {
  const plugin: unknown;
  export default plugin;
}
