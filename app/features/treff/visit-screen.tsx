import { Printer, Trash2 } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import type { JoinedVisit } from '#domain/joined-visits.ts';
import { hasTime } from '#domain/paper-day.ts';
import { sessionOfVisit } from '#domain/visit.ts';
import type { VisitChanges } from '#domain/visit-changes.ts';
import { observeTreffDay, type TreffDay } from '../../data/treff-day.ts';
import {
  changeJoinedVisit,
  removeVisits,
  restoreVisits,
  undoJoinedChange,
} from '../../data/treff-visits.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { BackToEntry } from './back-to-entry.tsx';
import { FollowUpPart } from './follow-up-part.tsx';
import { HelperPart } from './helper-part.tsx';
import type { LockActions } from './lock-actions.ts';
import { OutcomePart } from './outcome-part.tsx';
import { RenamePart } from './rename-part.tsx';
import { StepNote } from './step-note.tsx';
import { TopicsPart } from './topics-part.tsx';
import { TreffGate } from './treff-gate.tsx';
import { type Stepping, useStep } from './use-step.ts';
import { timeWords } from './visit-words.ts';

const words = treffDe.visit;

/** Says something of the visit at hand; `done` is how that is called. */
export type SayOfVisit = (
  done: string,
  change: (visit: JoinedVisit['visit']) => VisitChanges,
) => void;

interface VisitScreenProps {
  quarterId: string;
  itemKey: string;
  actions: LockActions;
}

/** One visit of today, or of a day before: what it is about, who helps, how it ended; corrected, or removed. */
export function VisitScreen({ quarterId, itemKey, actions }: VisitScreenProps) {
  return (
    <TreffGate {...{ quarterId, actions }} isForOffice>
      {() => <OneVisit {...{ quarterId, itemKey }} />}
    </TreffGate>
  );
}

function OneVisit({ quarterId, itemKey }: Omit<VisitScreenProps, 'actions'>) {
  const id = `visit:${itemKey}`;
  const day = useLive(
    () => observeTreffDay(quarterId, sessionOfVisit(id)),
    [quarterId, sessionOfVisit(id)],
  );
  const stepping = useStep(quarterId);
  if (!day) return null;
  const found = day.visits.find(({ ids }) => ids.includes(id));
  const name = found && (day.names.get(found.personId) ?? treffDe.someone);
  return (
    <Page title={name ?? words.title}>
      {found ? (
        <Known {...{ quarterId, day, found, stepping }} name={name ?? ''} />
      ) : (
        <>
          <p>{words.gone}</p>
          <BackToEntry {...{ quarterId }} sessionId={sessionOfVisit(id)} />
        </>
      )}
      <StepNote stepping={stepping} />
    </Page>
  );
}

interface KnownProps {
  quarterId: string;
  day: TreffDay;
  found: JoinedVisit;
  name: string;
  stepping: Stepping;
}

function Known({ quarterId, day, found, name, stepping }: KnownProps) {
  const { visit, ids } = found;
  const say: SayOfVisit = (done, change) =>
    void stepping.step(
      done,
      (around, by) => changeJoinedVisit(around, found, change, by),
      (around, before, by) => undoJoinedChange(around, before, by),
    );
  const remove = () =>
    stepping.step(
      words.removed(name),
      (around) => removeVisits(around, ids),
      (around, removed) => restoreVisits(around, removed),
    );
  const enteredBy = visit.enteredBy && day.names.get(visit.enteredBy);
  return (
    <>
      <p class="soft">
        {hasTime(visit) ? words.came(timeWords(visit.at)) : treffDe.paper.cameNoTime}
        {visit.waitingNumbers && `, ${treffDe.entry.number(visit.waitingNumbers)}`}
        {enteredBy && (
          <>
            <br />
            <bdi>{words.enteredBy(enteredBy)}</bdi>
          </>
        )}
      </p>
      <TopicsPart {...{ quarterId, visit, say }} />
      <HelperPart {...{ quarterId, day, visit, say }} />
      <OutcomePart {...{ quarterId, visit, say }} />
      <FollowUpPart {...{ quarterId, found }} />
      {day.names.has(found.personId) && (
        <RenamePart personId={found.personId} {...{ name, stepping }} />
      )}
      <div class="row">
        <LinkButton look="pill" icon={Printer} href={addresses.treffNote(quarterId, visit._id)}>
          {words.note}
        </LinkButton>
        <Button look="pill" icon={Trash2} onPress={() => void remove()}>
          {words.remove}
        </Button>
      </div>
      <BackToEntry {...{ quarterId }} sessionId={visit.sessionId} look="primary" />
    </>
  );
}
