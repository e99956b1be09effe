import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { SimilarPair } from '#domain/similar-names.ts';
import type { Visitor } from '#domain/visitor.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';

const words = treffDe.same;

/** Two names beside each other, with what helps to tell whether they are one person. */
export function PairCard({
  pair: { into, other },
  visits,
  onSame,
  onOther,
}: {
  pair: SimilarPair;
  visits: ReadonlyMap<string, number>;
  onSame: () => void;
  onOther: () => void;
}) {
  return (
    <section class="card stack" aria-label={`${into.displayName}, ${other.displayName}`}>
      <ul class="same-pair">
        {[into, other].map((visitor) => (
          <li key={visitor.personId}>
            <strong>
              <bdi>{visitor.displayName}</bdi>
            </strong>
            <br />
            <span class="soft small">{knownOf(visitor, visits.get(visitor.personId) ?? 0)}</span>
          </li>
        ))}
      </ul>
      <div class="row">
        <Button look="pill" onPress={onSame}>
          {words.isSame}
        </Button>
        <Button look="pill" onPress={onOther}>
          {words.isOther}
        </Button>
      </div>
    </section>
  );
}

function knownOf({ createdAt, cardNumber }: Visitor, visits: number): string {
  const since = de.dates.dayWithYear(dateOf(localDateTimeAt(new Date(createdAt))));
  const card = cardNumber && words.card(cardNumber);
  return [words.since(since), words.visits(visits), card].filter(Boolean).join(' · ');
}
