import type { PaperDay } from '#domain/paper-day.ts';
import { sessionId } from '#domain/session.ts';
import { enterNewVisitor, type NewVisitor, undoNewVisitor } from '../../data/new-visitor.ts';
import { observeOwnTally } from '../../data/own-tally.ts';
import { type Entered, recordTally, recordVisit, undoVisit } from '../../data/treff-entries.ts';
import { observeRecent } from '../../data/treff-recent.ts';
import type { EntryDesk } from '../../entries/entry-desk.ts';
import { de } from '../../texts/de.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { treffDe } from '../../texts/treff-de.ts';

const words = lockDe.entry;
const now = () => new Date();

/** Entering at the Treff of this device today, or on a day that was kept on paper. */
export function treffDesk(quarterId: string, paper?: PaperDay): EntryDesk<Entered, NewVisitor> {
  return {
    quarterId,
    key: paper ? sessionId(paper.placeId, paper.date) : 'today',
    observeRecent: () => observeRecent(quarterId, now, paper),
    enter: (around, personId, said) => recordVisit(around, personId, { ...said, paper }),
    undo: undoVisit,
    enterNew: (around, said, given, by) => enterNewVisitor(around, { ...said, paper }, given, by),
    undoNew: undoNewVisitor,
    observeCounts: () => observeOwnTally(quarterId, now, paper),
    count: (around, band, by) => recordTally(around, band, by, paper),
    consentForm: paper ? 'paper' : 'spoken',
    words: paper ? paperWords(paper) : todaysWords,
  };
}

const todaysWords: EntryDesk<Entered, NewVisitor>['words'] = {
  entered: (name, { isNew }) => (isNew ? words.enteredName(name) : treffDe.entry.alreadyHere(name)),
  added: ({ waitingNumbers }) =>
    waitingNumbers ? `${words.entered} ${treffDe.entry.number(waitingNumbers)}` : words.entered,
  readOut: treffDe.entry.readOut,
  tally: [words.tallyText],
  counted: words.count,
};

function paperWords({ date }: PaperDay): EntryDesk<Entered, NewVisitor>['words'] {
  const { entered, already, consentText, tallyText, tallyOnce } = treffDe.paper;
  const day = de.dates.day(date);
  return {
    entered: (name, { isNew }) => (isNew ? entered : already)(name, day),
    added: () => words.entered,
    readOut: consentText,
    tally: [tallyText, tallyOnce],
    counted: treffDe.paper.countedHere,
  };
}
