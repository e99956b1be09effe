import { PhoneCall } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { type Overdue, remindOf, undoReminders } from '../../data/loan-reminders.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import type { LendingDesk } from './lending-desk.ts';
import { lendingFailure } from './lending-words.ts';

const words = lendingDe.reminders;

/** Puts everybody whose loan is overdue on the Anrufliste, once. */
export function RemindersPart({
  desk: { quarterId },
  overdue: { remind, reminded },
  today,
}: {
  desk: LendingDesk;
  overdue: Overdue;
  today: LocalDate;
}) {
  const [added, setAdded] = useState<string[]>([]);
  const [problem, setProblem] = useState('');
  const waiting = remind.map(({ loanId }) => loanId).filter((loanId) => !reminded.has(loanId));
  const around = () => readSurroundings(quarterId, () => new Date());
  const add = async () => {
    const made = await remindOf(await around(), waiting, today);
    setProblem(made.ok ? '' : lendingFailure(made.error));
    if (made.ok) setAdded(made.value);
  };
  const takeBack = async () => {
    await undoReminders(await around(), added);
    setAdded([]);
  };
  return (
    <section class="card stack" aria-label={words.title}>
      <p>{waiting.length === 0 && remind.length > 0 ? words.nobody : words.text}</p>
      <div class="row">
        {waiting.length > 0 && (
          <Button look="primary" icon={PhoneCall} class="lending-short" onPress={() => void add()}>
            {words.all(waiting.length)}
          </Button>
        )}
        <LinkButton class="lending-short" href={addresses.calls(quarterId)}>
          {words.toList}
        </LinkButton>
      </div>
      {added.length > 0 && (
        <UndoNote
          key={added.join()}
          done={words.done(added.length)}
          undo={lendingDe.undo}
          onUndo={() => void takeBack()}
        />
      )}
      <p role="alert" class="tone-bad lending-said">
        {problem}
      </p>
    </section>
  );
}
