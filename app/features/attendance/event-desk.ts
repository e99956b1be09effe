import { keyOf } from '#domain/ids.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { paperMoment } from '#domain/paper-day.ts';
import {
  type Attended,
  attend,
  attendAsNew,
  undoAttend,
  undoAttendAsNew,
} from '../../data/attend.ts';
import { observeRecentAttending } from '../../data/attendances.ts';
import type { GivenConsent } from '../../data/consent-commands.ts';
import { type EventDate, observeOwnEventCounts, recordEventTally } from '../../data/event-tally.ts';
import type { Agreed } from '../../data/new-visitor.ts';
import type { EntryDesk } from '../../entries/entry-desk.ts';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { treffDe } from '../../texts/treff-de.ts';

/** Entering at one date of an event, at the door or from a sheet of paper. */
export function eventDesk(
  quarterId: string,
  of: EventDate,
  isPaper: boolean,
): EntryDesk<Attended, Attended & Agreed> {
  const { eventId, date } = of;
  const agreed = (given: GivenConsent): GivenConsent =>
    isPaper && isOver(date) ? { ...given, givenAt: paperMoment(date) } : given;
  const { tallyText, tallyOnce, consentText } = treffDe.paper;
  return {
    quarterId,
    key: `${keyOf(eventId)} ${date}`,
    observeRecent: () => observeRecentAttending(quarterId, eventId, date),
    enter: (around, personId, { source }) =>
      attend(around, { ...of, personId }, isPaper ? 'paper' : source),
    undo: async (around, { personId, isNew }) =>
      isNew ? undoAttend(around, { ...of, personId }) : undefined,
    enterNew: (around, said, given, enteredBy) => {
      const source = isPaper ? 'paper' : 'name';
      return attendAsNew(around, of, said, agreed(given), { source, enteredBy });
    },
    undoNew: (around, added) => undoAttendAsNew(around, of, added),
    observeCounts: () => observeOwnEventCounts(quarterId, of),
    count: (around, band, by) => recordEventTally(around, of, band, by),
    consentForm: isPaper ? 'paper' : 'spoken',
    words: {
      entered: (name, { isNew }) => (isNew ? words.entered : words.already)(name),
      added: () => words.enteredUnnamed,
      readOut: isPaper ? consentText : treffDe.entry.readOut,
      counted: treffDe.paper.countedHere,
      tally: isPaper ? [tallyText, tallyOnce] : [lockDe.entry.tallyText],
    },
  };
}

function isOver(date: string): boolean {
  return date < dateOf(localDateTimeAt(new Date()));
}
