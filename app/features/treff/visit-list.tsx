import { ChevronRight } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import type { JoinedVisit } from '#domain/joined-visits.ts';
import { hasTime } from '#domain/paper-day.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { CardList, CardRow } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { timeWords, visitLine } from './visit-words.ts';

/** Visits as rows; each leads to what can be said of it and corrected. */
export function VisitList({
  quarterId,
  visits,
  names,
  label,
}: {
  quarterId: string;
  visits: readonly JoinedVisit[];
  names: ReadonlyMap<string, string>;
  label: string;
}) {
  return (
    <CardList label={label}>
      {visits.map(({ visit, personId }) => (
        <CardRow key={visit._id} href={addresses.treffVisit(quarterId, visit._id)}>
          <span class="treff-visit">
            <span>
              <strong>
                <bdi>{names.get(personId) ?? treffDe.someone}</bdi>
              </strong>
              {visit.waitingNumbers && <>, {treffDe.entry.number(visit.waitingNumbers)}</>}
              <br />
              <span class="soft">
                {hasTime(visit) ? timeWords(visit.at) : treffDe.paper.noTime} · {visitLine(visit)}
              </span>
            </span>
            <Icon node={ChevronRight} size={20} />
          </span>
        </CardRow>
      ))}
    </CardList>
  );
}
