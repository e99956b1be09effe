import { MEASURES, noFigures } from './figures.ts';
import type { MonthFigures, TreffFigures } from './treff-figures.ts';

/** Numbers below are hidden where a quarter asks for it: who knows the house could tell who it was. */
export const SMALLEST_SHOWN = 5;
const LARGEST_HIDDEN = SMALLEST_SHOWN - 1;

/**
 * The figures without their small numbers. Each number of a place's month under five is taken out, and
 * with it what would give it away: of bands that make up a known sum, one more. What is asked for in
 * larger tables is added up from what remains, so that no table tells what another hides. Of a day
 * there is the number of people alone.
 * [Cell suppression: Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, chapter 5]
 */
export function withoutSmallFigures({ sessions, months }: TreffFigures): TreffFigures {
  const shownDays = new Set<string>();
  const shownMonths = months.map((month) => {
    const days = sessions.filter((one) => isOf(month, one));
    const hidden = month.people < SMALLEST_SHOWN ? 'all' : hiddenDays(days);
    const bands = hiddenParts(Object.entries(month.bands));
    if (hidden === 'all' || bands === 'all') return { ...month, ...nothingShown() };
    for (const { sessionId } of days) if (!hidden.has(sessionId)) shownDays.add(sessionId);
    return shownMonth(month, bands);
  });
  const shownSessions = sessions.map((session) => {
    const isShown = shownDays.has(session.sessionId);
    const shown = isShown ? { people: session.people, leftOut: notPeople } : {};
    return { ...session, ...nothingShown(), ...shown };
  });
  return { sessions: shownSessions, months: shownMonths };
}

const notPeople = MEASURES.filter((measure) => measure !== 'people');

function nothingShown() {
  return { ...noFigures(), leftOut: MEASURES };
}

function isOf({ placeId, month }: MonthFigures, day: { placeId: string; date: string }): boolean {
  return day.placeId === placeId && day.date.startsWith(month);
}

/** The days of a month whose number of people is hidden; `all` where only that keeps them hidden. */
function hiddenDays(
  days: readonly { sessionId: string; people: number }[],
): ReadonlySet<string> | 'all' {
  return hiddenParts(days.map(({ sessionId, people }) => [sessionId, people]));
}

/** A month of which the number of people is shown. */
function shownMonth(month: MonthFigures, hiddenBands: ReadonlySet<string>): MonthFigures {
  const { visits, tallied, persons, topics, outcomes } = month;
  const isSplit = isShownOrNone(visits) && isShownOrNone(tallied);
  // On the only day of a month the persons are the visits.
  const hasPersons = isSplit && isShownOrNone(persons);
  const shown = {
    ...month,
    visits: isSplit ? visits : 0,
    tallied: isSplit ? tallied : 0,
    persons: hasPersons ? persons : 0,
    bands: withoutNames(month.bands, hiddenBands),
    topics: withoutNames(topics, smallOnes(topics)),
    outcomes: withoutNames(outcomes, smallOnes(outcomes)),
  };
  const isLess = (kind: 'bands' | 'topics' | 'outcomes') =>
    Object.keys(shown[kind]).length < Object.keys(month[kind]).length;
  const leftOut = MEASURES.filter((measure) => {
    if (measure === 'people') return false;
    if (measure === 'persons') return !hasPersons;
    return measure === 'visits' || measure === 'tallied' ? !isSplit : isLess(measure);
  });
  return { ...shown, leftOut };
}

function isShownOrNone(count: number): boolean {
  return count === 0 || count >= SMALLEST_SHOWN;
}

/**
 * Which parts of a known sum are hidden: the small ones, and the next larger as long as what is hidden
 * can be only one thing: a single number, or all of them as small or as large as they can be. `all`
 * where there is none to take. No part is nought: whoever reads may know who was not there.
 */
function hiddenParts(parts: readonly [string, number][]): ReadonlySet<string> | 'all' {
  const inOrder = [...parts].sort(([, a], [, b]) => a - b);
  const small = inOrder.filter(([, count]) => count < SMALLEST_SHOWN).length;
  for (let hidden = small; hidden <= inOrder.length; hidden += 1) {
    const taken = inOrder.slice(0, hidden);
    const sum = taken.reduce((total, [, count]) => total + count, 0);
    // With a larger one among them nobody knows that they end at four.
    const isFull = hidden === small && sum === hidden * LARGEST_HIDDEN;
    const isKnown = hidden === 1 || sum === hidden || isFull;
    if (hidden === 0 || !isKnown) return new Set(taken.map(([name]) => name));
  }
  return 'all';
}

function smallOnes(counts: Record<string, number>): ReadonlySet<string> {
  const small = Object.entries(counts).filter(([, count]) => count < SMALLEST_SHOWN);
  return new Set(small.map(([name]) => name));
}

function withoutNames(
  counts: Record<string, number>,
  names: ReadonlySet<string>,
): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([name]) => !names.has(name)));
}
