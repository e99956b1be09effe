import { Send } from 'lucide';
import { useAsking } from '../../texts/asking-texts.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PhoneField } from './phone-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { QuestionPage } from './question-page.tsx';
import type { QuestionProps } from './question-screen.tsx';
import { useKnownDetails } from './use-known-details.ts';
import { useSending } from './use-sending.ts';

/** Wie erreichen wir Sie? The number is needed, all else may stay empty: the office rings anyway. */
export function ContactQuestion(props: QuestionProps) {
  const { quarterId, question, draft, change, forget } = props;
  const { questions, form } = useAsking();
  const { send, problems, times, failed, isBusy } = useSending(quarterId, draft, forget);
  useKnownDetails(props);
  const needsWords = draft.kind === 'other';
  const words = (
    <TextField
      label={needsWords ? form.wordsNeeded : form.words}
      lines={3}
      value={draft.words ?? ''}
      error={problems.includes('wordsMissing') ? form.wordsMissing : undefined}
      maxLength={2000}
      takesFocus={needsWords}
      onInput={(text) => change({ words: text })}
    />
  );
  return (
    <QuestionPage
      {...{ question, draft }}
      title={draft.forOther ? questions.contactOther : questions.contact}
    >
      <ProblemSummary problems={problems} times={times} />
      {failed && (
        <p role="alert" class="card tone-bad">
          {failed}
        </p>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {needsWords && words}
        <PhoneField {...{ draft, change, problems }} takesFocus={!needsWords} />
        <Button look="primary" icon={Send} disabled={isBusy} onPress={send}>
          {form.send}
        </Button>
        <p class="soft">{form.optional}</p>
        <TextField
          label={form.name}
          value={draft.name ?? ''}
          maxLength={120}
          onInput={(name) => change({ name })}
        />
        {!needsWords && words}
        {draft.where === 'home' && <HomeFields {...{ draft, change }} />}
      </form>
      <p class="soft">{form.noBank}</p>
    </QuestionPage>
  );
}

function HomeFields({ draft, change }: Pick<QuestionProps, 'draft' | 'change'>) {
  const { form } = useAsking();
  return (
    <>
      <TextField
        label={form.street}
        value={draft.street ?? ''}
        maxLength={120}
        onInput={(street) => change({ street })}
      />
      <TextField
        label={form.doorbell}
        value={draft.doorbell ?? ''}
        maxLength={80}
        onInput={(doorbell) => change({ doorbell })}
      />
      <TextField
        label={form.floor}
        value={draft.floor ?? ''}
        maxLength={40}
        onInput={(floor) => change({ floor })}
      />
    </>
  );
}
