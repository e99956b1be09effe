import { CalendarCheck } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { canKeyIn, type PaperDay, paperDayOf } from '#domain/paper-day.ts';
import type { NameIndex } from '../../data/name-index.ts';
import { watchNames } from '../../data/team-names.ts';
import { observeTreffDay } from '../../data/treff-day.ts';
import { observeHere } from '../../data/treff-recent.ts';
import { EntryWays } from '../../entries/entry-ways.tsx';
import { NameSearch } from '../../entries/name-search.tsx';
import { NewNamePart } from '../../entries/new-name-part.tsx';
import { TallyPart } from '../../entries/tally-part.tsx';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { LastTime, what } from './last-time.tsx';
import type { LockActions } from './lock-actions.ts';
import { treffDesk } from './treff-desk.ts';
import { TreffGate } from './treff-gate.tsx';
import { useDayPlace } from './use-day-place.ts';
import { VisitList } from './visit-list.tsx';

const words = treffDe.paper;

interface PaperScreenProps {
  quarterId: string;
  /** What follows "session:". */
  itemKey: string;
  actions: LockActions;
}

/** A Treff that is over, keyed in from its sheet of paper, by the team or at the office. */
export function PaperScreen({ quarterId, itemKey, actions }: PaperScreenProps) {
  const paper = paperDayOf(`session:${itemKey}`);
  const today = dateOf(localDateTimeAt(useNow()));
  return (
    <TreffGate {...{ quarterId, actions }} isForOffice>
      {() => (
        <Page title={words.title}>
          {canKeyIn(paper.date, today) ? (
            <KeyingIn key={itemKey} {...{ quarterId, paper }} id={`session:${itemKey}`} />
          ) : (
            <>
              <p>{words.notThatDay}</p>
              <LinkButton look="primary" href={addresses.treffPaper(quarterId)}>
                {words.otherDay}
              </LinkButton>
            </>
          )}
        </Page>
      )}
    </TreffGate>
  );
}

const WAYS = ['names', 'tally', 'name'] as const;
type Part = (typeof WAYS)[number];

function KeyingIn({ quarterId, paper, id }: { quarterId: string; paper: PaperDay; id: string }) {
  const [names, setNames] = useState<NameIndex>();
  const [part, setPart] = useState<Part>('names');
  const desk = treffDesk(quarterId, paper);
  const here = useLive(
    () => observeHere(quarterId, () => new Date(), paper),
    [quarterId, id],
  )?.here;
  useEffect(() => watchNames(quarterId, setNames), [quarterId]);
  return (
    <>
      <PastDayBanner {...{ quarterId, paper }} />
      <div class="treff-ways">
        <EntryWays ways={WAYS} at={part} onWay={setPart} />
        <LinkButton look="pill" icon={CalendarCheck} href={addresses.treffDay(quarterId, id)}>
          {words.inNumbers}
        </LinkButton>
      </div>
      {part === 'names' && (
        <NameSearch
          {...{ desk, names, here }}
          further={what(quarterId)}
          about={(entered) => names && <LastTime {...{ quarterId, names, entered }} />}
        />
      )}
      {part === 'tally' && <TallyPart desk={desk} />}
      {part === 'name' && <NewNamePart desk={desk} further={what(quarterId)} />}
      <EnteredSoFar {...{ quarterId, id }} />
      <LinkButton href={addresses.treffPaper(quarterId)}>{words.otherDay}</LinkButton>
    </>
  );
}

/** Its day stays in sight, so that nobody enters today's queue into another one. */
function PastDayBanner({ quarterId, paper }: { quarterId: string; paper: PaperDay }) {
  const place = useDayPlace(quarterId, paper);
  return (
    <>
      <p>
        {words.banner}
        <br />
        <bdi>{place}</bdi>
      </p>
      <p class="treff-past" role="note">
        <strong>{words.isOf(de.dates.day(paper.date))}</strong>
      </p>
    </>
  );
}

/** Who stands there for the day, whoever entered them; each can be corrected. */
function EnteredSoFar({ quarterId, id }: { quarterId: string; id: string }) {
  const day = useLive(() => observeTreffDay(quarterId, id), [quarterId, id]);
  if (!day) return null;
  const { visits, names, figures } = day;
  return (
    <section class="stack">
      <h2>{words.soFar}</h2>
      <p>{words.counted(figures.visits, figures.people - figures.visits)}</p>
      {visits.length > 0 && <VisitList {...{ quarterId, visits, names }} label={words.soFar} />}
    </section>
  );
}
