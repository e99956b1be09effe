import type { TreffDay } from '../../data/treff-day.ts';
import { closeSession, reopenSession } from '../../data/treff-sessions.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { StepNote } from './step-note.tsx';
import { useStep } from './use-step.ts';

const words = treffDe.day;

/** Closes the day, or goes on with it; either can be taken back at once. */
export function DayEnd({
  quarterId,
  day: { session, sessionId },
}: {
  quarterId: string;
  day: TreffDay;
}) {
  const stepping = useStep(quarterId);
  if (!session?.opened) return null;
  const close = () =>
    stepping.step(
      words.closedSaid,
      (around) => closeSession(around, sessionId),
      (around) => reopenSession(around, sessionId),
    );
  const reopen = () =>
    stepping.step(
      words.reopenedSaid,
      (around) => reopenSession(around, sessionId),
      (around) => closeSession(around, sessionId),
    );
  return (
    <>
      {session.closed ? (
        <Button onPress={() => void reopen()}>{words.reopen}</Button>
      ) : (
        <Button look="primary" onPress={() => void close()}>
          {words.close}
        </Button>
      )}
      <StepNote stepping={stepping} />
    </>
  );
}
