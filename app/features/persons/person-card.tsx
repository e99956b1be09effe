import { addresses } from '#domain/addresses.ts';
import { visitorCardsDe } from '../../texts/visitor-cards-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import type { PersonPart } from './person-screen.tsx';

const { one: words, link } = visitorCardsDe;

/** The way to a person's Treff-Karte, where the Treff knows them. */
export function PersonCard({ quarterId, file: { visitor, personId } }: PersonPart) {
  if (!visitor) return null;
  const holder = visitor.mergedInto ?? personId;
  return (
    <section class="card stack">
      <h2>{link}</h2>
      <p>{visitor.cardNumber ? words.number(visitor.cardNumber) : words.noCard}</p>
      <div class="row">
        <LinkButton look="pill" href={addresses.visitorCards(quarterId, holder)}>
          {words.manage}
        </LinkButton>
      </div>
    </section>
  );
}
