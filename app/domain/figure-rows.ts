import { addedFigures, type Figures, noFigures } from './figures.ts';
import type { SessionFigures, TreffFigures } from './treff-figures.ts';

/** What one line of the statistics stands for. */
export const FIGURE_STEPS = ['session', 'month', 'year', 'place'] as const;
export type FigureStep = (typeof FIGURE_STEPS)[number];

/** Which part of the statistics is asked for. */
export interface FigureQuery {
  by: FigureStep;
  /** One place alone. */
  placeId?: string;
  /** One year or month alone: `2026`, `2026-12`. */
  period?: string;
}

/** Place and time of some figures; a part that is absent means all. `time` is a year, a month or,
 *  with the place, a day. */
export interface FigureScope {
  placeId?: string;
  time?: string;
}

/** A line of the statistics. */
export interface FigureRow {
  scope: FigureScope;
  figures: Figures;
}

/** The lines that are asked for, the newest first (places by what they come to), and their sum. */
export function figureRows(
  all: TreffFigures,
  query: FigureQuery,
): { rows: FigureRow[]; sum: FigureRow } {
  const whole: FigureScope = { placeId: query.placeId, time: query.period };
  const sessions = all.sessions.filter((one) => isIn(whole, one));
  const scopes = new Map<string, FigureScope>();
  for (const session of sessions) {
    const scope = scopeFor(query, session);
    scopes.set(scopeKey(scope), scope);
  }
  const rows = [...scopes.values()].map((scope) => ({ scope, figures: figuresIn(all, scope) }));
  return { rows: rows.sort(inOrder), sum: { scope: whole, figures: figuresIn(all, whole) } };
}

/** All figures of a place and a time together. Of more than a day they are those of its months. */
export function figuresIn({ sessions, months }: TreffFigures, scope: FigureScope): Figures {
  const all: readonly Dated[] =
    scope.time?.length === DAY_LENGTH
      ? sessions
      : months.map((one) => ({ ...one, date: one.month }));
  return all.filter((one) => isIn(scope, one)).reduce<Figures>(addedFigures, noFigures());
}

type Dated = Figures & { placeId: string; date: string };

/** One text for each scope. */
export function scopeKey({ placeId = '*', time = '*' }: FigureScope): string {
  return `${placeId} ${time}`;
}

/** Years and months of which there are figures, the newest first. */
export function periodsOf({ sessions }: TreffFigures, length: 4 | 7): string[] {
  return [...new Set(sessions.map(({ date }) => date.slice(0, length)))].sort().reverse();
}

const DAY_LENGTH = 10;

function isIn(
  { placeId, time = '' }: FigureScope,
  one: { placeId: string; date: string },
): boolean {
  return (placeId === undefined || placeId === one.placeId) && one.date.startsWith(time);
}

function scopeFor({ by, placeId, period }: FigureQuery, session: SessionFigures): FigureScope {
  switch (by) {
    case 'session':
      return { placeId: session.placeId, time: session.date };
    case 'month':
      return { placeId, time: session.date.slice(0, 7) };
    case 'year':
      // Of a month alone there is no more in its year.
      return { placeId, time: period ?? session.date.slice(0, 4) };
    case 'place':
      return { placeId: session.placeId, time: period };
  }
}

function inOrder(a: FigureRow, b: FigureRow): number {
  const [one = '', other = ''] = [a.scope.time, b.scope.time];
  if (one !== other) return one > other ? -1 : 1;
  return b.figures.people - a.figures.people || (scopeKey(a.scope) < scopeKey(b.scope) ? -1 : 1);
}
