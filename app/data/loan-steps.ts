import { liveQuery, type Observable } from 'dexie';
import type { Lendable } from '#domain/lendable.ts';
import {
  type LendableStanding,
  type Lending,
  lendableStanding,
  lendingsOf,
  standingsOf,
} from '#domain/lendings.ts';
import type { Loan } from '#domain/loan.ts';
import type { LocalDatabase } from './database.ts';
import { documentById, documentsOfType, readAsFarAsPossible } from './document-range.ts';
import { localDatabase } from './local-store.ts';

/** A thing to lend and how it stands. */
export interface LendableView {
  lendable: Lendable;
  standing: LendableStanding;
}

/** Everything to lend, by number; now and after every change. */
export function observeLendables(quarter: string): Observable<LendableView[]> {
  return liveQuery(() => readLendables(localDatabase(), quarter));
}

/** The same, once. */
export async function readLendables(
  database: LocalDatabase,
  quarter: string,
): Promise<LendableView[]> {
  const lendables = await documentsOfType<Lendable>(database, quarter, 'lendable');
  const views = standingsOf(lendables, await readLoanSteps(database, quarter));
  const compare = (a: string, b: string) => BY_NUMBER.compare(a, b);
  return views.sort(
    (a, b) =>
      compare(a.lendable.number, b.lendable.number) || (a.lendable._id < b.lendable._id ? -1 : 1),
  );
}

const BY_NUMBER = new Intl.Collator('de', { numeric: true });

/** One thing with its loans, as far as this device can read them; `undefined` where there is none. */
export function observeLendable(quarter: string, id: string): Observable<LendableView | undefined> {
  return liveQuery(() => readLendable(localDatabase(), quarter, id));
}

/** The same, once. */
export async function readLendable(
  database: LocalDatabase,
  quarter: string,
  id: string,
): Promise<LendableView | undefined> {
  const lendable = await documentById<Lendable>(database, quarter, id);
  if (!lendable) return undefined;
  const steps = (await readLoanSteps(database, quarter)).filter((one) => one.lendableId === id);
  const read = await readAsFarAsPossible<Loan>(database, quarter, steps);
  return { lendable, standing: lendableStanding(lendable, read) };
}

/** One loan with its thing, as far as this device knows them. */
export function observeLoan(
  quarter: string,
  loanId: string,
): Observable<{ lending?: Lending; view?: LendableView }> {
  return liveQuery(async () => {
    const database = localDatabase();
    const steps = await readLoanSteps(database, quarter);
    const id = steps.find((step) => step.loanId === loanId)?.lendableId;
    const view = id === undefined ? undefined : await readLendable(database, quarter, id);
    const all = view ? [...view.standing.open, ...view.standing.past] : [];
    return { lending: all.find((one) => one.loanId === loanId), view };
  });
}

/** What is out, the longest first. */
export async function readOpenLendings(
  database: LocalDatabase,
  quarter: string,
): Promise<Lending[]> {
  return lendingsOf(await readLoanSteps(database, quarter)).filter(({ returned }) => !returned);
}

/** Every step of every loan, by what stays readable while a tablet is locked: all but signatures and
 *  notes. In a transaction it must hold `documents`. */
export async function readLoanSteps(database: LocalDatabase, quarter: string): Promise<Loan[]> {
  const rows = await database.documents.where({ quarter, type: 'loan' }).toArray();
  return rows.map(({ doc }) => doc as unknown as Loan);
}
