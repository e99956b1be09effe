import type * as v from 'valibot';
import { ownerOf } from './ids.ts';
import { addDays, type LocalDate } from './local-time.ts';
import { type HandedKey, isReachable, type Person } from './person.ts';
import { isFoundIn, spellingsOf, wordsTyped } from './spellings.ts';
import type { Visitor } from './visitor.ts';

/** A volunteer as the office's list shows one. */
export interface VolunteerEntry {
  personId: string;
  name: string;
  phone?: string;
  function?: string;
  languages: readonly string[];
  topics: readonly string[];
  recordSeenOn?: LocalDate;
  since?: LocalDate;
  until?: LocalDate;
  /** They left, and key card, PIN or a device of theirs may still open something. */
  hasAccessLeft: boolean;
  /** Names of keys that are still with them. */
  keysOut: readonly string[];
}

/** Everybody who helps or has helped, by name: whom the office made a volunteer, and whom the team
 *  knows as one. */
export function volunteerEntries(
  persons: readonly Person[],
  visitors: readonly Visitor[],
): VolunteerEntry[] {
  const personsById = new Map(persons.map((person) => [ownerOf(person._id) ?? '', person]));
  const visitorsById = new Map(visitors.map((visitor) => [visitor.personId, visitor]));
  const helping = [
    ...persons.filter(({ volunteerSince }) => volunteerSince).map(({ _id }) => ownerOf(_id) ?? ''),
    ...visitors
      .filter(({ volunteer, mergedInto }) => volunteer && mergedInto === undefined)
      .map(({ personId }) => personId),
  ];
  return [...new Set(helping)]
    .map((personId) => entryOf(personId, personsById.get(personId), visitorsById.get(personId)))
    .sort((a, b) => COLLATOR.compare(a.name, b.name) || (a.personId < b.personId ? -1 : 1));
}

const COLLATOR = new Intl.Collator('de');

function entryOf(
  personId: string,
  person: Person | undefined,
  visitor: Visitor | undefined,
): VolunteerEntry {
  const { volunteerUntil, ended } = person ?? {};
  const until = volunteerUntil ?? (person && !isReachable(person) ? ended?.on : undefined);
  return {
    personId,
    name: person?.name ?? visitor?.displayName ?? '',
    phone: person?.phone,
    function: person?.function,
    languages: person?.languages ?? [],
    topics: person?.topics ?? [],
    recordSeenOn: person?.recordSeenOn,
    since: person?.volunteerSince,
    until,
    hasAccessLeft: until !== undefined && person?.accessEndedOn === undefined,
    keysOut: keysOut(person?.keys ?? []).map(({ name }) => name),
  };
}

/** Keys that somebody was given and has not brought back. */
export function keysOut(
  keys: readonly v.InferOutput<typeof HandedKey>[],
): v.InferOutput<typeof HandedKey>[] {
  return keys.filter(({ returnedOn }) => returnedOn === undefined);
}

/** How a Führungszeugnis that was seen stands. `soon`: five years are over within three months. */
export type RecordStanding = 'missing' | 'valid' | 'soon' | 'over';

const YEARS = 5;
const WARN_DAYS = 92;

/** The day from which it must have been seen anew. */
export function recordDueOn(seenOn: LocalDate): LocalDate {
  const due = `${Number(seenOn.slice(0, 4)) + YEARS}${seenOn.slice(4)}`;
  // The 29th of February comes every four years only.
  return due.endsWith('-02-29') ? `${due.slice(0, 4)}-03-01` : due;
}

/** How it stands on a day. */
export function recordStanding(seenOn: LocalDate | undefined, today: LocalDate): RecordStanding {
  if (seenOn === undefined) return 'missing';
  const due = recordDueOn(seenOn);
  if (today >= due) return 'over';
  return today >= addDays(due, -WARN_DAYS) ? 'soon' : 'valid';
}

/** What the office's list of volunteers is narrowed by; what is empty narrows nothing. */
export interface VolunteerFilters {
  typed: string;
  language: string;
  topic: string;
  show: '' | 'record' | 'ended' | 'all';
}

/** Whom a list shows: without a wish, those who help now. `record`: whose Führungszeugnis is to be seen. */
export function volunteersFound(
  entries: readonly VolunteerEntry[],
  { typed, language, topic, show }: VolunteerFilters,
  today: LocalDate,
): VolunteerEntry[] {
  const words = wordsTyped(typed);
  return entries.filter((entry) => {
    const hasEnded = entry.until !== undefined;
    if (show === 'ended' ? !hasEnded : show !== 'all' && hasEnded) return false;
    if (show === 'record' && recordStanding(entry.recordSeenOn, today) === 'valid') return false;
    if (language && !entry.languages.includes(language)) return false;
    if (topic && !entry.topics.includes(topic)) return false;
    return isFoundIn(spellingsOf(`${entry.name} ${entry.function ?? ''}`), words);
  });
}
