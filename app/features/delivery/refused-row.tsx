import { Copy, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { type KeptRefusal, removeRefusal, restoreRefusal } from '../../data/refusals.ts';
import type { Guide } from '../../texts/guide-de.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { whenWords } from '../../texts/status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { kindWords, writtenLines } from '../../texts/write-words.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copying.ts';
import { UndoNote } from '../../ui/undo-note.tsx';

/** One write that the office does not take: why, what was written, and what can be done with it.
 *  `isShared`: many people see this screen, so that what somebody wrote does not stand on it. */
export function RefusedRow({
  refusal,
  isShared,
  now,
}: {
  refusal: KeptRefusal;
  isShared: boolean;
  now: Date;
}) {
  const texts = useTexts();
  const { delivery: words } = useGuide();
  const { nr, id, code, version, at, removedAt } = refusal;
  const [isRemovedHere, setRemovedHere] = useState(false);
  const kind = kindWords(texts, id);
  if (removedAt) {
    return (
      <li>
        <UndoNote
          done={words.removed(kind)}
          undo={texts.common.undo}
          onUndo={() => void restoreRefusal(nr)}
          takesFocus={isRemovedHere}
        />
      </li>
    );
  }
  const remove = () => {
    setRemovedHere(true);
    void removeRefusal(nr, new Date());
  };
  const lines = version.deleted ? [] : writtenLines(texts, version.doc, today(now));
  return (
    <li class="card stack">
      <div>
        <h3>{version.deleted ? words.deleted(kind) : kind}</h3>
        <p class="soft small">{whenWords(texts, at, now)}</p>
      </div>
      <p>{reasonWords(words, code)}</p>
      {!isShared && !version.deleted && <Written lines={lines} />}
      <div class="row">
        {!isShared && lines.length > 0 && <CopyButton text={[kind, ...lines].join('\n')} />}
        <Button look="pill" icon={Trash2} onPress={remove}>
          {words.remove}
          <span class="visually-hidden">: {kind}</span>
        </Button>
      </div>
    </li>
  );
}

function Written({ lines }: { lines: readonly string[] }) {
  const { delivery: words } = useGuide();
  if (lines.length === 0) return <p>{words.noWords}</p>;
  return (
    <div>
      <p class="soft small">{words.written}</p>
      <blockquote class="delivery-written">
        {lines.map((line) => (
          <p key={line} dir="auto">
            {line}
          </p>
        ))}
      </blockquote>
    </div>
  );
}

function CopyButton({ text }: { text: string }) {
  const { delivery: words } = useGuide();
  const [isCopied, setCopied] = useState<boolean>();
  return (
    <>
      <Button look="pill" icon={Copy} onPress={() => void copyText(text).then(setCopied)}>
        {words.copy}
      </Button>
      <p role="status" class="delivery-said">
        {isCopied !== undefined && (isCopied ? words.copied : words.copyFailed)}
      </p>
    </>
  );
}

/** The server's codes, in people's words. */
function reasonWords({ reasons }: Guide['delivery'], code: string): string {
  const known: Record<string, string> = {
    invalid: reasons.invalid,
    forbidden: reasons.forbidden,
    'too-large': reasons.tooLarge,
  };
  return (Object.hasOwn(known, code) && known[code]) || reasons.other;
}

function today(now: Date): string {
  return dateOf(localDateTimeAt(now));
}
