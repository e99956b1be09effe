import { keyOf } from '#domain/ids.ts';
import { type Namesake, repeatedIn } from '#domain/namesakes.ts';
import { isFoundIn, spellingsOf, wordsTyped } from '#domain/spellings.ts';
import { mergedPerson } from '#domain/visitor.ts';
import { cardStanding, type VisitorCard } from '#domain/visitor-card.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';
import {
  type Entry,
  type KnownName,
  keepEntries,
  keptEntries,
  markOf,
  openedEntry,
} from './name-entries.ts';
import type { Vault } from './vault.ts';

/**
 * The names of a quarter in memory. Beside the documents they are kept as one encrypted list: to open
 * five thousand one by one would take a tablet seconds. What has changed since the list was made is
 * opened by itself.
 */
export class NameIndex {
  readonly #entries: readonly Entry[];
  readonly #words: readonly string[];
  readonly #byPerson: ReadonlyMap<string, Entry>;
  /** Names, as they are searched, that several people have; found when somebody first asks. */
  #shared: ReadonlySet<string> | undefined;
  /** Those who turned out to be somebody else; found when somebody first asks. */
  #merged: readonly Entry[] | undefined;
  /** How many people there are: who turned out to be another is one with them. */
  readonly size: number;

  private constructor(
    rows: readonly { entry: Entry; words: string }[],
    byPerson: ReadonlyMap<string, Entry>,
  ) {
    this.#entries = rows.map(({ entry }) => entry);
    this.#words = rows.map(({ words }) => words);
    this.#byPerson = byPerson;
    this.size = this.#entries.filter(({ mergedInto }) => mergedInto === undefined).length;
  }

  /** Reads the names; empty while the vault is locked. Without a vault they lie there in clear. */
  static async read(database: LocalDatabase, quarter: string, vault?: Vault): Promise<NameIndex> {
    const rows = await database.documents.where({ quarter, type: 'visitor' }).toArray();
    const kept = vault ? await keptEntries(database, quarter, vault) : new Map<string, Entry>();
    const changed = rows.filter(({ id, doc }) => kept.get(id)?.mark !== markOf(doc));
    const opened = await Promise.all(changed.map((row) => openedEntry(quarter, row, vault)));
    const fresh = new Map(changed.map(({ id }, index) => [id, opened[index]]));
    const entries = rows.map(({ id }) => (fresh.has(id) ? fresh.get(id) : kept.get(id)));
    const known = entries.filter((entry) => entry !== undefined);
    const isOther = changed.length > 0 || kept.size !== rows.length;
    if (vault?.isOpen && isOther) await keepEntries(database, quarter, vault, rows, entries);
    // In order once, so that a search need not sort what half the Treff is called.
    const sorted = known.map(searchable).sort(inAlphabet);
    return new NameIndex(sorted.filter(isNamed), mapOf(known));
  }

