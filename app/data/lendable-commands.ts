import type { Lendable } from '#domain/lendable.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, put, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentsOfType } from './document-range.ts';
import { freshKey } from './fresh-keys.ts';
import { readLoanSteps } from './loan-steps.ts';
import { viewerOf } from './surroundings.ts';

/** What the office says of a thing to lend. */
export type LendableDetails = Pick<Lendable, 'name' | 'number' | 'kind' | 'parts' | 'placeId'>;

/** `numberTaken`: another thing has this number on its label. `notAvailable`: it was lent meanwhile. */
export type LendableFailure = CommandFailure | { code: 'numberTaken' | 'notAvailable' };

/** Enters a new thing to lend; gives its id. */
export function addLendable(
  around: Surroundings,
  details: LendableDetails,
): Promise<Result<string, LendableFailure>> {
  const _id = `lendable:${freshKey()}`;
  const made = { type: 'lendable', v: 1, createdAt: around.now().toISOString() };
  const doc = withoutNothing({ _id, ...made, ...details, state: 'available' });
  return asOffice(around, async (viewer) => {
    if (await isTaken(around, details.number, _id)) return failure({ code: 'numberTaken' });
    const written = await writeChecked(around, viewer, [put(doc)]);
    return written.ok ? success(_id) : written;
  });
}

/** Changes what is said of a thing; its state has commands of its own. */
export function changeLendable(
  around: Surroundings,
  id: string,
  details: LendableDetails,
): Promise<Result<void, LendableFailure>> {
  const change = (current: Body | undefined) =>
    current && withoutNothing({ ...current, ...details });
  return asOffice(around, async (viewer) => {
    const known = await around.database.documents.get([around.quarter, id]);
    if (!known) return failure({ code: 'unknown', id });
    if (await isTaken(around, details.number, id)) return failure({ code: 'numberTaken' });
    return writeChecked(around, viewer, [{ id, change }]);
  });
}

/** Takes back that a thing was entered ("Rückgängig"); not one that was lent since. */
export function undoAddLendable(
  around: Surroundings,
  id: string,
): Promise<Result<void, LendableFailure>> {
  return asOffice(around, async (viewer) => {
    const steps = await readLoanSteps(around.database, around.quarter);
    if (steps.some(({ lendableId }) => lendableId === id)) return failure({ code: 'notAvailable' });
    return writeChecked(around, viewer, [remove(id)]);
  });
}

async function isTaken(
  { database, quarter }: Surroundings,
  number: string,
  by: string,
): Promise<boolean> {
  const all = await documentsOfType<Lendable>(database, quarter, 'lendable');
  const plain = (text: string) => text.trim().toLowerCase();
  return all.some(
    (one) => one._id !== by && one.state !== 'retired' && plain(one.number) === plain(number),
  );
}

/** A field that is `undefined` is none. */
function withoutNothing(doc: Body): Body {
  return Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== undefined)) as Body;
}

function asOffice<Value>(
  around: Surroundings,
  write: (viewer: ReturnType<typeof viewerOf>) => Promise<Result<Value, LendableFailure>>,
): Promise<Result<Value, LendableFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    return viewer.role === 'office' ? write(viewer) : failure({ code: 'forbidden' });
  });
}
