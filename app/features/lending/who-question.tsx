import { CreditCard } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { visitorCardIn } from '#domain/visitor-card.ts';
import { useTellingApart } from '../../entries/use-telling-apart.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { hasCamera, QrScanner } from '../../ui/qr-scanner.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { LendingDesk } from './lending-desk.ts';

const words = lendingDe.ask;
const MOST = 12;

/** Wer leiht? By the first letters, by the number of the Treff-Karte, or by the card itself. */
export function WhoQuestion({
  desk,
  onChoose,
}: {
  desk: LendingDesk;
  onChoose: (personId: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const found = desk.borrowers?.found(typed, MOST + 1) ?? [];
  const shown = found.slice(0, MOST);
  const namesakes = desk.borrowers?.namesakes(shown.map(({ personId }) => personId)) ?? [];
  const apartOf = useTellingApart(desk.quarterId, namesakes);
  const isNobody = typed.trim() !== '' && desk.borrowers !== undefined && found.length === 0;
  return (
    <>
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={typed}
        onInput={setTyped}
        takesFocus
      />
      <div class="lending-choices">
        {shown.map(({ personId, name }) => (
          <Button key={personId} onPress={() => onChoose(personId)}>
            <bdi>{name}</bdi>
            <span class="lending-apart">{apartOf(personId)}</span>
          </Button>
        ))}
      </div>
      <p role="status">
        {isNobody && words.nobody} {found.length > MOST && words.moreNames}
      </p>
      {isNobody && <Elsewhere desk={desk} />}
      <CardScan desk={desk} onChoose={onChoose} />
    </>
  );
}

function Elsewhere({ desk: { quarterId, isOffice } }: { desk: LendingDesk }) {
  const href = isOffice ? addresses.persons(quarterId) : addresses.treff(quarterId);
  return (
    <>
      <p>{isOffice ? words.nobodyOffice : words.nobodyTeam}</p>
      <LinkButton href={href}>{isOffice ? words.toPersons : words.toTreff}</LinkButton>
    </>
  );
}

function CardScan({
  desk: { borrowers },
  onChoose,
}: {
  desk: LendingDesk;
  onChoose: (personId: string) => void;
}) {
  const [isOn, setOn] = useState(false);
  const [isUnknown, setUnknown] = useState(false);
  if (!hasCamera()) return null;
  const read = (text: string) => {
    const card = visitorCardIn(text);
    const isKnown = card && borrowers?.nameOf(card.personId) !== undefined;
    setUnknown(!isKnown);
    if (isKnown) onChoose(card.personId);
  };
  return (
    <>
      <Button icon={CreditCard} onPress={() => setOn(!isOn)}>
        {isOn ? lendingDe.list.scanEnd : words.readCard}
      </Button>
      {isOn && (
        <>
          <p>{words.readCardHint}</p>
          <QrScanner
            label={lendingDe.list.camera}
            slow={words.cardSlow}
            onText={read}
            onFail={() => setOn(false)}
          />
        </>
      )}
      <p role="alert" class="tone-bad lending-said">
        {isUnknown && words.cardUnknown}
      </p>
    </>
  );
}
