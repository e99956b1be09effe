import type { LocalDate } from '#domain/local-time.ts';

/** What one tablet was told of somebody's visit. */
interface Told {
  topics: Set<string>;
  outcome?: string;
}

/** A day as a list on paper would have it. */
interface PaperDay {
  /** By real person, then by the tablet that entered them. */
  visits: Map<string, Map<string, Told>>;
  tallied: Map<string, number>;
}

/** What truly happened at a Treff: people, not ids. The office's numbers have to be these. */
export class TreffModel {
  readonly #days = new Map<LocalDate, PaperDay>();

  enter(date: LocalDate, tablet: string, person: string): void {
    const byTablet = this.#day(date).visits.get(person) ?? new Map<string, Told>();
    if (!byTablet.has(tablet)) byTablet.set(tablet, { topics: new Set() });
    this.#day(date).visits.set(person, byTablet);
  }

  /** A tablet takes back its entry; another's stays. */
  leave(date: LocalDate, tablet: string, person: string): void {
    const byTablet = this.#day(date).visits.get(person);
    byTablet?.delete(tablet);
    if (byTablet?.size === 0) this.#day(date).visits.delete(person);
  }

  say(date: LocalDate, tablet: string, person: string, topics: string[], outcome?: string): void {
    const told = this.#day(date).visits.get(person)?.get(tablet);
    if (!told) throw new Error(`${person} is not here`);
    told.topics = new Set(topics);
    told.outcome = outcome;
  }

  tally(date: LocalDate, band: string, by: number): void {
    const { tallied } = this.#day(date);
    tallied.set(band, (tallied.get(band) ?? 0) + by);
  }

  /** How a tablet's entry of somebody stands. */
  told(date: LocalDate, tablet: string, person: string): Told | undefined {
    return this.#day(date).visits.get(person)?.get(tablet);
  }

  /** Who is here by a tablet's own entries. */
  hereBy(date: LocalDate, tablet: string): string[] {
    return [...this.#day(date).visits].filter(([, by]) => by.has(tablet)).map(([person]) => person);
  }

  isHere(date: LocalDate, person: string): boolean {
    return this.#day(date).visits.has(person);
  }

  /** The numbers of a day, as the evening shows them; bands with nobody are left out. */
  figures(date: LocalDate) {
    const { visits, tallied } = this.#day(date);
    const topics: Record<string, number> = {};
    const outcomes: Record<string, number> = {};
    let open = 0;
    for (const byTablet of visits.values()) {
      const all = [...byTablet.values()];
      for (const topic of new Set(all.flatMap((told) => [...told.topics]))) add(topics, topic);
      const outcome = all.find((told) => told.outcome)?.outcome;
      if (outcome) add(outcomes, outcome);
      else open += 1;
    }
    const counts = [...tallied].filter(([, count]) => count > 0);
    return { visits: visits.size, tallied: Object.fromEntries(counts), topics, outcomes, open };
  }

  /** Everybody who came on any day. */
  persons(): Set<string> {
    return new Set([...this.#days.values()].flatMap(({ visits }) => [...visits.keys()]));
  }

  #day(date: LocalDate): PaperDay {
    const known = this.#days.get(date);
    if (known) return known;
    const fresh = { visits: new Map(), tallied: new Map() };
    this.#days.set(date, fresh);
    return fresh;
  }
}

function add(sum: Record<string, number>, name: string): void {
  sum[name] = (sum[name] ?? 0) + 1;
}
