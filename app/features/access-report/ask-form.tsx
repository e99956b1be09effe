import { useState } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import type { askWhatIsStored } from '../../data/access-request-commands.ts';
import { usePrivacy } from '../../texts/privacy-texts.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const LONGEST_NAME = 120;
const LONGEST_PHONE = 25;

/** Who asks, on a tablet that many use. Once it is sent, nothing of it is left on screen. */
export function AskForm({
  canSee,
  onAsk,
}: {
  /** Somebody stands beside it who can look at a document. */
  canSee: boolean;
  onAsk: (what: Parameters<typeof askWhatIsStored>[1]) => Promise<boolean>;
}) {
  const { mine } = usePrivacy();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [isSeen, setSeen] = useState(false);
  const [isTried, setTried] = useState(false);
  const kept = phoneFromTyped(phone);
  const phoneProblem = kept ? undefined : phone.trim() ? mine.phoneWrong : mine.phoneMissing;
  const send = async () => {
    setTried(true);
    if (!name.trim() || !kept) return;
    const identitySeenOn = isSeen ? dateOf(localDateTimeAt(new Date())) : undefined;
    if (!(await onAsk({ details: { name: name.trim(), phone: kept }, identitySeenOn }))) return;
    setName('');
    setPhone('');
    setSeen(false);
    setTried(false);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={mine.name}
        value={name}
        onInput={setName}
        maxLength={LONGEST_NAME}
        error={isTried && !name.trim() ? mine.nameMissing : undefined}
      />
      <TextField
        label={mine.phone}
        hint={mine.phoneHint}
        value={phone}
        onInput={setPhone}
        maxLength={LONGEST_PHONE}
        error={isTried ? phoneProblem : undefined}
      />
      {canSee && (
        <label class="report-check">
          <input
            type="checkbox"
            autocomplete="off"
            checked={isSeen}
            onChange={(event) => setSeen(event.currentTarget.checked)}
          />
          <span>{mine.identitySeen}</span>
        </label>
      )}
      <Button look="primary" onPress={() => void send()}>
        {mine.send}
      </Button>
    </form>
  );
}
