import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Guide } from '../../texts/guide-de.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import type { PairingProblem } from './pairing-screen.tsx';

/** What happened and what to do, where eyes, keyboard and screen reader are led. */
export function Problem({ problem }: { problem: PairingProblem }) {
  const { pairing: words } = useGuide();
  const summary = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => summary.current?.focus(), [problem]);
  return (
    <div ref={summary} tabIndex={-1} role="alert" class="card stack pairing-problem">
      <h2>{words.problemTitle}</h2>
      <p>{sentenceOf(words.problems, problem)}</p>
    </div>
  );
}

type Problems = Guide['pairing']['problems'];

function sentenceOf(words: Problems, problem: PairingProblem): string {
  switch (problem.code) {
    case 'busy':
      return words.busy(Math.max(1, Math.ceil(problem.afterMs / 60_000)));
    case 'invalid':
      return words.notACode;
    case 'personTaken':
      return words.codeUsed;
    default:
      return words[problem.code];
  }
}
