import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeTask, type TaskView } from '../../data/card-view.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { VolunteerNav } from '../../entries/work-nav.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { AnswerParts } from './answer-parts.tsx';
import { CalendarOff } from './calendar-off.tsx';
import { cardLines } from './card-words.ts';
import { ContactCard } from './contact-card.tsx';
import { DonePart } from './done-part.tsx';
import { MovePart } from './move-part.tsx';
import { useAnswering } from './use-answering.ts';
import './tasks.css';

const { tasks: words, inbox } = officeRequestsDe;

/** One request as a volunteer sees it: to answer, or, once it is theirs, whom to visit. */
export function TaskScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  return (
    <RoleGate who="volunteer">
      <Found quarterId={quarterId} itemKey={itemKey} />
    </RoleGate>
  );
}

const LOOKING = {} as TaskView;

function Found({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const view = useLive(() => observeTask(quarterId, itemKey), [quarterId, itemKey], LOOKING);
  if (view === LOOKING) return <Page title={officeRequestsDe.loading}>{null}</Page>;
  if (!view) {
    return (
      <Page title={words.missing}>
        <CalendarOff quarterId={quarterId} requestKey={itemKey} />
        <LinkButton look="primary" href={addresses.tasks(quarterId)}>
          {words.toList}
        </LinkButton>
      </Page>
    );
  }
  return <TaskPage quarterId={quarterId} view={view} />;
}

function TaskPage({ quarterId, view }: { quarterId: string; view: TaskView }) {
  const { card, standing, contact, when } = view;
  const today = dateOf(localDateTimeAt(useNow()));
  const answering = useAnswering(quarterId, card.requestId);
  const { said, undo, problem } = answering;
  const canAnswer =
    standing === 'none' || standing === 'reopened' || standing === 'sorry' || standing === 'asked';
  return (
    <Page title={inbox.kinds[card.kind]}>
      <VolunteerNav quarterId={quarterId} />
      {problem && (
        <p class="card tone-bad" role="alert">
          {problem}
        </p>
      )}
      {said &&
        (undo ? (
          <UndoNote key={said} done={said} undo={officeRequestsDe.undo} onUndo={undo} />
        ) : (
          <p class="card tone-good" role="status">
            {said}
          </p>
        ))}
      {words.standings[standing] && (
        <p class="card" role="status">
          <strong>{words.standings[standing]}</strong>
        </p>
      )}
      {standing === 'mine' ? (
        <ContactCard
          quarterId={quarterId}
          contact={contact}
          today={today}
          requestKey={card.requestId}
          when={when}
        />
      ) : (
        <Card class="stack">
          {cardLines(card, today).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Card>
      )}
      <CalendarOff {...{ quarterId, standing }} requestKey={card.requestId} />
      {canAnswer && <AnswerParts card={card} today={today} answering={answering} />}
      {standing === 'mine' && when && (
        <MovePart key={when} {...{ card, today, answering }} agreed={when} />
      )}
      {standing === 'mine' && <DonePart answering={answering} />}
    </Page>
  );
}
