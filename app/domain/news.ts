import { keyOf, partsOf } from './ids.ts';
import type { Registration } from './registration.ts';
import type { RequestStep } from './request-step.ts';
import type { Body } from './version.ts';

const NEWS_STEPS: ReadonlySet<RequestStep['kind']> = new Set([
  'accepted',
  'promised',
  'asked',
  'handedBack',
  'passedOn',
  'closed',
]);

/** Something that a person is told of on their own phone, and where it is read. */
export interface News {
  about: 'request' | 'task' | 'registration';
  /** The key of the request, or the id of the event. */
  key: string;
  /** ISO instant: as old as what it follows from. What a server makes again after a restore is no
   *  news, though it is new. */
  at: string;
}

/**
 * What a document in a person's own range tells them: a step that somebody else took, a task with its
 * contact, a place that was given, a date that was moved. `undefined` where it is no news to them.
 */
export function newsIn(id: string, doc: Body): News | undefined {
  switch (partsOf(id)?.type) {
    case 'requestStep': {
      const { kind, requestId } = doc as unknown as RequestStep;
      if (!NEWS_STEPS.has(kind)) return undefined;
      return { about: 'request', key: requestId, at: String(doc.createdAt) };
    }
    case 'contact':
      return { about: 'task', key: keyOf(id), at: String(doc.createdAt) };
    case 'registration': {
      const { admission, cancelled, eventId, movedTo } = doc as unknown as Registration;
      const isNews = admission === 'in' || movedTo !== undefined;
      if (!isNews || cancelled) return undefined;
      return { about: 'registration', key: eventId, at: String(doc.updatedAt) };
    }
    default:
      return undefined;
  }
}
