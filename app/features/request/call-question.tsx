import { Phone } from 'lucide';
import { observeQuarter } from '../../data/documents.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';
import { Danger } from './danger.tsx';
import { PhoneField } from './phone-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { QuestionPage } from './question-page.tsx';
import type { QuestionProps } from './question-screen.tsx';
import { useKnownDetails } from './use-known-details.ts';
import { useSending } from './use-sending.ts';

/** "Bitte rufen Sie mich an": a number is enough. */
export function CallQuestion({ quarterId, question, draft, change, forget }: QuestionProps) {
  const { start, form } = useAsking();
  useKnownDetails({ quarterId, draft, change });
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const { send, problems, times, failed, isBusy } = useSending(quarterId, draft, forget);
  return (
    <QuestionPage {...{ question, draft }} title={start.callMe} spoken={[start.callMeHint]}>
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
        <PhoneField {...{ draft, change, problems }} takesFocus />
        <Button look="primary" icon={Phone} disabled={isBusy} onPress={send}>
          {form.sendCall}
        </Button>
      </form>
      <Danger quarterId={quarterId} quarter={quarter} />
      <p class="soft">{form.noBank}</p>
    </QuestionPage>
  );
}
