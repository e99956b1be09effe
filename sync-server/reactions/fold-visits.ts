import { createHash } from 'node:crypto';
import { raisedClock } from '#domain/clock.ts';
import { type JoinedVisit, joinedVisits } from '#domain/joined-visits.ts';
import { monthTallyId, SERVER_WRITER, type Tally, tallyId } from '#domain/tally.ts';
import type { Body } from '#domain/version.ts';
import type { Visit } from '#domain/visit.ts';
import { addedCounts, countsOf, monthOfVisit } from '#domain/visit-counts.ts';
import { mergedPerson, type Visitor } from '#domain/visitor.ts';
import type { TakeNumbers } from '../identity.ts';
import type { Database, LivingDocument } from '../stores/store.ts';

export interface FoldParts {
  /** The team's database of a quarter. */
  database: Database;
  takeNumbers: TakeNumbers;
  now: Date;
}

type StoredVisit = LivingDocument & { doc: Visit };

/**
 * Adds visits that are about to be deleted to the anonymous counts of their sessions (those of somebody
 * who was entered under two names as one), and each person of whom no other visit of the place's month
 * stays to the number of that month's persons. A tally names, by hashes, what it took in last (`folding`), until the visits are gone: where the server dies
 * between counting and deleting, they are not counted again. Throws a `StoreFailure`.
 */
export async function foldVisits(
  expiring: readonly LivingDocument[],
  parts: FoldParts,
): Promise<void> {
  const visits = expiring.filter(isVisit);
  if (visits.length === 0) return;
  const personOf = await personsAfterMerges(parts.database);
  const joined = joinedVisits(
    visits.map(({ doc }) => doc),
    personOf,
  );
  for (const [sessionId, own] of grouped(joined, ({ visit }) => visit.sessionId)) {
    const [{ visit: first }] = own as [JoinedVisit];
    const fields = { placeId: first.placeId, sessionId };
    await addTo(
      parts,
      tallyId(sessionId, SERVER_WRITER),
      fields,
      marked(own, ({ visit }) => visit._id),
      (tally, some) => addedCounts(tally, countsOf(some.map(({ visit }) => visit))),
    );
  }
  await foldPersons(visits, personOf, parts);
}

/**
 * The other visits of whoever was entered under several names at the sessions of these visits: they are
 * one visit, and go with them.
 */
export async function twinsOf(
  leaving: readonly LivingDocument[],
  database: Database,
): Promise<LivingDocument[]> {
  const visits = leaving.filter(isVisit);
  if (visits.length === 0) return [];
  const personOf = await personsAfterMerges(database);
  const keyOfVisit = ({ doc }: StoredVisit) => `${doc.sessionId} ${personOf(doc.personId)}`;
  const known = new Set(visits.map(({ id }) => id));
  const wanted = new Set(visits.map(keyOfVisit));
  const all = (await database.range('visit:')).filter(isVisit);
  return all.filter((one) => !known.has(one.id) && wanted.has(keyOfVisit(one)));
}

/** What the tallies took in is gone: they forget its hashes. */
export async function settleFolds(
  gone: readonly LivingDocument[],
  parts: FoldParts,
): Promise<void> {
  const ids = new Set<string>();
  for (const { doc } of gone.filter(isVisit)) {
    ids.add(tallyId(doc.sessionId, SERVER_WRITER));
    ids.add(monthTallyId(doc.placeId, monthOfVisit(doc)));
  }
  for (const id of ids) {
    await rewrite(parts, id, (tally) => {
      const { folding, ...settled } = tally ?? { folding: undefined };
      return folding === undefined || !tally ? undefined : (settled as Body);
    });
  }
}

async function personsAfterMerges(database: Database): Promise<(personId: string) => string> {
  const visitors = await database.range('visitor:');
  const byPerson = new Map(visitors.map(({ doc }) => [String(doc.personId), doc as Visitor]));
  return (personId) => mergedPerson(personId, byPerson);
}

async function foldPersons(
  visits: readonly StoredVisit[],
  personAfterMerges: (personId: string) => string,
  parts: FoldParts,
): Promise<void> {
  const all = await parts.database.range('visit:');
  const personOf = ({ doc }: StoredVisit) => personAfterMerges(doc.personId);
  const leaving = new Set(visits.map(({ id }) => id));
  const monthOf = ({ doc }: StoredVisit) => monthTallyId(doc.placeId, monthOfVisit(doc));
  const staying = all.filter(isVisit).filter(({ id }) => !leaving.has(id));
  const stay = new Set(staying.map((visit) => `${monthOf(visit)} ${personOf(visit)}`));
  for (const [id, own] of grouped(visits, monthOf)) {
    const [{ doc }] = own as [StoredVisit];
    const persons = grouped(own, personOf);
    const last = [...persons].filter(([person]) => !stay.has(`${id} ${person}`));
    if (last.length === 0) continue;
    const fields = { placeId: doc.placeId, month: monthOfVisit(doc) };
    const items = marked(last, ([person]) => person);
    await addTo(parts, id, fields, items, (tally, some) => ({
      persons: (tally.persons ?? 0) + some.length,
    }));
  }
}

/** Adds what the tally has not just taken in already. */
async function addTo<Item>(
  parts: FoldParts,
  id: string,
  fields: Pick<Tally, 'placeId'> & Partial<Tally>,
  items: ReadonlyMap<string, Item>,
  counted: (tally: Partial<Tally>, items: Item[]) => Partial<Tally>,
): Promise<void> {
  await rewrite(parts, id, (tally) => {
    const folding = new Set((tally?.folding as string[] | undefined) ?? []);
    const fresh = [...items].filter(([mark]) => !folding.has(mark));
    if (fresh.length === 0) return undefined;
    const begun = { _id: id, type: 'tally', v: 1, createdAt: parts.now.toISOString() };
    const before = tally ?? { ...begun, writer: SERVER_WRITER, ...fields };
    const next = counted(
      before as Partial<Tally>,
      fresh.map(([, item]) => item),
    );
    const marks = [...folding, ...fresh.map(([mark]) => mark)];
    return { ...before, ...next, folding: marks } as Body;
  });
}

/** Replaces a tally as the server; again where another process was quicker. */
async function rewrite(
  { database, takeNumbers, now }: FoldParts,
  id: string,
  change: (tally: Body | undefined) => Body | undefined,
): Promise<void> {
  for (;;) {
    const standing = await database.get(id);
    const next = change(standing && !standing.deleted ? standing.doc : undefined);
    if (!next) return;
    const { writer, first } = await takeNumbers(1);
    const before = standing?.deleted ? standing.clock : standing?.doc.clock;
    const at = now.toISOString();
    const stamp = { by: { role: 'server' }, arrivedAt: next.arrivedAt ?? at, updatedAt: at };
    const doc = { ...next, ...stamp, clock: raisedClock(before, writer, first) };
    const [outcome] = await database.write([{ id, base: standing?.rev ?? null, doc }]);
    if (outcome?.outcome === 'written') return;
  }
}

function marked<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item> {
  const hashOf = (text: string) => createHash('sha256').update(`folded:${text}`).digest('hex');
  return new Map(items.map((item) => [hashOf(nameOf(item)).slice(0, 32), item]));
}

function grouped<Item>(items: readonly Item[], nameOf: (item: Item) => string) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return groups;
}

function isVisit(stored: LivingDocument): stored is StoredVisit {
  return stored.doc.type === 'visit';
}
