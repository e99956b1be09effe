import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { localDateTimeAt } from '#domain/local-time.ts';
import { keysOut } from '#domain/volunteer.ts';
import {
  endVolunteer,
  observeVolunteerEnding,
  type VolunteerEnding,
} from '../../data/end-volunteer.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { observeVolunteer, type VolunteerFile } from '../../data/volunteers.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { AfterEnd } from './after-end.tsx';
import { ToReturn, WhoWaits } from './end-lists.tsx';
import { type EndingAccess, useEndingAccess } from './use-ending-access.ts';
import type { VolunteerActions } from './volunteer-actions.ts';
import { Missing, nameIn } from './volunteer-screen.tsx';
import './volunteers.css';

const words = volunteersDe.end;

/** "Ehrenamt beenden": what will happen, then one press, then what is done and what is still open. */
export function EndVolunteerScreen({
  quarterId,
  itemKey,
  actions,
}: {
  quarterId: string;
  itemKey: string;
  actions: VolunteerActions;
}) {
  return (
    <RoleGate who="office">
      <Ending {...{ quarterId, actions }} personId={itemKey} />
    </RoleGate>
  );
}

function Ending({
  quarterId,
  personId,
  actions,
}: {
  quarterId: string;
  personId: string;
  actions: VolunteerActions;
}) {
  const now = localDateTimeAt(useNow());
  const file = useLive(() => observeVolunteer(quarterId, personId), [quarterId, personId]);
  const ending = useLive(
    () => observeVolunteerEnding(quarterId, personId, now),
    [quarterId, personId, now],
  );
  const access = useEndingAccess({ quarterId, personId, actions });
  const [problem, setProblem] = useState('');
  // Who counted on them is no longer among what is open: it is remembered for the list after.
  const [waited, setWaited] = useState<VolunteerEnding['answers']>([]);
  if (!file || !ending) return <Page title={officeRequestsDe.loading}>{null}</Page>;
  if (!file.person && !file.visitor) return <Missing quarterId={quarterId} />;
  const name = nameIn(file);
  const end = async () => {
    const around = await readSurroundings(quarterId, () => new Date());
    setWaited([...waited, ...ending.answers.filter(({ isPromised }) => isPromised)]);
    const ended = await endVolunteer(around, personId);
    setProblem(ended.ok ? '' : failureWords(ended.error));
    if (ended.ok) await access.end();
  };
  const hasEnded = file.person?.volunteerUntil !== undefined;
  const part = { quarterId, name, file, ending, access };
  return (
    <Page title={words.title(name)}>
      {problem && (
        <p class="card tone-bad" role="alert">
          {problem}
        </p>
      )}
      {hasEnded ? (
        <AfterEnd {...part} waited={waited} onAgain={() => void end()} />
      ) : (
        <BeforeEnd {...part} onEnd={() => void end()} />
      )}
    </Page>
  );
}

/** What the parts of this screen need. */
export interface EndPart {
  quarterId: string;
  name: string;
  file: VolunteerFile;
  ending: VolunteerEnding;
  access: EndingAccess;
}

function BeforeEnd({ quarterId, file, ending, onEnd }: EndPart & { onEnd: () => void }) {
  const { answers, shifts } = ending;
  const promised = answers.filter(({ isPromised }) => isPromised);
  return (
    <>
      <section class="card stack">
        <h2>{words.what}</h2>
        <ul>
          <li>{words.access}</li>
          <li>{words.answers(answers.length)}</li>
          {promised.length > 0 && <li>{words.words}</li>}
          <li>{words.shifts(shifts.length)}</li>
          <li>{promised.length > 0 ? words.calls(promised.length) : words.callsNone}</li>
          <li>{words.stays}</li>
        </ul>
      </section>
      <WhoWaits answers={promised} />
      <ToReturn keys={keysOut(file.person?.keys ?? [])} lendables={ending.lendables} />
      <div class="row volunteers-end">
        <LinkButton look="primary" href={addresses.volunteer(quarterId, file.personId)}>
          {words.keep}
        </LinkButton>
        <Button class="button-danger" onPress={onEnd}>
          {words.now}
        </Button>
      </div>
    </>
  );
}
