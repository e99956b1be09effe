import type { LocalDate } from '#domain/local-time.ts';
import type { Registration } from '#domain/registration.ts';

/** What whoever has no app knows of the day of a date that they registered for. */
export interface ToldDay {
  /** On which it is, as they know it, or are to be told; on none where it is cancelled. */
  day: LocalDate | undefined;
  /** On which they took it to be before the last change. */
  knew: LocalDate | undefined;
  /** How often it has changed since they registered: each change makes a call of its own, also where the
   *  day is one that it has been on before. */
  changes: number;
}

/** What was told last, as the registration says it. */
export function toldDay({
  date,
  movedTo,
  dayOff,
  dayChanges = 0,
  dayKnown,
}: Pick<Registration, 'date' | 'movedTo' | 'dayOff' | 'dayChanges' | 'dayKnown'>): ToldDay {
  const day = dayOff ? undefined : (movedTo ?? date);
  return { day, knew: dayKnown, changes: dayChanges };
}

/** The same after another change. `isToTell`: the call about the last one was not made yet, so that they
 *  still know what they knew before it. */
export function changedTo(told: ToldDay, day: LocalDate | undefined, isToTell: boolean): ToldDay {
  return { day, knew: isToTell ? told.knew : told.day, changes: told.changes + 1 };
}

/** Under which news the call about the last change is found; `undefined` where nothing has changed yet. */
export function newsOfChange({ day, changes }: ToldDay): string | undefined {
  if (changes === 0) return undefined;
  const news = day === undefined ? 'off' : `to-${day}`;
  return changes === 1 ? news : `${news}~${changes}`;
}

/** The fields of a registration that keep it; what has never changed needs none. */
export function toldFields({ day, knew, changes }: ToldDay): Partial<Registration> {
  return {
    ...(day === undefined && { dayOff: true as const }),
    ...(changes > 0 && { dayChanges: changes }),
    ...(changes > 0 && knew !== undefined && { dayKnown: knew }),
  };
}
