import { useEffect, useRef } from 'preact/hooks';
import { useAsking } from '../../texts/asking-texts.ts';

/** Says above the fields that something is missing, and takes the focus each time it was tried. */
export function ProblemSummary({ count, times }: { count: number; times: number }) {
  const { form } = useAsking();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (times > 0) box.current?.focus();
  }, [times]);
  if (count === 0) return null;
  return (
    <div class="card request-problems" role="alert" tabIndex={-1} ref={box}>
      <p class="tone-bad">{form.problems(count)}</p>
    </div>
  );
}
