import { useEffect, useState } from 'preact/hooks';
import type { RequestDraft } from '#domain/request-draft.ts';
import { type Draft, dropDraft, keepDraft, readDraft } from '../../data/drafts.ts';
import { onVisitorLeaves } from '../../data/visitor-leaves.ts';

const NAME = 'request';

/** What was said so far, between two questions; a shared tablet keeps it nowhere else. */
let held: { quarterId: string; draft: RequestDraft } | undefined;
onVisitorLeaves(() => {
  held = undefined;
});

/** The draft of asking for help. Each change is kept at once: back, a call, an empty battery lose
 *  nothing. `undefined` until it was looked for. */
export interface DraftState {
  draft: RequestDraft | undefined;
  /** Gives the draft as it is from then on. */
  change: (fields: Partial<RequestDraft>) => RequestDraft;
  drop: () => void;
  /** The same where the screen is being left. */
  forget: () => void;
}

/** The draft of this quarter, the same on each of the questions' screens. */
export function useRequestDraft(quarterId: string): DraftState {
  const [draft, setDraft] = useState(held?.quarterId === quarterId ? held.draft : undefined);
  useEffect(() => {
    if (draft) return;
    let isWanted = true;
    const begin = (kept?: Draft) => {
      if (isWanted) setDraft((before) => before ?? ((kept ?? {}) as RequestDraft));
    };
    // Where the database refuses, help can be asked for from the beginning.
    readDraft(quarterId, NAME).then(begin, () => begin());
    return () => {
      isWanted = false;
    };
  }, [quarterId]);
  const hold = (next: RequestDraft) => {
    held = { quarterId, draft: next };
    setDraft(next);
    return next;
  };
  return {
    draft,
    change: (fields) => {
      const next = hold({ ...draft, ...fields });
      void keepDraft(quarterId, NAME, next as Draft, new Date());
      return next;
    },
    drop: () => {
      hold({});
      void dropDraft(quarterId, NAME);
    },
    forget: () => {
      held = undefined;
      void dropDraft(quarterId, NAME);
    },
  };
}
