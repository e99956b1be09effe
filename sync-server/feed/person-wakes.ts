import { partsOf } from '#domain/ids.ts';
import type { Database } from '../stores/store.ts';
import { type Followed, followChanges } from './follow-changes.ts';

type Sleepers = Map<string, Set<() => void>>;

/**
 * Wakes people's devices when something changes in their own range of a private database, and for
 * nothing else in it: when others' data change is theirs to know. Each database is followed once.
 */
export class PersonWakes {
  readonly #followed = new Map<Database, { sleepers: Sleepers; stop: () => void }>();

  /** Calls `wake` after each change in a person's range. Returns what ends it. */
  listen(database: Database, personId: string, wake: () => void): () => void {
    const { sleepers } = this.#followed.get(database) ?? this.#follow(database);
    const ofPerson = sleepers.get(personId) ?? new Set();
    sleepers.set(personId, ofPerson.add(wake));
    return () => {
      ofPerson.delete(wake);
      if (ofPerson.size === 0) sleepers.delete(personId);
      if (sleepers.size === 0) this.#leave(database);
    };
  }

  #follow(database: Database) {
    const sleepers: Sleepers = new Map();
    const stop = followChanges(database, (followed) => {
      for (const owner of ownersIn(followed, sleepers)) {
        for (const wake of sleepers.get(owner) ?? []) wake();
      }
    });
    const entry = { sleepers, stop };
    this.#followed.set(database, entry);
    return entry;
  }

  #leave(database: Database): void {
    this.#followed.get(database)?.stop();
    this.#followed.delete(database);
  }
}

/** The persons of whom something changed: where some was missed it may have been anybody's. */
function ownersIn(followed: Followed, sleepers: Sleepers): Set<string> {
  if (followed === 'missed') return new Set(sleepers.keys());
  return new Set(followed.changes.map(({ id }) => partsOf(id)?.owner ?? ''));
}
