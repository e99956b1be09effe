import { useRef, useState } from 'preact/hooks';
import { beforeCorrection, correctionsOf, draftOf } from '#domain/request-correction.ts';
import type { RequestDraft } from '#domain/request-draft.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { correctRequest } from '../../data/office-commands.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { HelpFields } from './new-request-fields.tsx';
import type { ActionProps } from './request-actions.tsx';

const { request: words, write } = officeRequestsDe;

/** What the person says in the call back. "Bitte rufen Sie mich an" is a number alone: volunteers can
 *  answer it only when it says what, when and where. */
export function CorrectPart(props: ActionProps) {
  const { request, standing } = props.entry;
  const isCall = request.kind === 'callMe' && !standing.confirmed;
  const [isOpen, setOpen] = useState(isCall);
  return (
    <Card class="stack">
      <h2>{words.correct}</h2>
      {isCall && <p>{words.correctCall}</p>}
      {isOpen ? (
        <CorrectForm {...props} onDone={() => setOpen(false)} />
      ) : (
        <Button expanded={false} onPress={() => setOpen(true)}>
          {words.correct}
        </Button>
      )}
    </Card>
  );
}

function CorrectForm({ entry, run, onDone }: ActionProps & { onDone: () => void }) {
  const { request, person } = entry;
  // As it stood when the form was opened: what comes meanwhile from elsewhere is not overwritten.
  const opened = useRef({ request, person }).current;
  const [draft, setDraft] = useState(() => draftOf(request, person));
  const [wrong, setWrong] = useState<readonly ('own' | 'other')[]>([]);
  const change = (fields: Partial<typeof draft>) => setDraft({ ...draft, ...fields });
  const save = async () => {
    const found = wrongNumbers(draft);
    setWrong(found);
    if (found.length > 0) return;
    const changes = correctionsOf(draft, opened.request, opened.person);
    const before = beforeCorrection(changes, opened.request);
    const { name: known, phone } = opened.person ?? {};
    const name = draft.name?.trim().slice(0, 120) || known;
    const { _id } = request;
    const done = await run(
      (around) => correctRequest(around, _id, changes, name === known ? {} : { name }),
      words.corrected,
      (around) =>
        correctRequest(around, _id, before, {
          ...(name === known ? {} : { name: known }),
          ...('phone' in changes ? { phone } : {}),
        }),
    );
    if (done) onDone();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={write.name}
        value={draft.name ?? ''}
        maxLength={120}
        onInput={(name) => change({ name })}
      />
      <TextField
        label={write.number}
        value={draft.phone ?? ''}
        error={wrong.includes('own') ? write.phoneWrong : undefined}
        maxLength={40}
        onInput={(phone) => change({ phone })}
      />
      {draft.forOther && (
        <>
          <TextField
            label={write.otherName}
            value={draft.otherName ?? ''}
            maxLength={120}
            onInput={(otherName) => change({ otherName })}
          />
          <TextField
            label={write.otherPhone}
            value={draft.otherPhone ?? ''}
            error={wrong.includes('other') ? write.phoneWrong : undefined}
            maxLength={40}
            onInput={(otherPhone) => change({ otherPhone })}
          />
        </>
      )}
      <HelpFields {...{ draft, change }} />
      <Button onPress={() => void save()}>{words.correctSave}</Button>
    </form>
  );
}

/** The numbers that can be none, as they were typed. */
function wrongNumbers({ phone = '', otherPhone = '' }: RequestDraft): ('own' | 'other')[] {
  const isWrong = (typed: string) => typed.trim() !== '' && !phoneFromTyped(typed);
  return [
    ...(isWrong(phone) ? ['own' as const] : []),
    ...(isWrong(otherPhone) ? ['other' as const] : []),
  ];
}
