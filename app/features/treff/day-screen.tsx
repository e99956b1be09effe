import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { canKeyIn } from '#domain/paper-day.ts';
import { observeSession } from '../../data/device.ts';
import { observeShownDay } from '../../data/shown-day.ts';
import { observeTreffDay, type TreffDay } from '../../data/treff-day.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { DayEnd } from './day-end.tsx';
import { DayFiguresPart } from './day-figures-part.tsx';
import { DayHead } from './day-head.tsx';
import type { LockActions } from './lock-actions.ts';
import { type ListTablets, TabletsPart } from './tablets-part.tsx';
import { TreffGate } from './treff-gate.tsx';
import { VisitList } from './visit-list.tsx';

const words = treffDe.day;

interface DayScreenProps {
  quarterId: string;
  /** What follows "session:". */
  itemKey: string;
  actions: LockActions;
  listTablets: ListTablets;
}

/** A day at a Treff: who is on duty, the numbers, what is open, which tablets have delivered. At the
 *  tablet in the evening, at the office whenever it likes. */
export function DayScreen({ quarterId, itemKey, actions, listTablets }: DayScreenProps) {
  return (
    <TreffGate {...{ quarterId, actions }} isForOffice>
      {() => (
        <Page title={words.title}>
          <Day {...{ quarterId, itemKey, listTablets }} />
        </Page>
      )}
    </TreffGate>
  );
}

function Day({ quarterId, itemKey, listTablets }: Omit<DayScreenProps, 'actions'>) {
  const id = `session:${itemKey}`;
  const day = useLive(() => observeTreffDay(quarterId, id), [quarterId, id]);
  const shown = useLive(() => observeShownDay(quarterId, id), [quarterId, id]);
  const role = useLive(observeSession, [])?.role;
  const today = dateOf(localDateTimeAt(useNow()));
  if (!day || !shown || !role) return null;
  const isToday = itemKey.endsWith(`~${today}`);
  const isOffice = role === 'office';
  return (
    <>
      <DayHead {...{ quarterId, day }} canOpen={isToday && !isOffice} />
      <DayFiguresPart shown={shown} />
      {/* Names beside hidden numbers would tell them: they stay off the paper. */}
      <div class={shown.figures ? 'stack' : 'stack no-print'}>
        <Undecided {...{ quarterId, day }} />
      </div>
      <TabletsPart {...{ day }} listTablets={isOffice ? listTablets : undefined} />
      <DayEnd {...{ quarterId, day }} />
      {canKeyIn(itemKey.slice(-10), today) && (
        <LinkButton href={addresses.treffPaper(quarterId, id)}>{treffDe.paper.title}</LinkButton>
      )}
      <LinkButton href={isOffice ? addresses.treffDays(quarterId) : addresses.treff(quarterId)}>
        {isOffice ? treffDe.days.link : treffDe.back}
      </LinkButton>
    </>
  );
}

function Undecided({ quarterId, day }: { quarterId: string; day: TreffDay }) {
  const { visits, names, figures } = day;
  if (visits.length === 0) return null;
  const { open } = figures;
  const others = visits.filter((one) => !open.includes(one));
  return (
    <>
      <section class="stack">
        <h2>{words.undecided}</h2>
        <p>{open.length > 0 ? words.undecidedText : words.allDecided}</p>
        {open.length > 0 && (
          <VisitList {...{ quarterId, names }} visits={open} label={words.undecided} />
        )}
      </section>
      {others.length > 0 && (
        <details class="treff-all">
          <summary>{words.done(others.length)}</summary>
          <VisitList {...{ quarterId, names }} visits={others} label={words.done(others.length)} />
        </details>
      )}
    </>
  );
}
