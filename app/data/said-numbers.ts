import { isEqualJson } from '#domain/equal.ts';
import { foldedVisit } from '#domain/joined-visits.ts';
import type { Body } from '#domain/version.ts';
import { type Visit, visitId } from '#domain/visit.ts';
import { visitorId } from '#domain/visitor.ts';
import { type Edit, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentsOfIds } from './document-range.ts';
import type { NameIndex } from './name-index.ts';
import { viewerOf } from './surroundings.ts';

/**
 * Puts the persons in the place of those who stand for them because only their number was said while the
 * tablet was locked. Whose number is known to nobody here goes on being stood for. Two tablets that do so
 * write the same. Gives how many were found.
 */
export async function resolveSaidNumbers(around: Surroundings, names: NameIndex): Promise<number> {
  let found = 0;
  for (const { personId, saidNumber } of names.standIns()) {
    const holder = names.byCard(saidNumber);
    if (holder && (await replaceBy(around, personId, holder.personId))) found += 1;
  }
  return found;
}

async function replaceBy(
  around: Surroundings,
  standIn: string,
  personId: string,
): Promise<boolean> {
  const { database, quarter } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const visits = await visitsOf(around, standIn);
    const edits = visits.flatMap((visit): Edit[] => {
      const _id = visitId(visit.sessionId, personId);
      const { clock: _, by: __, ...said } = visit as unknown as Body & { by?: unknown };
      // Who was entered by name as well came once, with what either entry says.
      return [
        {
          id: _id,
          change: (current) => (current ? folded(current, visit) : { ...said, _id, personId }),
        },
        remove(visit._id),
      ];
    });
    const viewer = viewerOf(await readSession(database));
    const known = await database.documents.get([quarter, visitorId(standIn)]);
    if (!known) return false;
    const written = await writeChecked(around, viewer, [...edits, remove(visitorId(standIn))]);
    return written.ok;
  });
}

/** A field that is `undefined` is none. Where the other adds nothing, what is there stays. */
function folded(current: Body, other: Visit): Body {
  const all = Object.entries(foldedVisit(current as unknown as Visit, other));
  const next = Object.fromEntries(all.filter(([, value]) => value !== undefined)) as Body;
  return isEqualJson(next, current) ? current : next;
}

/** All visits of a person, by their ids: what a visit says is read of those alone. */
async function visitsOf({ database, quarter }: Surroundings, personId: string): Promise<Visit[]> {
  const keys = (await database.documents
    .where({ quarter, type: 'visit' })
    .primaryKeys()) as unknown as [string, string][];
  const ids = keys.map(([, id]) => id).filter((id) => id.endsWith(`~${personId}`));
  return documentsOfIds<Visit>(database, quarter, ids);
}
