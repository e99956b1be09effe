import type { Registration } from '#domain/registration.ts';
import type { Body } from '#domain/version.ts';
import { databaseNameOf, REGISTRY } from '../../stores/database-name.ts';
import type { LivingDocument, Store, StoredDocument } from '../../stores/store.ts';
import { type Admissions, admitted } from './admissions.ts';
import { type EventDate, eventDateOf } from './registration-parts.ts';

/** The type of a roll in the registry. */
export const ROLL = 'placeRoll';

/**
 * Who has a place at one date of an event: one document for each, by compare and set, so that two
 * processes never give the same place twice. In the registry, for it names persons and is nobody's
 * but home's. Where it is lost, it is made again of the registrations, which say themselves who is in.
 */
export class PlaceRolls {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Gives places at a date, with a registration that may be new (`id`), and returns all living
   * registrations with what was decided. Throws a `StoreFailure`.
   */
  async decide(
    quarter: string,
    eventDate: EventDate,
    capacity: number | undefined,
    id?: string,
  ): Promise<{ stored: LivingDocument[]; admissions: Admissions }> {
    const registry = await this.#store.database(REGISTRY);
    const rollId = idOf(quarter, eventDate);
    for (;;) {
      const roll = await registry.get(rollId);
      const known = await this.#known(quarter, eventDate, roll, id);
      const stored = await this.#registrations(quarter, known);
      const docs = stored.map(({ doc }) => doc as unknown as Registration);
      const given = new Set(givenIn(roll));
      // What a registration says is true also where the roll was lost.
      for (const doc of docs) if (doc.admission === 'in' && !doc.cancelled) given.add(doc._id);
      const admissions = admitted(docs, given, capacity);
      const entries = stored.map((one) => one.id).sort();
      const doc: Body = { _id: rollId, type: ROLL, entries, given: admissions.given };
      if (isSame(roll, doc)) return { stored, admissions };
      const base = roll && !roll.deleted ? roll.rev : null;
      const [outcome] = await registry.write([{ id: rollId, base, doc }]);
      if (outcome?.outcome === 'written') return { stored, admissions };
    }
  }

  /** The dates of an event for which there is a roll. */
  async datesOf(quarter: string, eventKey: string): Promise<string[]> {
    const beginning = `${ROLL}:${quarter}~${eventKey}~`;
    const rolls = await (await this.#store.database(REGISTRY)).range(beginning);
    return rolls
      .map(({ id }) => id.slice(beginning.length))
      .filter((rest) => /^\d{4}-\d\d-\d\d$/.test(rest));
  }

  async #known(
    quarter: string,
    eventDate: EventDate,
    roll: StoredDocument | undefined,
    id: string | undefined,
  ): Promise<string[]> {
    const entries = roll && !roll.deleted ? (roll.doc.entries as string[]) : undefined;
    const known = new Set(entries ?? (await this.#lookedUp(quarter, eventDate)));
    if (id !== undefined) known.add(id);
    return [...known];
  }

  /** All of a date, from everything that there is: ids begin with the person. */
  async #lookedUp(quarter: string, { eventKey, date }: EventDate): Promise<string[]> {
    const database = await this.#store.database(databaseNameOf(quarter, 'private'));
    const all = (await database.all()).documents.map(({ id }) => id);
    return all.filter((id) => {
      const one = eventDateOf(id);
      return one?.eventKey === eventKey && one.date === date;
    });
  }

  async #registrations(quarter: string, ids: readonly string[]): Promise<LivingDocument[]> {
    const database = await this.#store.database(databaseNameOf(quarter, 'private'));
    const stored = ids.length > 0 ? await database.getMany(ids) : [];
    return stored.filter((one): one is LivingDocument => one !== undefined && !one.deleted);
  }
}

function givenIn(roll: StoredDocument | undefined): string[] {
  return roll && !roll.deleted ? (roll.doc.given as string[]) : [];
}

function isSame(roll: StoredDocument | undefined, doc: Body): boolean {
  if (!roll || roll.deleted) return false;
  return (
    JSON.stringify([roll.doc.entries, roll.doc.given]) === JSON.stringify([doc.entries, doc.given])
  );
}

function idOf(quarter: string, { eventKey, date }: EventDate): string {
  return `${ROLL}:${quarter}~${eventKey}~${date}`;
}
