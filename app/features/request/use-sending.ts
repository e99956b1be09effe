import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import {
  type DraftProblem,
  draftProblems,
  type RequestDraft,
  requestFields,
} from '#domain/request-draft.ts';
import { askForHelp } from '../../data/ask-for-help.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import type { Asking } from '../../texts/asking-de.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Sending a draft: what stands in the way, and what went wrong. */
export interface Sending {
  send: () => void;
  problems: readonly DraftProblem[];
  /** How often it was tried with something missing. */
  times: number;
  /** In words. */
  failed?: string;
  isBusy: boolean;
}

/** Makes the request of the draft, forgets the draft, and goes to the page that says how it stands. */
export function useSending(quarterId: string, draft: RequestDraft, forget: () => void): Sending {
  const { lang } = useTexts();
  const asking = useAsking();
  const { route } = useLocation();
  const [times, setTimes] = useState(0);
  const [failed, setFailed] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const problems = draftProblems(draft);
  const sendNow = async () => {
    setBusy(true);
    setFailed(undefined);
    const asked = await makeRequest(quarterId, draft, lang);
    setBusy(false);
    if (typeof asked === 'string') return setFailed(failedWords(asking, asked));
    const query = asked.joined ? '?joined' : '';
    route(
      asked.sealed
        ? addresses.ownRequest(quarterId, 'sealed')
        : `${addresses.ownRequest(quarterId, asked.requestId)}${query}`,
      true,
    );
    forget();
  };
  const send = () => {
    if (isBusy) return;
    if (problems.length > 0) setTimes(times + 1);
    else void sendNow();
  };
  return { send, problems: times > 0 ? problems : [], times, failed, isBusy };
}

async function makeRequest(quarterId: string, draft: RequestDraft, lang: string) {
  try {
    const around = await readSurroundings(quarterId, () => new Date());
    const name = draft.name?.trim() || undefined;
    const language = lang === 'de' ? undefined : lang;
    const asked = await askForHelp(around, { ...requestFields(draft), name, language });
    return asked.ok ? asked.value : asked.error.code;
  } catch (error) {
    // The database throws where the device is full; nothing else that a person could mend.
    return error instanceof Error && /quota/i.test(`${error.name} ${error.message}`)
      ? 'full'
      : 'failed';
  }
}

function failedWords({ form }: Asking, code: string): string {
  if (code === 'full') return form.full;
  return code === 'noKey' ? form.noKey : form.failed;
}
