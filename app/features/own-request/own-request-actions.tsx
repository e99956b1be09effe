import { Check, MessageCircleQuestion, Pencil, ThumbsUp, Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { OwnRequest } from '../../data/own-requests.ts';
import { askAgain, markSolved, undoStep, withdrawRequest } from '../../data/request-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';

type Take = typeof askAgain;

/** What can be done about an own question. Each happens at once, and can be taken back. */
export function OwnRequestActions({
  quarterId,
  own,
  hasEnded,
}: {
  quarterId: string;
  own: OwnRequest;
  hasEnded: boolean;
}) {
  const { mine } = useAsking();
  const { _id } = own.request;
  // The volunteer has said how it went; so can the person.
  const wasHelped = own.standing.state === 'done';
  const hasSaid = own.steps.at(-1)?.kind === 'solved';
  const { taken, failed, take, undo } = useSteps(quarterId, _id);
  const { common } = useTexts();
  return (
    <section class="stack">
      {taken && (
        <UndoNote
          key={taken.stepId}
          done={taken.words}
          undo={common.undo}
          onUndo={undo}
          takesFocus
        />
      )}
      <p role="status" class="own-request-said">
        {failed}
      </p>
      {wasHelped && <h2>{mine.howWas}</h2>}
      {wasHelped && !hasSaid && (
        <Button
          look="primary"
          icon={ThumbsUp}
          onPress={() => void take(markSolved, mine.helpedSaid)}
        >
          {mine.helped}
        </Button>
      )}
      <Button
        look={hasEnded && !wasHelped ? 'primary' : 'secondary'}
        icon={MessageCircleQuestion}
        onPress={() => void take(askAgain, mine.againSaid)}
      >
        {wasHelped ? mine.needMore : mine.again}
      </Button>
      {!hasEnded && (
        <>
          <LinkButton icon={Pencil} href={addresses.changeRequest(quarterId, _id)}>
            {mine.change}
          </LinkButton>
          <Button icon={Check} onPress={() => void take(markSolved, mine.solvedSaid)}>
            {mine.solved}
          </Button>
          <Button icon={Undo2} onPress={() => void take(withdrawRequest, mine.withdrawn)}>
            {mine.withdraw}
          </Button>
        </>
      )}
    </section>
  );
}

/** Taking a step, and taking the last one back for as long as the screen is open. */
function useSteps(quarterId: string, requestId: string) {
  const { form } = useAsking();
  const [taken, setTaken] = useState<{ stepId: string; words: string }>();
  const [failed, setFailed] = useState('');
  const around = () => readSurroundings(quarterId, () => new Date());
  const take = async (step: Take, words: string) => {
    const done = await step(await around(), requestId);
    setFailed(done.ok ? '' : form.failed);
    if (done.ok) setTaken({ stepId: done.value.stepId, words });
  };
  const undo = () => {
    const last = taken;
    setTaken(undefined);
    if (!last) return;
    void around()
      .then((here) => undoStep(here, last.stepId))
      .then((done) => setFailed(done.ok ? '' : form.failed));
  };
  return { taken, failed, take, undo };
}
