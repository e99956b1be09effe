import { isOverdue, needsOffice } from '#domain/lendings.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { isFoundIn, spellingsOf, wordsTyped } from '#domain/spellings.ts';
import type { LendableView } from '../../data/loan-steps.ts';

/** The lists of things to lend. */
export const LENDING_VIEWS = [
  'all',
  'available',
  'lent',
  'overdue',
  'toClear',
  'repair',
  'missing',
  'retired',
] as const;
export type LendingView = (typeof LENDING_VIEWS)[number];

/** Those that are shown also while they are empty. */
export const DAILY_VIEWS: ReadonlySet<LendingView> = new Set([
  'all',
  'available',
  'lent',
  'overdue',
  'repair',
]);

/** The list that an address names. */
export function lendingViewIn(text: string | undefined): LendingView {
  return LENDING_VIEWS.find((view) => view === text) ?? 'all';
}

/** Whether a thing belongs to a list; `inPeace` are loans of which nobody is reminded. */
export function isInView(
  { standing }: LendableView,
  view: LendingView,
  { today, inPeace }: { today: LocalDate; inPeace: ReadonlySet<string> },
): boolean {
  switch (view) {
    case 'all':
      return standing.state !== 'retired';
    case 'lent':
      return standing.open.length > 0;
    case 'overdue':
      return isOverdue(standing, today);
    case 'toClear':
      return needsOffice(standing, inPeace);
    default:
      return standing.state === view;
  }
}

/** Whether a thing is meant by a number or by the beginnings of words of its name. */
export function isMeant({ lendable }: LendableView, typed: string): boolean {
  return isFoundIn(spellingsOf(`${lendable.number} ${lendable.name}`), wordsTyped(typed));
}
