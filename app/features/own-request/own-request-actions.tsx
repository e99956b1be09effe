import { Check, MessageCircleQuestion, Pencil, Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { OwnRequest } from '../../data/own-requests.ts';
import { askAgain, markSolved, withdrawRequest } from '../../data/request-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';

type Take = typeof askAgain;

/** What can be done about an own question. Each is a step that a further one opens again. */
export function OwnRequestActions({
  quarterId,
  own,
  hasEnded,
}: {
  quarterId: string;
  own: OwnRequest;
  hasEnded: boolean;
}) {
  const { mine, form } = useAsking();
  const [said, setSaid] = useState('');
  const { _id } = own.request;
  const take = async (step: Take, words: string) => {
    const around = await readSurroundings(quarterId, () => new Date());
    const taken = await step(around, _id);
    setSaid(taken.ok ? words : form.failed);
  };
  return (
    <section class="stack">
      <p role="status" class="own-request-said">
        {said}
      </p>
      <Button
        look={hasEnded ? 'primary' : 'secondary'}
        icon={MessageCircleQuestion}
        onPress={() => void take(askAgain, mine.againSaid)}
      >
        {mine.again}
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
