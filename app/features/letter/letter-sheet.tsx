import type { LocalDate } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { addressLines, townOf } from '#domain/postal-address.ts';
import type { Quarter } from '#domain/quarter.ts';
import { visitedOf } from '#domain/visited.ts';
import type { OfficeRequest } from '../../data/office-requests.ts';
import { DoorWords } from '../../entries/door-words.tsx';
import { PersonPhoto } from '../../entries/person-photo.tsx';
import { momentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';

const words = officeRequestsDe.letter;

interface LetterProps {
  quarterId: string;
  quarter: Quarter;
  entry: OfficeRequest;
  today: LocalDate;
  /** A paragraph of the office's own. */
  own: string;
}

/** The letter itself, as it is printed; nothing where nobody comes. */
export function Letter({ quarterId, quarter, entry, today, own }: LetterProps) {
  const { request, person, standing } = entry;
  const { office } = quarter;
  const { name, address } = visitedOf(request, person);
  const accepted = standing.accepted;
  if (!accepted) return null;
  const { who } = accepted;
  const hasDoor = request.where !== 'phone' && request.kind !== 'callMe';
  return (
    <article class="letter printed-untitled">
      <header class="letter-head">
        <strong>{office.name}</strong>
        <span>{office.address && `${office.address.street ?? ''}, ${townOf(office.address)}`}</span>
        {office.phone && <strong>{spokenPhone(office.phone)}</strong>}
      </header>
      <p class="letter-address">
        {addressLines(name, address).map((line, index) => (
          // Room to write by hand what the office does not know.
          <span key={index}>{line || '\u00a0'}</span>
        ))}
      </p>
      <p>
        {quarter.city}, {de.dates.dayWithYear(today)}
      </p>
      <h2>{words.subject}</h2>
      <p>{name ? words.greeting(name) : words.greetingUnknown}</p>
      <p>{request.for === 'other' ? words.askedFor : words.asked}</p>
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
      {own.trim() && <p class="letter-own">{own.trim()}</p>}
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
        <DoorWords tuerwort={tuerwort} />
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
