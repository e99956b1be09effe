import { ClipboardList, ListChecks, UserPlus } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { observeOpenCards } from '../../data/open-cards.ts';
import { observeOwnTasks } from '../../data/own-tasks.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';

const words = officeRequestsDe.work;

/** A volunteer's own tasks, and what waits for somebody. */
export function VolunteerCard({ quarterId }: { quarterId: string }) {
  const cards = useLive(() => observeOpenCards(quarterId, {}), [quarterId]);
  const tasks = useLive(() => observeOwnTasks(quarterId), [quarterId]);
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
      </div>
    </section>
  );
}
