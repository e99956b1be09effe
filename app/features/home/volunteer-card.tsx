import { CalendarDays, ClipboardList, ListChecks, UserPlus } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import type { Shift } from '#domain/shift.ts';
import { observeOpenCards } from '../../data/open-cards.ts';
import { observeOwnTasks } from '../../data/own-tasks.ts';
import { observeOwnDuty } from '../../data/roster.ts';
import { momentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { rosterDe } from '../../texts/roster-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

const words = officeRequestsDe.work;

/** A volunteer's own tasks, and what waits for somebody. */
export function VolunteerCard({ quarterId }: { quarterId: string }) {
  const cards = useLive(() => observeOpenCards(quarterId, {}), [quarterId]);
  const tasks = useLive(() => observeOwnTasks(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const duty = useLive(() => observeOwnDuty(quarterId, today), [quarterId, today]);
  return (
    <section class="home-asked card stack" lang="de" dir="ltr">
      <h2>{words.title}</h2>
      <div class="row">
        <LinkButton look="pill" icon={ListChecks} href={addresses.myTasks(quarterId)}>
          {tasks ? words.mine(tasks.open.length) : officeRequestsDe.nav.myTasks}
        </LinkButton>
        <LinkButton look="pill" icon={ClipboardList} href={addresses.tasks(quarterId)}>
          {cards ? words.open(cards.length) : officeRequestsDe.nav.tasks}
        </LinkButton>
        <LinkButton look="pill" icon={UserPlus} href={addresses.treff(quarterId)}>
          {lockDe.treff.enter}
        </LinkButton>
        <LinkButton look="pill" icon={CalendarDays} href={addresses.roster(quarterId)}>
          {officeRequestsDe.nav.roster}
        </LinkButton>
      </div>
      {duty?.next && <p>{rosterDe.home.next(shiftWords(duty.next, today))}</p>}
      {duty && duty.open > 0 && (
        <p class="tone-warn">
          <strong>{rosterDe.home.open(duty.open)}</strong>
        </p>
      )}
    </section>
  );
}

function shiftWords({ date, from }: Shift, today: LocalDate): string {
  return momentWords(de, from === undefined ? date : `${date}T${from}`, today);
}
