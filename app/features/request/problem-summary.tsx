import { useLayoutEffect, useRef } from 'preact/hooks';
import { type DraftProblem, isMissing } from '#domain/request-draft.ts';
import { useAsking } from '../../texts/asking-texts.ts';

/** Says above the fields that something is missing or cannot be right, and takes the focus each time it
 *  was tried. */
export function ProblemSummary({
  problems,
  times,
}: {
  problems: readonly DraftProblem[];
  times: number;
}) {
  const { form } = useAsking();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (times > 0) box.current?.focus();
  }, [times]);
  if (problems.length === 0) return null;
  const missing = problems.filter(isMissing).length;
  const wrong = problems.length - missing;
  const said = [missing > 0 && form.missing(missing), wrong > 0 && form.wrong(wrong)];
  return (
    <div class="card request-problems" role="alert" tabIndex={-1} ref={box}>
      <p class="tone-bad">{said.filter(Boolean).join(' ')}</p>
    </div>
  );
}
