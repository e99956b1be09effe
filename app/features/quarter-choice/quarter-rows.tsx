import type { QuarterListing } from '#domain/quarter-listing.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CardList, CardRow } from '../../ui/card.tsx';

/** Quarters to choose from, each with its city, and with the street by which it was found. */
export function QuarterRows({
  found,
  destination,
}: {
  found: readonly { quarter: QuarterListing; street?: string }[];
  destination: (quarter: string) => string;
}) {
  const { where, withStreet } = useTexts().quarterChoice;
  if (found.length === 0) return null;
  return (
    <CardList>
      {found.map(({ quarter, street }) => {
        const there = where(quarter.word, quarter.city);
        return (
          <CardRow key={quarter.id} href={destination(quarter.id)}>
            <strong>{quarter.name}</strong>
            <div class="soft small">{street ? withStreet(street, there) : there}</div>
          </CardRow>
        );
      })}
    </CardList>
  );
}