  /** The same after some documents were written: only those are read. The list beside the documents
   *  stays as it is, and whoever reads it next opens them again. */
  async after(
    ids: readonly string[],
    { database, quarter, vault }: { database: LocalDatabase; quarter: string; vault?: Vault },
  ): Promise<NameIndex> {
    const rows = await database.documents.bulkGet(ids.map((id): [string, string] => [quarter, id]));
    const read = rows.filter((row) => row?.type === 'visitor').map((row) => row as LocalDocument);
    const opened = await Promise.all(read.map((row) => openedEntry(quarter, row, vault)));
    const fresh = opened.filter((entry) => entry !== undefined);
    const old = new Set(ids.map(keyOf));
    const others = this.#entries.flatMap((entry, index) =>
      old.has(entry.personId) ? [] : [{ entry, words: this.#words[index] ?? '' }],
    );
    for (const row of fresh.map(searchable).filter(isNamed)) {
      const after = others.findIndex((other) => inAlphabet(row, other) < 0);
      others.splice(after < 0 ? others.length : after, 0, row);
    }
    const kept = [...this.#byPerson.values()].filter(({ personId }) => !old.has(personId));
    return new NameIndex(others, mapOf([...kept, ...fresh]));
  }

  /** Who has a name one of whose words begins as typed, each typed word; in the alphabet's order, at most
   *  `most`. Who was entered under two names is found by either, once. */
  found(typed: string, most: number): KnownName[] {
    const wanted = wordsTyped(typed);
    if (wanted.length === 0) return [];
    const hits = new Map<string, KnownName>();
    for (let index = 0; index < this.#words.length && hits.size < most; index += 1) {
      const [words = '', entry] = [this.#words[index], this.#entries[index]];
      if (!entry || !isFoundIn(words, wanted)) continue;
      const person = this.#personOf(entry);
      if (!hits.has(person.personId)) hits.set(person.personId, person);
    }
    return [...hits.values()];
  }

  /** Whose card it is. */
  byCard(cardNumber: string): KnownName | undefined {
    const holder = this.#entries.find((entry) => entry.cardNumber === cardNumber);
    return holder && this.#personOf(holder);
  }

  /** Whether the person of a card has another one by now: it was lost. */
  isReplaced(card: VisitorCard): boolean {
    return cardStanding(card, [...this.#byPerson.values()]) === 'replaced';
  }

  /** The name of a person. */
  nameOf(personId: string): string | undefined {
    const entry = this.#byPerson.get(personId);
    return (entry && this.#personOf(entry).name) || undefined;
  }

  /** Who somebody is after all merges. */
  personOf(personId: string): string {
    return mergedPerson(personId, this.#byPerson);
  }

  /** All ids of a person: their own, and of whoever turned out to be them. */
  idsOf(personId: string): string[] {
    const one = mergedPerson(personId, this.#byPerson);
    // Few are, and several may be asked for in a row.
    this.#merged ??= [...this.#byPerson.values()].filter(({ mergedInto }) => mergedInto);
    const same = this.#merged
      .map((entry) => entry.personId)
      .filter((id) => mergedPerson(id, this.#byPerson) === one);
    return [...new Set([personId, one, ...same])];
  }

  /** Those of some persons whose name somebody else has too. */
  namesakes(wanted: readonly string[]): Namesake[] {
    const isOne = (index: number) => this.#entries[index]?.mergedInto === undefined;
    this.#shared ??= repeatedIn(this.#words.filter((_, index) => isOne(index)));
    if (this.#shared.size === 0) return [];
    return [...new Set(wanted)].flatMap((personId) => {
      const name = this.nameOf(personId);
      if (name === undefined || !this.#shared?.has(spellingsOf(name))) return [];
      const ids = this.idsOf(personId);
      const cards = ids.flatMap((id) => this.#byPerson.get(id)?.cardNumber ?? []);
      return [{ personId, ids, cardNumber: cards[0] }];
    });
  }

  /** Who stands for somebody of whom only the number was said. */
  standIns(): { personId: string; saidNumber: string }[] {
    return this.#entries.flatMap(({ personId, saidNumber }) =>
      saidNumber === undefined ? [] : [{ personId, saidNumber }],
    );
  }

  /** Who helps at the Treff. */
  volunteers(): KnownName[] {
    return this.#entries.filter(({ volunteer, mergedInto }) => volunteer && !mergedInto);
  }

  /** Who an entry is after all merges; where nothing is known of that one here, by the name there is. */
  #personOf(entry: Entry): KnownName {
    if (entry.mergedInto === undefined) return entry;
    const personId = mergedPerson(entry.personId, this.#byPerson);
    const person = this.#byPerson.get(personId);
    return person?.name ? person : { ...entry, personId };
  }
}

const ALPHABET = new Intl.Collator('de');

/** An entry with what is searched of it. */
function searchable(entry: Entry): { entry: Entry; words: string } {
  return { entry, words: spellingsOf(entry.name) };
}

function isNamed({ entry }: { entry: Entry }): boolean {
  return entry.name !== '';
}

function inAlphabet(a: { entry: Entry }, b: { entry: Entry }): number {
  return ALPHABET.compare(a.entry.name, b.entry.name);
}

function mapOf(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.personId, entry]));
}
