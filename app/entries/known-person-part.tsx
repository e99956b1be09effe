import { UserRoundX } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { type KnownPerson, toldApartBy } from '#domain/known-person.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { de } from '../texts/de.ts';
import { knownPersonDe as words } from '../texts/known-person-de.ts';
import { officeRequestsDe } from '../texts/office-requests-de.ts';
import { Button } from '../ui/button.tsx';
import type { AboutPerson } from './use-about-person.ts';
import './known-person.css';

const MOST = 6;

/** Whom the office may mean by what it types, under the fields: a press chooses them. */
export function SuggestedPersons({ about: { suggested, choose } }: { about: AboutPerson }) {
  const shown = suggested.slice(0, MOST);
  return (
    <>
      {shown.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more box around it
        <div class="stack known-persons" role="group" aria-label={words.suggested}>
          <p class="soft">{words.suggested}</p>
          {shown.map((entry) => (
            <Button key={entry.personId} onPress={() => choose(entry)}>
              <bdi>{entry.name || officeRequestsDe.unnamed}</bdi>
              <span class="known-person-apart">{toldApartBy(entry).join(' · ')}</span>
            </Button>
          ))}
        </div>
      )}
      <p role="status" class={suggested.length > MOST ? 'soft' : 'visually-hidden'}>
        {suggested.length > MOST && words.more}
        {shown.length > 0 && suggested.length <= MOST && words.found(shown.length)}
      </p>
    </>
  );
}

interface ChosenProps {
  quarterId: string;
  about: AboutPerson;
  /** What they have asked for that is open is told too. */
  isAsking: boolean;
}

/** Who was chosen, and the way back. */
export function ChosenPerson(props: ChosenProps) {
  const { known } = props.about;
  return known ? <Chosen key={known.personId} known={known} {...props} /> : null;
}

function Chosen({
  quarterId,
  known,
  about: { drop, isPressed },
  isAsking,
}: ChosenProps & { known: KnownPerson }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone.
  useLayoutEffect(() => {
    if (isPressed) heading.current?.focus();
  }, []);
  const { name, address, phone, cardNumber } = known;
  return (
    <section class="card stack known-person">
      <h2 ref={heading} tabIndex={-1}>
        {words.about}: <bdi>{name || officeRequestsDe.unnamed}</bdi>
      </h2>
      <p>{toldApartBy({ street: address?.street, phone, cardNumber }).join(' · ')}</p>
      {isAsking && <OpenRequests quarterId={quarterId} open={known.open} />}
      <div class="row">
        <Button look="pill" icon={UserRoundX} onPress={drop}>
          {words.other}
        </Button>
        <a class="known-person-link" href={addresses.person(quarterId, known.personId)}>
          {words.toPerson}
        </a>
      </div>
    </section>
  );
}

function OpenRequests({ quarterId, open }: { quarterId: string; open: KnownPerson['open'] }) {
  if (open.length === 0) return null;
  return (
    <>
      <p>{words.open}</p>
      <ul class="known-person-open">
        {open.map(({ _id, kind, createdAt }) => (
          <li key={_id}>
            <a class="known-person-link" href={addresses.inboxRequest(quarterId, _id)}>
              {words.openOne(
                officeRequestsDe.inbox.kinds[kind],
                de.dates.dayWithYear(dateOf(localDateTimeAt(new Date(createdAt)))),
              )}
            </a>
          </li>
        ))}
      </ul>
      <p class="soft">{words.joins}</p>
    </>
  );
}
