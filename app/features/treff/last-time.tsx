import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { sessionOfVisit } from '#domain/visit.ts';
import type { NameIndex } from '../../data/name-index.ts';
import type { Entered } from '../../data/treff-entries.ts';
import { observeLastTime } from '../../data/treff-recent.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';

const words = treffDe.entry;

/** What is worth knowing of who was just entered: the number, what it was about last time, who helped. */
export function LastTime({
  quarterId,
  names,
  entered: { visitId, personId, waitingNumbers },
}: {
  quarterId: string;
  names: NameIndex;
  entered: Entered;
}) {
  const observe = () => observeLastTime(quarterId, names.idsOf(personId), sessionOfVisit(visitId));
  const last = useLive(observe, [quarterId, visitId]);
  const helper = last?.helper && names.nameOf(last.helper);
  const topics = last?.topics ?? [];
  return (
    <>
      {waitingNumbers && <p class="treff-number">{words.number(waitingNumbers)}</p>}
      {last && (
        <p class="small">
          {words.lastTime(de.dates.day(dateOf(localDateTimeAt(new Date(last.at)))))}{' '}
          {topics.length > 0 && words.lastTopics(topics.join(', '))}{' '}
          {helper && words.lastHelper(helper)}
        </p>
      )}
      {last === null && <p class="soft small">{words.firstTime}</p>}
    </>
  );
}

/** The way to say what somebody who was just entered is here for. */
function WhatToday({ quarterId, visitId }: { quarterId: string; visitId: string }) {
  return (
    <LinkButton look="pill" href={addresses.treffVisit(quarterId, visitId)}>
      {words.what}
    </LinkButton>
  );
}

/** The same, for whoever was entered. */
export function what(quarterId: string) {
  return ({ visitId }: Pick<Entered, 'visitId'>) => <WhatToday {...{ quarterId, visitId }} />;
}
