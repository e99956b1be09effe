import { CalendarPlus, MapPin, Phone } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import type { Contact } from '#domain/contact.ts';
import type { LocalDate, LocalDateTime } from '#domain/local-time.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { townOf } from '#domain/postal-address.ts';
import { isOverAfter } from '#domain/visit-end.ts';
import { observeLocked } from '../../data/lock-hint.ts';
import { DoorWords } from '../../entries/door-words.tsx';
import { momentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { saveVisit } from './visit-file.ts';

const words = officeRequestsDe.tasks;

/** A phone that was given a Schlüsselkarte shows nobody's name before it is opened. */
function LockedContact({ quarterId }: { quarterId: string }) {
  return (
    <Card class="stack">
      <p>{words.contactLocked}</p>
      <LinkButton look="primary" href={addresses.treff(quarterId)}>
        {lockDe.treff.unlock}
      </LinkButton>
    </Card>
  );
}

/** Whom to visit: to ring, to find, and the word to say first at the door. */
export function ContactCard({
  quarterId,
  contact,
  today,
  requestKey,
  when: agreed,
}: {
  quarterId: string;
  contact: Contact | undefined;
  today: LocalDate;
  requestKey: string;
  /** The time that was said last, whether or not home knows it already. */
  when: LocalDateTime | undefined;
}) {
  const now = useNow();
  const isLocked = useLive(observeLocked, []);
  if (!contact && isLocked) return <LockedContact quarterId={quarterId} />;
  if (!contact) {
    const isOver = agreed !== undefined && isOverAfter(agreed, now);
    return <p class="card">{isOver ? words.contactOver : words.contactComing}</p>;
  }
  const { name, phone, address, when, tuerwort } = contact;
  const line = address && [address.street, townOf(address)].filter(Boolean).join(', ');
  return (
    <Card class="stack">
      <h2>{name ? <bdi>{name}</bdi> : words.contact}</h2>
      {when && (
        <p>
          <strong>{momentWords(de, when, today)}</strong>
        </p>
      )}
      {agreed && agreed !== when && <p>{words.moving(momentWords(de, agreed, today))}</p>}
      {phone && (
        <LinkButton look="primary" icon={Phone} href={phoneLink(phone)}>
          {words.call}: <PhoneText>{spokenPhone(phone)}</PhoneText>
        </LinkButton>
      )}
      <Facts
        facts={[
          { name: words.words, content: contact.words && <bdi>{contact.words}</bdi> },
          { name: words.address, content: line && <bdi>{line}</bdi> },
          { name: words.doorbell, content: contact.doorbell && <bdi>{contact.doorbell}</bdi> },
          { name: words.floor, content: contact.floor && <bdi>{contact.floor}</bdi> },
        ]}
      />
      <div class="row">
        {line && (
          <LinkButton look="pill" icon={MapPin} href={`geo:0,0?q=${encodeURIComponent(line)}`}>
            {words.way}
          </LinkButton>
        )}
        {when && (
          <Button
            look="pill"
            icon={CalendarPlus}
            onPress={() => void saveVisit(quarterId, requestKey, when)}
          >
            {words.calendar}
          </Button>
        )}
      </div>
      {tuerwort && contact.where !== 'phone' && <Word tuerwort={tuerwort} />}
    </Card>
  );
}

function Word({ tuerwort }: { tuerwort: string }) {
  return (
    <div class="tasks-tuerwort">
      <h3>{words.tuerwort}</h3>
      <p class="tasks-word">
        <DoorWords tuerwort={tuerwort} />
      </p>
      <p>
        <strong>{words.tuerwortText}</strong>
      </p>
    </div>
  );
}
