import { useState } from 'preact/hooks';
import {
  keepApart,
  mergeVisitors,
  observeSimilar,
  splitVisitors,
} from '../../data/similar-visitors.ts';
import { OfficeGate } from '../../entries/office-gate.tsx';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { MergedList } from './merged-list.tsx';
import { PairCard } from './pair-card.tsx';
import { useDeciding } from './use-deciding.ts';
import './same-persons.css';

const words = treffDe.same;
const AT_ONCE = 20;

/** "Dieselbe Person?": visitors who may have been entered twice, for the office to decide. */
export function SamePersonsScreen({ quarterId }: { quarterId: string }) {
  return (
    <OfficeGate>
      <Page title={words.title}>
        <Suggestions quarterId={quarterId} />
      </Page>
    </OfficeGate>
  );
}

function Suggestions({ quarterId }: { quarterId: string }) {
  const similar = useLive(() => observeSimilar(quarterId), [quarterId]);
  const [most, setMost] = useState(AT_ONCE);
  const { done, said, problem, decide } = useDeciding();
  if (!similar) return null;
  const { pairs, merged, visits } = similar;
  return (
    <>
      <p>
        {words.intro} {words.introText}
      </p>
      {pairs.length === 0 && <EmptyState title={words.empty} />}
      {pairs.slice(0, most).map((pair) => {
        const names = [pair.into.displayName, pair.other.displayName] as const;
        return (
          <PairCard
            key={`${pair.into.personId} ${pair.other.personId}`}
            {...{ pair, visits }}
            onSame={() =>
              decide(
                words.merged(...names),
                () => mergeVisitors(quarterId, pair, new Date()),
                () => splitVisitors(quarterId, pair, new Date()),
              )
            }
            onOther={() =>
              decide(
                words.apart(...names),
                () => keepApart(quarterId, pair, true, new Date()),
                () => keepApart(quarterId, pair, false, new Date()),
              )
            }
          />
        );
      })}
      {pairs.length > most && <Button onPress={() => setMost(most + AT_ONCE)}>{words.more}</Button>}
      <MergedList
        pairs={merged}
        onSplit={(pair) =>
          decide(
            words.splitSaid(pair.other.displayName, pair.into.displayName),
            () => splitVisitors(quarterId, pair, new Date()),
            () => mergeVisitors(quarterId, pair, new Date()),
          )
        }
      />
      <div class="same-note stack">
        {done && <UndoNote done={done.words} undo={treffDe.undo} onUndo={done.undo} />}
        <p role="status" class={said ? 'card' : ''}>
          {said}
        </p>
        <p role="alert" class={problem ? 'card' : ''}>
          {problem}
        </p>
      </div>
    </>
  );
}
