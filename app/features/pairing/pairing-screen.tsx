import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { groupedPairingCode, pairingCodeIn } from '#domain/pairing-code.ts';
import type { PairingFailure } from '#domain/pairing-failure.ts';
import { failure, type Result } from '#domain/result.ts';
import { observeSession } from '../../data/device.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { roleWords } from '../../texts/role-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { CodeEntry } from './code-entry.tsx';
import { CodeFromLink } from './code-from-link.tsx';
import { Paired } from './paired.tsx';
import { Problem } from './problem.tsx';
import './pairing.css';

/** What a device has become. */
export interface PairedAs {
  role: string;
  quarters: string[];
}

/** Shows the code to the server. */
export type Pair = (code: string) => Promise<Result<PairedAs, PairingFailure>>;

/** What stands in the way: the server's word, what was typed, or this device itself. */
export type PairingProblem = PairingFailure | { code: 'notACode' | 'failed' };

/** "Gerät verbinden": with the code of a link, typed, or read by the camera. */
export function PairingScreen({
  code,
  pair,
  lead,
  children,
}: {
  code?: string;
  pair: Pair;
  /** What is to be known before. */
  lead?: ComponentChildren;
  /** What can be done instead. */
  children?: ComponentChildren;
}) {
  const texts = useTexts();
  const { pairing: words } = useGuide();
  const session = useLive(observeSession, []);
  const { problem, paired, isBusy, connect } = usePairing(pair);
  const fromLink = code === undefined ? undefined : pairingCodeIn(code);
  if (paired) return <Paired paired={paired} />;
  const isKnown = session !== undefined && !session.revoked && !session.isLost;
  const isPaired = isKnown && session.role !== 'guest';
  return (
    <Page title={words.title}>
      {lead}
      {problem && <Problem problem={problem} />}
      {isPaired && <p>{words.already(roleWords(texts, session.role))}</p>}
      {fromLink ? (
        <CodeFromLink
          code={groupedPairingCode(fromLink)}
          isBusy={isBusy}
          onConnect={() => connect(fromLink)}
        />
      ) : (
        <CodeEntry typedBefore={code ?? ''} problem={problem} isBusy={isBusy} onConnect={connect} />
      )}
      <p role="status" class="pairing-said">
        {isBusy && words.connecting}
      </p>
      {children}
    </Page>
  );
}

function usePairing(pair: Pair) {
  const [problem, setProblem] = useState<PairingProblem>();
  const [paired, setPaired] = useState<PairedAs>();
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const connect = async (typed: string) => {
    // A second tap is the same as the first.
    if (busy.current) return;
    const code = pairingCodeIn(typed);
    setProblem(code === undefined ? { code: 'notACode' } : undefined);
    if (code === undefined) return;
    busy.current = true;
    setBusy(true);
    // The device's own storage may refuse: that must not be the last press.
    const result = await pair(code).catch(() => failure({ code: 'failed' } as const));
    busy.current = false;
    setBusy(false);
    if (result.ok) setPaired(result.value);
    else setProblem(result.error);
  };
  return { problem, paired, isBusy, connect: (typed: string) => void connect(typed) };
}
