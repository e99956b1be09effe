import { addresses } from '#domain/addresses.ts';
import { keysOut } from '#domain/volunteer.ts';
import type { VolunteerEnding } from '../../data/end-volunteer.ts';
import { de } from '../../texts/de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Pill } from '../../ui/pill.tsx';
import { ToReturn, WhoWaits } from './end-lists.tsx';
import type { EndPart } from './end-screen.tsx';

const words = volunteersDe.end;

/** What is done, what is still open and can be pressed again, and what is left for people to do. */
export function AfterEnd({
  quarterId,
  name,
  file: { personId, person },
  ending,
  access,
  waited,
  onAgain,
}: EndPart & { waited: VolunteerEnding['answers']; onAgain: () => void }) {
  const isServerDone = person?.accessEndedOn !== undefined;
  const isLocalDone = ending.answers.length + ending.shifts.length === 0;
  const isRunning = access.card === 'running';
  const stepOf = (step: 'open' | 'running' | 'ok') => (isServerDone ? 'ok' : step);
  return (
    <>
      <section class="card stack" aria-live="polite">
        <p>{words.done(name, de.dates.dayWithYear(person?.volunteerUntil ?? ''))}</p>
        <h2>{words.steps}</h2>
        <Facts
          facts={[
            { name: words.local, content: <State step={isLocalDone ? 'ok' : 'open'} /> },
            { name: words.card, content: <State step={stepOf(access.card)} /> },
            { name: words.devices, content: <State step={stepOf(access.devices)} /> },
          ]}
        />
        {!isLocalDone && <p>{words.localOpen}</p>}
        {access.problem && !isServerDone && (
          <p role="alert" class="tone-bad">
            {access.problem}
          </p>
        )}
        {(!isServerDone || !isLocalDone) && !isRunning && (
          <Button look="primary" onPress={onAgain}>
            {words.again}
          </Button>
        )}
        <p class="soft small">{words.tablets}</p>
      </section>
      <WhoWaits answers={waited} />
      <ToReturn keys={keysOut(person?.keys ?? [])} lendables={ending.lendables} />
      <div class="row">
        <LinkButton look="pill" href={addresses.calls(quarterId)}>
          {words.callList}
        </LinkButton>
        <LinkButton look="pill" href={addresses.roster(quarterId)}>
          {words.roster}
        </LinkButton>
        <LinkButton look="pill" href={addresses.volunteerHours(quarterId, personId)}>
          {words.certificate}
        </LinkButton>
        <LinkButton look="pill" href={addresses.volunteer(quarterId, personId)}>
          {words.toFile}
        </LinkButton>
      </div>
    </>
  );
}

const TONES = { ok: 'good', running: 'accent', open: 'bad' } as const;

function State({ step }: { step: keyof typeof TONES }) {
  return <Pill tone={TONES[step]}>{words[step]}</Pill>;
}
