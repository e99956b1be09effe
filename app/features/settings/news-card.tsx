import { useEffect, useState } from 'preact/hooks';
import type { Result } from '#domain/result.ts';
import { observeSession } from '../../data/device.ts';
import { type NewsWords, newsWords } from '../../texts/news-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useLive } from '../../ui/use-live.ts';

type Answer<Value> = Result<Value, { code: 'denied' | 'notOffered' | 'noContact' }>;

/** What the card asks browser and server. */
export interface NewsActions {
  /** `undefined` where this browser cannot at all. */
  isOn: () => Promise<Answer<{ isOn: boolean }> | undefined>;
  switchOn: () => Promise<Answer<void>>;
  switchOff: () => Promise<Answer<void>>;
}

/** Being told of news on a person's own phone: off until they switch it on here. Absent where the
 *  device belongs to nobody, or its browser cannot. */
export function NewsCard({ actions }: { actions: NewsActions }) {
  const { code } = useTexts();
  const words = newsWords(code);
  const session = useLive(observeSession, []);
  const [isOn, setOn] = useState<boolean>();
  const [said, setSaid] = useState('');
  const isOwn = session?.personId !== undefined && !session.revoked;
  useEffect(() => {
    if (isOwn) void actions.isOn().then((known) => known?.ok && setOn(known.value.isOn));
  }, [isOwn, actions]);
  if (!isOwn || isOn === undefined) return null;
  const press = async () => {
    const done = await (isOn ? actions.switchOff() : actions.switchOn());
    if (done.ok) setOn(!isOn);
    setSaid(done.ok ? '' : failureWords(words, done.error.code));
  };
  return (
    <Card class="stack">
      <h2>{words.title}</h2>
      <p>{words.explanation}</p>
      {isOn && <p>{words.isOn}</p>}
      <Button onPress={() => void press()}>{isOn ? words.switchOff : words.switchOn}</Button>
      <p role="status">{said}</p>
    </Card>
  );
}

function failureWords(words: NewsWords, code: 'denied' | 'notOffered' | 'noContact'): string {
  return code === 'noContact' ? words.failed : words[code];
}
