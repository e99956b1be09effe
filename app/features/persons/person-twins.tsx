import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { PersonEntry } from '#domain/person-list.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { sameAs } from '../../data/person-commands.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Button } from '../../ui/button.tsx';

const { person: words, unnamed } = officePrivacyDe;

/** Who may be the same person, entered twice: nothing is moved, and it can be taken back at any time. */
export function PersonTwins({
  quarterId,
  entry,
  twins,
  other,
}: {
  quarterId: string;
  entry: PersonEntry;
  twins: readonly PersonEntry[];
  /** The person that this one turned out to be. */
  other: PersonEntry | undefined;
}) {
  const [said, setSaid] = useState('');
  const merge = async (into: PersonEntry | undefined) => {
    const { personId, name } = entry;
    const written = await sameAs(quarterId, personId, into?.personId, name || unnamed, new Date());
    const done = into ? words.isSameSaid(into.name || unnamed) : words.takenBack;
    setSaid(written.ok ? done : failureWords(written.error));
  };
  if (!entry.mergedInto && twins.length === 0 && !said) return null;
  return (
    <section class="card stack">
      <h2>{words.twins}</h2>
      {entry.mergedInto && (
        <div class="person-row">
          <a href={addresses.person(quarterId, entry.mergedInto)}>
            {words.mergedState(other?.name || unnamed)}
          </a>
          <Button look="pill" onPress={() => void merge(undefined)}>
            {words.notSame}
          </Button>
        </div>
      )}
      {!entry.mergedInto && twins.length > 0 && (
        <>
          <p>{words.twinsText}</p>
          <ul class="person-list">
            {twins.map((twin) => (
              <li key={twin.personId} class="person-row">
                <a href={addresses.person(quarterId, twin.personId)}>
                  <bdi>{twin.name || unnamed}</bdi>
                  {twin.phone && `, ${spokenPhone(twin.phone)}`}
                </a>
                <Button look="pill" onPress={() => void merge(twin)}>
                  {words.isSame}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="status" class="person-said">
        {said}
      </p>
    </section>
  );
}
