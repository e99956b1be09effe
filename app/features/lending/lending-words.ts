import type { LendablePart } from '#domain/lendable.ts';
import type { Lending } from '#domain/lendings.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import type { LendFailure } from '../../data/lend-commands.ts';
import type { LendableFailure } from '../../data/lendable-commands.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import type { LendingDesk } from './lending-desk.ts';

const { failures, list } = lendingDe;

/** Why nothing was written, in people's words. */
export function lendingFailure({ code }: LendFailure | LendableFailure): string {
  return Object.hasOwn(failures, code) ? failures[code as keyof typeof failures] : failures.failed;
}

/** Who has a thing; on a locked tablet that is not said. */
export function borrowerWords({ isLocked, borrowers }: LendingDesk, personId?: string): string {
  if (isLocked) return list.someone;
  return (personId !== undefined && borrowers?.nameOf(personId)) || list.nameless;
}

/** "Ladekabel, 2 × Dübel". */
export function partsWords(parts: readonly LendablePart[] = []): string {
  return parts.map(partWords).join(', ');
}

/** "2 × Dübel". */
export function partWords({ name, count }: LendablePart): string {
  return count !== undefined && count > 1 ? `${count} × ${name}` : name;
}

/** The parts that were handed out and did not come back. */
export function partsGone({ lent, returned }: Lending): LendablePart[] {
  if (!returned || returned.cleared) return [];
  const back = new Set((returned.parts ?? []).map(({ name }) => name));
  return (lent?.parts ?? []).filter(({ name }) => !back.has(name));
}

/** The day of an instant, as it is spoken. */
export function dayOfInstant(instant: string, today: LocalDate): string {
  return dayWords(de, dateOf(localDateTimeAt(new Date(instant))), today);
}
