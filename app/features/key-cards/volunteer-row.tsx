import { useState } from 'preact/hooks';
import type { KnownName } from '../../data/name-entries.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';

const words = lockDe.keyCards;

/** A volunteer and their card. `holds` is not known without a network. */
export function VolunteerRow({
  volunteer: { name },
  holds,
  onMake,
  onEnd,
}: {
  volunteer: KnownName;
  holds: boolean | undefined;
  onMake: () => void;
  onEnd: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const whose = <span class="visually-hidden"> {words.forWhom(name)}</span>;
  return (
    <li class="card-row key-cards-row stack">
      <div>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {holds !== undefined && <p class="soft small">{holds ? words.holds : words.noCard}</p>}
      </div>
      {isAsking ? (
        <div class="stack">
          <h2>{words.endTitle(name)}</h2>
          <p>{words.endText}</p>
          <Button look="primary" onPress={() => setAsking(false)}>
            {words.keep}
          </Button>
          <Button
            onPress={() => {
              setAsking(false);
              onEnd();
            }}
          >
            {words.endNow}
          </Button>
        </div>
      ) : (
        <div class="row">
          <Button look="pill" onPress={onMake}>
            {holds ? words.makeAnother : words.make}
            {whose}
          </Button>
          {holds && (
            <Button look="pill" onPress={() => setAsking(true)}>
              {words.end}
              {whose}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
