import { RefreshCw } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { isWhole, type SyncStatus } from '#domain/sync-status.ts';
import { isPersisted } from '../../data/persistence.ts';
import type { Texts } from '../../texts/de.ts';
import { statusWords, whenWords } from '../../texts/status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Try, useTryNow } from './use-try-now.ts';

/** How it is at this moment, and the way to try again. */
export function NowCard({ status, now }: { status: SyncStatus; now: Date }) {
  const texts = useTexts();
  const { delivery: words } = texts;
  const mayGo = useMayGo();
  const { state, tryNow } = useTryNow();
  const sentences = [...statusWords(texts, status, now), ...adviceWords(texts, status, mayGo)];
  const contact = status.contactAt
    ? words.lastContact(whenWords(texts, status.contactAt, now))
    : words.noContact;
  const hasWaiting = Boolean(status.delivery?.waiting);
  return (
    <Card class="stack">
      <h2>{words.now}</h2>
      <div role="status" class="stack">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {!isWhole(status) && <p>{contact}</p>}
      </div>
      <Button look={hasWaiting ? 'primary' : 'secondary'} icon={RefreshCw} onPress={tryNow}>
        {words.tryNow}
      </Button>
      <p role="status" class="delivery-try">
        {tryWords(texts, state, status)}
      </p>
    </Card>
  );
}

/** What there is to do, or that there is nothing to do. */
function adviceWords(texts: Texts, status: SyncStatus, mayGo: boolean): string[] {
  const { delivery: words } = texts;
  const { delivery, notSaved, trouble, wasLost } = status;
  const { waiting, refused, hasArrived } = { waiting: 0, refused: 0, ...delivery };
  const mayPass = waiting > 0 && trouble !== 'forbidden' && trouble !== 'otherServer';
  return [
    ...(delivery && !waiting && !refused && !hasArrived ? [words.nothing] : []),
    ...(mayPass ? [words.byItself] : []),
    ...(waiting > 0 && notSaved === 'private' ? [words.keepOpen] : []),
    ...(waiting > 0 && notSaved !== 'private' && mayGo ? [words.mayGo] : []),
    ...(wasLost ? [words.lostUnsent] : []),
  ];
}

function tryWords(texts: Texts, state: Try, { trouble, delivery }: SyncStatus): string {
  const { trying, noNetwork, notAllYet } = texts.delivery;
  if (state === 'trying') return trying;
  if (state === 'none') return '';
  if (trouble) return noNetwork;
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
