import { IDBFactory } from 'fake-indexeddb';
import type { LocalDate } from '#domain/local-time.ts';
import type { Outcome } from '#domain/visit.ts';
import type { Surroundings } from '../../app/data/copies.ts';
import { addVisitor, recordTally, recordVisit, undoVisit } from '../../app/data/treff-entries.ts';
import { changeVisit } from '../../app/data/treff-visits.ts';
import { EngineDevice } from './engine-device.ts';
import { aDatabase } from './memory-database.ts';
import type { PairedDevice } from './paired-device.ts';

/** A tablet of a Treff that works for days without a network, and may lose its power. */
export class TreffTablet {
  readonly name: string;
  readonly #indexedDB = new IDBFactory();
  readonly #origin: string;
  readonly #paired: PairedDevice;
  readonly #clock: { now: Date };
  device!: EngineDevice;

  private constructor(name: string, origin: string, paired: PairedDevice, clock: { now: Date }) {
    this.name = name;
    this.#origin = origin;
    this.#paired = paired;
    this.#clock = clock;
  }

  static async open(
    name: string,
    origin: string,
    paired: PairedDevice,
    clock: { now: Date },
  ): Promise<TreffTablet> {
    const tablet = new TreffTablet(name, origin, paired, clock);
    await tablet.start();
    await tablet.device.round();
    return tablet;
  }

  /** The page begins, over what the tablet's storage holds. */
  async start(): Promise<void> {
    const [origin, paired] = [this.#origin, this.#paired];
    const database = aDatabase(this.#indexedDB);
    this.device = await EngineDevice.open({ origin, paired, database, now: () => this.#clock.now });
  }

  /** Gives the visit's id. */
  async enter(personId: string): Promise<string> {
    const entered = await recordVisit(await this.#around(), personId, { source: 'name' });
    return must(entered).visitId;
  }

  async enterNew(displayName: string): Promise<{ personId: string; visitId: string }> {
    return must(await addVisitor(await this.#around(), { displayName }));
  }

  async leave(visitId: string): Promise<void> {
    must(await undoVisit(await this.#around(), { visitId, isNew: true }));
  }

  async say(visitId: string, topics: string[], outcome?: Outcome): Promise<void> {
    must(await changeVisit(await this.#around(), visitId, () => ({ topics, outcome })));
  }

  async tally(band: string, by: 1 | -1): Promise<number> {
    return must(await recordTally(await this.#around(), band, by));
  }

  /** How often it has counted a band on a day, as its screen shows. */
  async tallied(date: LocalDate, band: string): Promise<number> {
    const rows = await this.device.database.documents
      .where('[quarter+id]')
      .between(
        ['lichtenberg', `tally:huellen~${date}`],
        ['lichtenberg', `tally:huellen~${date}~\uffff`],
      )
      .toArray();
    const own = rows.map(({ doc }) => (doc.counts as Record<string, number>)[band] ?? 0);
    return own.reduce((sum, count) => sum + count, 0);
  }

  /** The power goes while something is written; afterwards the tablet is switched on again. */
  async losePowerDuring(write: () => Promise<unknown>): Promise<void> {
    const writing = write().catch(() => undefined);
    // Somewhere between the first read and the commit.
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
    this.device.database.close();
    await writing;
    await this.start();
  }

  async #around(): Promise<Surroundings> {
    return this.device.around();
  }
}

function must<Value>(result: { ok: true; value: Value } | { ok: false; error: object }): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
