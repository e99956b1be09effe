import { base64urlOf } from '#domain/base64url.ts';
import { isClosed } from '#domain/closed-form.ts';
import type { Body } from '#domain/version.ts';
import { mergedPerson, type Visitor } from '#domain/visitor.ts';
import { cardStanding, type VisitorCard } from '#domain/visitor-card.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';
import type { Vault } from './vault.ts';
import { keepNamesBox, readNamesBox } from './vault-record.ts';

/** A person as the team knows them, for finding them. */
export interface KnownName {
  personId: string;
  name: string;
  cardNumber?: string;
  volunteer?: boolean;
}

/** With what tells whether the document has changed since. */
interface Entry extends KnownName {
  mark: string;
  /** The person that this one turned out to be. */
  mergedInto?: string;
  /** This one stands for whoever has the card with this number. */
  saidNumber?: string;
}

/**
 * The names of a quarter in memory. Beside the documents they are kept as one encrypted list: to open
 * five thousand one by one would take a tablet seconds. What has changed since the list was made is
 * opened by itself.
 */
export class NameIndex {
  readonly #entries: readonly Entry[];
  readonly #words: readonly string[];
  readonly #byPerson: ReadonlyMap<string, Entry>;

  private constructor(known: readonly Entry[]) {
    const entries = known.filter(({ name }) => name !== '');
    // In order once, so that a search need not sort what half the Treff is called.
    this.#entries = entries.sort((a, b) => ALPHABET.compare(a.name, b.name));
    this.#words = this.#entries.map(({ name }) => ` ${folded(name)}`);
    this.#byPerson = new Map(known.map((entry) => [entry.personId, entry]));
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
    return new NameIndex(known);
  }

  /** How many people there are: who turned out to be another is one with them. */
  get size(): number {
    return this.#entries.filter(({ mergedInto }) => mergedInto === undefined).length;
  }

  /** Who has a name one of whose words begins as typed, each typed word; in the alphabet's order, at most
   *  `most`. Who was entered under two names is found by either, once. */
  found(typed: string, most: number): KnownName[] {
    const wanted = folded(typed).split(' ').filter(Boolean);
    if (wanted.length === 0) return [];
    const hits = new Map<string, KnownName>();
    for (let index = 0; index < this.#words.length && hits.size < most; index += 1) {
      const [words = '', entry] = [this.#words[index], this.#entries[index]];
      if (!entry || !wanted.every((word) => words.includes(` ${word}`))) continue;
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

  /** All ids of a person: their own, and of whoever turned out to be them. */
  idsOf(personId: string): string[] {
    const one = mergedPerson(personId, this.#byPerson);
    const merged = [...this.#byPerson.values()].filter(({ mergedInto }) => mergedInto);
    const same = merged
      .map((entry) => entry.personId)
      .filter((id) => mergedPerson(id, this.#byPerson) === one);
    return [...new Set([personId, one, ...same])];
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

/** Small letters without marks, so that "Oz" finds "Özdemir" and "Muller" finds "Müller". */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

async function keptEntries(
  database: LocalDatabase,
  quarter: string,
  vault: Vault,
): Promise<Map<string, Entry>> {
  const box = await readNamesBox(database, quarter);
  const text = box && (await vault.openedText(purposeOf(quarter), box));
  return new Map(text ? (JSON.parse(text) as [string, Entry][]) : []);
}

async function keepEntries(
  database: LocalDatabase,
  quarter: string,
  vault: Vault,
  rows: readonly LocalDocument[],
  entries: readonly (Entry | undefined)[],
): Promise<void> {
  const pairs = rows.flatMap(({ id }, index) => (entries[index] ? [[id, entries[index]]] : []));
  const box = await vault.closedText(purposeOf(quarter), JSON.stringify(pairs));
  if (box) await keepNamesBox(database, quarter, box);
}

async function openedEntry(
  quarter: string,
  { doc }: LocalDocument,
  vault?: Vault,
): Promise<Entry | undefined> {
  const opened = vault ? await vault.opened(quarter, doc as Body) : doc;
  if (!opened) return undefined;
  const { personId, displayName, cardNumber, volunteer, mergedInto, saidNumber } =
    opened as Partial<Visitor>;
  const name = typeof displayName === 'string' ? displayName : '';
  const mark = markOf(doc);
  return { personId: String(personId), name, cardNumber, volunteer, mergedInto, saidNumber, mark };
}

/** The nonce is another after every change; where nothing is closed, the clock. */
function markOf(doc: Record<string, unknown>): string {
  return isClosed(doc) ? base64urlOf(doc.closed.iv) : JSON.stringify(doc.clock ?? {});
}

function purposeOf(quarter: string): string {
  // A list of another shape does not open, and is made anew.
  return `names, merges and said numbers of ${quarter}`;
}
