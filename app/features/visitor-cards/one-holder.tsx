import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { CardHolder } from '#domain/card-holders.ts';
import { isCardNumber } from '#domain/card-number.ts';
import { type VisitorCard, visitorCardIn } from '#domain/visitor-card.ts';
import {
  type GivenCard,
  giveBlank,
  giveCards,
  replaceCard,
  takeCardBack,
} from '../../data/visitor-cards.ts';
import { CardReader } from '../../entries/card-reader.tsx';
import { visitorCardsDe } from '../../texts/visitor-cards-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';

const { one: words, failed, title } = visitorCardsDe;

/** The card of one person: printed, replaced when it is lost, or taken from the stack of blank ones. */
export function OneHolder({
  quarterId,
  holder,
  onPrint,
}: {
  quarterId: string;
  holder: CardHolder | undefined;
  onPrint: (cards: VisitorCard[]) => void;
}) {
  return (
    <Page title={holder?.name ?? title} before={<p class="soft small">{title}</p>}>
      {holder ? <Holder {...{ quarterId, holder, onPrint }} /> : <p>{words.missing}</p>}
      <div class="row">
        <LinkButton look="pill" href={addresses.visitorCards(quarterId)}>
          {words.back}
        </LinkButton>
      </div>
    </Page>
  );
}

function Holder({
  quarterId,
  holder: { personId, cardNumber },
  onPrint,
}: {
  quarterId: string;
  holder: CardHolder;
  onPrint: (cards: VisitorCard[]) => void;
}) {
  const [done, setDone] = useState<{ said: string; given: GivenCard }>();
  const [said, setSaid] = useState('');
  const [isGiving, setGiving] = useState(false);
  const print = async () => {
    const given = await giveCards(quarterId, [personId], new Date());
    if (given.ok) onPrint(given.value);
    else setSaid(failed);
  };
  const finish = (given: GivenCard, text: string) => {
    setDone({ said: text, given });
    setSaid('');
    setGiving(false);
  };
  const replace = async () => {
    const given = await replaceCard(quarterId, personId, new Date());
    if (given.ok) finish(given.value, words.replaced(given.value.card.cardNumber));
    else setSaid(failed);
  };
  const undo = async (given: GivenCard) => {
    const taken = await takeCardBack(quarterId, given, new Date());
    setSaid(taken.ok ? words.takenBack : failed);
    if (taken.ok) setDone(undefined);
  };
  return (
    <>
      <p class="visitor-cards-number">
        {cardNumber === undefined ? words.noCard : words.number(cardNumber)}
      </p>
      {done && <UndoNote done={done.said} undo={words.undo} onUndo={() => void undo(done.given)} />}
      <p role="status">{said}</p>
      <Button look="primary" onPress={() => void print()}>
        {words.print}
      </Button>
      {cardNumber !== undefined && (
        <>
          <p>{words.lostText}</p>
          <Button onPress={() => void replace()}>{words.lost}</Button>
        </>
      )}
      {isGiving ? (
        <GiveBlank {...{ quarterId, personId }} onGiven={finish} onClose={() => setGiving(false)} />
      ) : (
        <Button onPress={() => setGiving(true)}>{words.give}</Button>
      )}
    </>
  );
}

function GiveBlank({
  quarterId,
  personId,
  onGiven,
  onClose,
}: {
  quarterId: string;
  personId: string;
  onGiven: (given: GivenCard, said: string) => void;
  onClose: () => void;
}) {
  const [problem, setProblem] = useState<string>();
  const read = async (text: string) => {
    const card = visitorCardIn(text);
    if (!card) {
      return setProblem(isCardNumber(text.trim()) ? words.needsCode : words.notACard);
    }
    const given = await giveBlank(quarterId, personId, card, new Date());
    if (given.ok) return onGiven(given.value, words.given(card.cardNumber));
    const { code } = given.error;
    setProblem(code === 'taken' || code === 'sameNumber' ? words[code] : failed);
  };
  return (
    <section class="card stack">
      <h2>{words.give}</h2>
      <CardReader
        hint={words.giveText}
        slow={words.giveSlow}
        problem={problem}
        onText={(text) => void read(text)}
      />
      <Button onPress={onClose}>{words.close}</Button>
    </section>
  );
}
