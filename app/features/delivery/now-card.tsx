import { RefreshCw } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { isWhole, type SyncStatus } from '#domain/sync-status.ts';
import { isPersisted } from '../../data/persistence.ts';
import type { Guide } from '../../texts/guide-de.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { copyWords, deliveryWords, whenWords } from '../../texts/status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CallOffice } from './call-office.tsx';
import { type Try, useTryNow } from './use-try-now.ts';

type Words = Guide['delivery'];

/** How it is at this moment, and the way to try again where that may help. */
export function NowCard({
  quarterId,
  status,
  now,
}: {
  quarterId: string;
  status: SyncStatus;
  now: Date;
}) {
  const texts = useTexts();
  const { delivery: words } = useGuide();
  const mayGo = useMayGo();
  const { state, tryNow } = useTryNow();
  const { delivery, trouble, isPutOff } = status;
  const hasWaiting = Boolean(delivery?.waiting);
  const contactWords = () =>
    status.contactAt ? words.lastContact(whenWords(texts, status.contactAt, now)) : words.noContact;
  const mayHelp = hasWaiting || trouble !== undefined || !isWhole(status);
  return (
    <Card class="stack">
      <h2>{words.now}</h2>
      <div role="status" class="stack">
        {deliveryWords(texts, status, now).map((sentence) => (
          <p key={sentence}>
            <strong>{sentence}</strong>
          </p>
        ))}
        <Sentences of={adviceWords(words, status, { mayGo, now })} />
        <Sentences of={copyWords(texts, status, now)} />
        {!isWhole(status) && <p>{contactWords()}</p>}
      </div>
      {hasWaiting && isPutOff && <CallOffice quarterId={quarterId} />}
      {(mayHelp || state === 'trying') && (
        <Button
          look={hasWaiting && !isPutOff ? 'primary' : 'secondary'}
          icon={RefreshCw}
          onPress={tryNow}
        >
          {words.tryNow}
        </Button>
      )}
      <p role="status" class="delivery-said">
        {tryWords(words, state, status)}
      </p>
    </Card>
  );
}

function Sentences({ of: sentences }: { of: readonly string[] }) {
  return sentences.length > 0 ? <p>{sentences.join(' ')}</p> : null;
}

/** What waits for longer than this is not to be left to itself. */
const DAY_MS = 24 * 3_600_000;

/** What there is to do, or that there is nothing to do. */
function adviceWords(
  words: Words,
  status: SyncStatus,
  { mayGo, now }: { mayGo: boolean; now: Date },
): string[] {
  const { delivery, notSaved, trouble, wasLost, isPutOff } = status;
  const lost = wasLost ? [words.lostUnsent] : [];
  if (!delivery || trouble === 'forbidden' || trouble === 'otherServer') return lost;
  const { waiting, waitingSince = '', refused, hasArrived } = delivery;
  if (waiting === 0) return refused || hasArrived ? lost : [words.nothing, ...lost];
  if (isPutOff) return [words.putOff, ...lost];
  const isOld = now.getTime() - Date.parse(waitingSince) > DAY_MS;
  if (notSaved === 'private') return [words.byItself, words.keepOpen, ...lost];
  return [words.byItself, mayGo && isOld ? words.mayGo : words.nothingToDo, ...lost];
}

function tryWords(words: Words, state: Try, { trouble, delivery }: SyncStatus): string {
  const { trying, noNetwork, notAllYet } = words;
  if (state === 'trying') return trying;
  if (state === 'none') return '';
  if (trouble === 'unreachable') return noNetwork;
  // Where there is no access any more, that stands above already.
  if (trouble) return '';
  return delivery?.waiting ? notAllYet : '';
}

/** Whether the browser may delete everything by itself. */
function useMayGo(): boolean {
  const [mayGo, setMayGo] = useState(false);
  useEffect(() => {
    void isPersisted().then((persisted) => setMayGo(!persisted));
  }, []);
  return mayGo;
}
