import type { DraftProblem, RequestDraft } from '#domain/request-draft.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { TextField } from '../../ui/text-field.tsx';

/** The number to ring back, in any spelling. */
export function PhoneField({
  draft,
  change,
  problems,
  takesFocus,
}: {
  draft: RequestDraft;
  change: (fields: Partial<RequestDraft>) => void;
  problems: readonly DraftProblem[];
  takesFocus?: boolean;
}) {
  const { form } = useAsking();
  const error = problems.includes('phoneMissing')
    ? form.phoneMissing
    : problems.includes('phoneWrong')
      ? form.phoneWrong
      : undefined;
  return (
    <TextField
      label={form.phone}
      hint={form.phoneHint}
      kind="phone"
      value={draft.phone ?? ''}
      error={error}
      maxLength={40}
      takesFocus={takesFocus}
      onInput={(phone) => change({ phone })}
    />
  );
}
