import type { JoinedVisit } from '#domain/joined-visits.ts';
import { changeVisit } from '../../data/treff-visits.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { StepNote } from './step-note.tsx';
import { useStep } from './use-step.ts';

const words = treffDe.today;

/** Who waits, who came first first: each tablet numbers by itself. */
export function WaitingList({
  quarterId,
  visits,
  names,
}: {
  quarterId: string;
  visits: readonly JoinedVisit[];
  names: ReadonlyMap<string, string>;
}) {
  const stepping = useStep(quarterId);
  const waiting = visits.filter(
    ({ visit }) => visit.waitingNumbers && !visit.calledAt && !visit.outcome,
  );
  const call = ({ visit }: JoinedVisit) =>
    stepping.step(
      words.called(visit.waitingNumbers ?? []),
      (around) => changeVisit(around, visit._id, () => ({ calledAt: around.now().toISOString() })),
      (around, before) => changeVisit(around, visit._id, () => before),
    );
  return (
    <section class="stack">
      <h2>{words.waiting}</h2>
      {waiting.length === 0 && <p class="soft">{words.nobodyWaits}</p>}
      <ul class="treff-rows">
        {waiting.map((one) => {
          const name = names.get(one.personId) ?? treffDe.someone;
          return (
            <li key={one.visit._id} class="treff-row card">
              <span>
                <strong>{treffDe.entry.number(one.visit.waitingNumbers ?? [])}</strong>{' '}
                <bdi>{name}</bdi>
              </span>
              <Button look="pill" onPress={() => void call(one)}>
                {words.call}
                <span class="visually-hidden">{words.of(name)}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <StepNote stepping={stepping} />
    </section>
  );
}
