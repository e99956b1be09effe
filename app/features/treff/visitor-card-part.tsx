import { useRef, useState } from 'preact/hooks';
import { isCardNumber, typedCardNumber } from '#domain/card-number.ts';
import type { EntrySource } from '#domain/visit.ts';
import { type VisitorCard, visitorCardIn } from '#domain/visitor-card.ts';
import { enterByNumber, isReplacedUnread } from '../../data/locked-cards.ts';
import type { NameIndex } from '../../data/name-index.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { type Entered, recordVisit, undoVisit, undoVisitor } from '../../data/treff-entries.ts';
import { CardReader } from '../../entries/card-reader.tsx';
import { EntryNote } from '../../entries/entry-note.tsx';
import { NewNamePart } from '../../entries/new-name-part.tsx';
import { useEntry } from '../../entries/use-entry.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { LastTime, what } from './last-time.tsx';
import { treffDesk } from './treff-desk.ts';

const words = lockDe.entry;
/** A card that is held on a little longer is one card. */
const SAME_CARD_MS = 4_000;

/** "Treff-Karte": enters whoever shows theirs; the card names nobody, so the lock does not matter. Its
 *  number is enough: a locked tablet finds out whose it is when it is opened. */
export function VisitorCardPart({ quarterId, names }: { quarterId: string; names?: NameIndex }) {
  const [entered, setEntered] = useState<Entered>();
  const entry = useEntry(quarterId, words.takenBack, () => setEntered(undefined));
  const [problem, setProblem] = useState<string>();
  const [blank, setBlank] = useState<VisitorCard>();
  const last = useRef({ text: '', at: 0 });
  const enter = async (personId: string, source: EntrySource) => {
    const name = names?.nameOf(personId);
    await entry.enter<Entered>({
      make: (around, enteredBy) => recordVisit(around, personId, { source, enteredBy }),
      undo: undoVisit,
      words: (value) => enteredWords(value, name),
      isNew: ({ isNew }) => isNew,
      onMade: setEntered,
    });
  };
  const read = async (text: string) => {
    const now = performance.now();
    if (text === last.current.text && now - last.current.at < SAME_CARD_MS) return;
    last.current = { text, at: now };
    const card = visitorCardIn(text);
    if (card && (await isReplaced(quarterId, card, names))) return setProblem(words.oldCard);
    const number = typedCardNumber(text) ?? text.trim();
    const holder = isCardNumber(number) ? names?.byCard(number) : undefined;
    const isUnread = !card && !names && isCardNumber(number) && isLocked();
    setProblem(card || holder || isUnread ? undefined : problemWith(number, names));
    const isBlank = card && names && names.nameOf(card.personId) === undefined;
    setBlank(isBlank ? card : undefined);
    if (card) await enter(card.personId, 'scan');
    else if (holder) await enter(holder.personId, 'number');
    else if (isUnread) await enterUnread(number);
  };
  const enterUnread = (number: string) =>
    entry.enter({
      make: (around, enteredBy) => enterByNumber(around, number, enteredBy),
      undo: undoVisitor,
      words: (value) => `${enteredWords(value, undefined)} ${words.numberLocked}`,
    });
  return (
    <div class="stack">
      <CardReader
        hint={words.showCard}
        slow={words.cardSlow}
        problem={problem}
        onText={(text) => void read(text)}
      />
      <EntryNote entry={entry} further={entered && names && what(quarterId)(entered)}>
        {entered && names && <LastTime {...{ quarterId, names, entered }} />}
      </EntryNote>
      {blank && names && <BlankCard {...{ quarterId, names, card: blank }} />}
    </div>
  );
}

async function isReplaced(quarterId: string, card: VisitorCard, names: NameIndex | undefined) {
  if (names) return names.isReplaced(card);
  const { database } = await readSurroundings(quarterId, () => new Date());
  return isReplacedUnread(database, quarterId, card);
}

function isLocked(): boolean {
  return tabletLock.current.phase !== 'open';
}

/** A card that has no name here: nobody's yet, or given out where this tablet has not heard of it. */
function BlankCard({
  quarterId,
  names,
  card,
}: {
  quarterId: string;
  names: NameIndex;
  card: VisitorCard;
}) {
  const [isNaming, setNaming] = useState(false);
  if (names.nameOf(card.personId) !== undefined) return null;
  if (names.byCard(card.cardNumber)) return <p role="alert">{words.sameNumber}</p>;
  if (isNaming)
    return <NewNamePart {...{ card }} desk={treffDesk(quarterId)} further={what(quarterId)} />;
  return (
    <section class="card stack">
      <p>{words.blankCard}</p>
      <Button onPress={() => setNaming(true)}>{words.nameCard}</Button>
    </section>
  );
}

function enteredWords({ isNew, waitingNumbers }: Entered, name: string | undefined): string {
  const { alreadyHere, already, number } = treffDe.entry;
  if (!isNew) return name === undefined ? already : alreadyHere(name);
  const said = name === undefined ? words.entered : words.enteredName(name);
  return !waitingNumbers || name ? said : `${said} ${number(waitingNumbers)}`;
}

function problemWith(number: string, names: NameIndex | undefined): string {
  if (!isCardNumber(number)) return words.notACard;
  return names ? words.unknownNumber : words.numberElsewhere;
}
