import { isEnded, needsAnother } from '#domain/request-state.ts';
import type { OfficeRequest } from '../../data/office-requests.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { UndoNote } from '../../ui/undo-note.tsx';
import { ClosePart } from './close-part.tsx';
import { ConfirmPart } from './confirm-part.tsx';
import { CorrectPart } from './correct-part.tsx';
import { OnPhonePart } from './on-phone-part.tsx';
import { PassOnPart } from './pass-on-part.tsx';
import { ReopenPart } from './reopen-part.tsx';
import { type OfficeStep, useOfficeStep } from './use-office-step.ts';
import { VolunteersPart } from './volunteers-part.tsx';

const words = officeRequestsDe.request;

/** What a part of the actions is given. */
export interface ActionProps {
  quarterId: string;
  entry: OfficeRequest;
  run: OfficeStep['run'];
}

/** Everything the office can do about a request; the next thing to do comes first. */
export function RequestActions({ quarterId, entry }: { quarterId: string; entry: OfficeRequest }) {
  const { done, failed, run } = useOfficeStep(quarterId);
  const props = { quarterId, entry, run };
  const hasEnded = isEnded(entry.standing);
  const isUnfinished = needsAnother(entry.standing);
  return (
    <section class="stack" aria-label={words.actions}>
      {failed && (
        <p class="card tone-bad" role="alert">
          {failed}
        </p>
      )}
      {done?.undo && (
        <UndoNote
          key={done.words}
          done={done.words}
          undo={officeRequestsDe.undo}
          onUndo={done.undo}
        />
      )}
      {done && !done.undo && (
        <p class="card tone-good" role="status">
          {done.words}
        </p>
      )}
      {!hasEnded && (
        <>
          <CorrectPart {...props} />
          {!entry.standing.confirmed && <ConfirmPart {...props} />}
          <VolunteersPart {...props} />
          <PassOnPart {...props} />
        </>
      )}
      {isUnfinished && <ReopenPart {...props} />}
      <OnPhonePart {...props} />
      {(!hasEnded || isUnfinished) && <ClosePart {...props} />}
    </section>
  );
}
