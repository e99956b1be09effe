import { Printer } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { doorWordsIn } from '#domain/door-words.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { townOf } from '#domain/postal-address.ts';
import type { Quarter } from '#domain/quarter.ts';
import { observeQuarter } from '../../data/documents.ts';
import { type OfficeRequest, observeOfficeRequest } from '../../data/office-requests.ts';
import { PersonPhoto } from '../../entries/person-photo.tsx';
import { RoleGate } from '../../entries/role-gate.tsx';
import { momentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import './letter.css';

const words = officeRequestsDe.letter;

/** The letter for somebody without the app: who comes, when, and the Türwort, in large type. */
export function LetterScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title}>
        <Found quarterId={quarterId} itemKey={itemKey} />
      </Page>
    </RoleGate>
  );
}

function Found({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const entry = useLive(() => observeOfficeRequest(quarterId, itemKey), [quarterId, itemKey]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  return (
    <>
      <div class="row no-print">
        <LinkButton look="pill" href={addresses.inboxRequest(quarterId, itemKey)}>
          {words.back}
        </LinkButton>
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {officeRequestsDe.print}
        </Button>
      </div>
      {entry?.standing.accepted && quarter ? (
        <>
          <p class="soft no-print">{words.preview}</p>
          <Letter {...{ quarterId, quarter, entry, today }} />
        </>
      ) : (
        <p>{words.none}</p>
      )}
    </>
  );
}

interface LetterProps {
  quarterId: string;
  quarter: Quarter;
  entry: OfficeRequest;
  today: LocalDate;
}

function Letter({ quarterId, quarter, entry, today }: LetterProps) {
  const { request, person, standing } = entry;
  const { office } = quarter;
  const address = request.address ?? person?.address;
  const name = request.other?.name ?? person?.name;
  const accepted = standing.accepted;
  if (!accepted) return null;
  const { who } = accepted;
  const hasDoor = request.where !== 'phone' && request.kind !== 'callMe';
  return (
    <article class="letter">
      <header class="letter-head">
        <strong>{office.name}</strong>
        <span>{office.address && `${office.address.street ?? ''}, ${townOf(office.address)}`}</span>
        {office.phone && <strong>{spokenPhone(office.phone)}</strong>}
      </header>
      <p class="letter-address">
        {[name, address?.street, address?.extra, address && townOf(address)]
          .filter(Boolean)
          .map((line) => (
            <span key={line}>{line}</span>
          ))}
      </p>
      <p>
        {quarter.city}, {de.dates.dayWithYear(today)}
      </p>
      <h2>{words.subject}</h2>
      <p>{name ? words.greeting(name) : words.greetingUnknown}</p>
      <p>{words.asked}</p>
      <div class="letter-who">
        <PersonPhoto
          quarterId={quarterId}
          photo={who.photo}
          alt={who.name}
          missing={officeRequestsDe.card.noPhoto}
        />
        <div>
          <p>{words.comes}</p>
          <p class="letter-big">{who.name}</p>
          {who.function && <p>{who.function}</p>}
          <p>{words.when}</p>
          <p class="letter-big">{momentWords(de, accepted.when, today)}</p>
        </div>
      </div>
      {hasDoor && <Word tuerwort={accepted.tuerwort} />}
      <p>
        {words.check} {office.phone && <strong>{spokenPhone(office.phone)}</strong>}
      </p>
      <p>{words.noBank}</p>
      <p>{words.change}</p>
      <p>{words.bye}</p>
      <p class="letter-sign">{office.name}</p>
    </article>
  );
}

function Word({ tuerwort }: { tuerwort: string }) {
  return (
    <section class="letter-word">
      <h3>{words.word}</h3>
      <p class="letter-words">
        {doorWordsIn(tuerwort).map(({ word, picture }) => (
          <span key={word}>
            {picture && <span aria-hidden="true">{picture} </span>}
            {word}
          </span>
        ))}
      </p>
      <p>{words.first}</p>
      <p>
        <strong>{words.never}</strong>
      </p>
      <p>
        <strong>{words.wrong}</strong>
      </p>
    </section>
  );
}
