import { isPublic, observeWaiting, type WaitingWrite } from '../../data/outbox-status.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { whenWords } from '../../texts/status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { kindWords } from '../../texts/write-words.ts';
import { CardList, CardRow } from '../../ui/card.tsx';
import { useLive } from '../../ui/use-live.ts';

/** A tablet may hold a thousand after a week; nobody reads them all. */
const MOST_ROWS = 20;

/** What waits, oldest first: its kind and when it was written; its name only where everybody may
 *  read it anyway. */
export function WaitingList({
  quarterId,
  count,
  now,
}: {
  quarterId: string;
  count: number;
  now: Date;
}) {
  const { delivery: words } = useGuide();
  const waiting = useLive(() => observeWaiting(quarterId, MOST_ROWS), [quarterId]);
  if (!waiting || waiting.length === 0) return null;
  const further = count - waiting.length;
  return (
    <section class="stack">
      <h2>{words.waitingTitle}</h2>
      <CardList>
        {waiting.map((write) => (
          <CardRow key={write.id}>
            <WaitingRow {...{ write, now }} />
          </CardRow>
        ))}
      </CardList>
      {further > 0 && <p>{words.furtherWaiting(further)}</p>}
    </section>
  );
}

function WaitingRow({ write, now }: { write: WaitingWrite; now: Date }) {
  const texts = useTexts();
  const { delivery: words } = useGuide();
  const kind = kindWords(texts, write.id);
  const name = isPublic(write) ? (write.doc?.name ?? write.doc?.title) : undefined;
  return (
    <>
      <strong>{write.doc || write.sealed ? kind : words.deleted(kind)}</strong>
      {typeof name === 'string' && (
        <span class="delivery-line">
          <bdi>{name}</bdi>
        </span>
      )}
      <span class="delivery-line soft small">{whenWords(texts, write.since, now)}</span>
    </>
  );
}
