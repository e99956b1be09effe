import { partsOf } from '#domain/ids.ts';
import type { Registration } from '#domain/registration.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { Body } from '#domain/version.ts';
import type { Notifier } from '../notify/notifier.ts';
import type { Reaction } from './reaction.ts';

/** What is older is no news any more: types that only servers write may just have been made again. */
const NEWS_MS = 24 * 3_600_000;
const NEWS_STEPS: ReadonlySet<string> = new Set([
  'accepted',
  'asked',
  'handedBack',
  'passedOn',
  'closed',
]);

/** Tells people on their own phones that there is something new for them, where they switched that
 *  on. Nobody waits for it, and what is told twice is shown once. */
export function tellPeople(notifier: Notifier): Reaction {
  return {
    name: 'tellPeople',
    async react(change, read) {
      if (change.deleted) return [];
      const { owner, type } = partsOf(change.id) ?? {};
      if (owner === undefined || !isNews(change.doc, type, read.now)) return [];
      void notifier.tell(read.quarterId, owner, `${change.id} ${change.rev}`).catch(() => {});
      return [];
    },
  };
}

/** A step that somebody else took, a task with its contact, a place that was given. */
function isNews(doc: Body, type: string | undefined, now: Date): boolean {
  // As old as what it follows from: what the server makes again after a restore is no news.
  const at = type === 'registration' ? doc.updatedAt : doc.createdAt;
  if (!(now.getTime() - Date.parse(String(at)) < NEWS_MS)) return false;
  if (type === 'requestStep') return NEWS_STEPS.has((doc as unknown as RequestStep).kind);
  if (type !== 'registration') return type === 'contact';
  const { admission, cancelled } = doc as unknown as Registration;
  return admission === 'in' && !cancelled;
}
