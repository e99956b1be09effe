import { keyOf } from '#domain/ids.ts';
import { dateOf } from '#domain/local-time.ts';
import { isOverAfter, lastDayOf } from '#domain/visit-end.ts';
import type { ReactionReader } from '../reaction.ts';
import { contentOf, type ServerWrites } from '../server-writes.ts';
import { contactContent } from './contact-content.ts';
import type { DoorWordKeys } from './door-word-keys.ts';
import type { KnownRequest } from './known-request.ts';
import type { AddStep } from './plan-steps.ts';
import { stepOfResponse, whoComes } from './step-content.ts';
import type { TaskDecision } from './task-decision.ts';

type Taken = Extract<TaskDecision, { state: 'taken' }>;

/** The person is told who comes, and the volunteer sees whom they visit. Who asked for somebody else is
 *  told the day alone: whoever asks may be anybody, and the Türwort would open the other's door to them. */
export async function planAccepted(
  read: ReactionReader,
  writes: ServerWrites,
  { known, keys, addStep }: { known: KnownRequest; keys: DoorWordKeys; addStep: AddStep },
  { yes }: Taken,
): Promise<void> {
  const { owner, key, volunteers } = known;
  const volunteer = volunteers.get(yes.personId);
  const tuerwort = await keys.wordsFor(read.quarterId, key, yes._id);
  if (known.request?.for === 'other') {
    addStep(stepOfResponse(owner, key, yes, { kind: 'promised', day: dateOf(yes.at) }));
  } else if (volunteer?.person) {
    const photo = await planPhoto(read, writes, owner, { ...yes, photo: volunteer.person.photo });
    const who = whoComes(yes.personId, volunteer.person, photo);
    const said = { kind: 'accepted', who, when: yes.at, tuerwort } as const;
    addStep(stepOfResponse(owner, key, yes, said));
  }
  // After its day no volunteer sees it any more, whether or not they said how it went.
  if (isOverAfter(yes.at, read.now)) return;
  const since = yes.arrivedAt ?? yes.createdAt;
  const content = contactContent(known, yes.personId, { when: yes.at, tuerwort, since });
  const deleteAfter = lastDayOf(yes.at);
  if (content) writes.want(volunteer?.storedContact, content, { deleteAfter });
}

/** A copy of the volunteer's photo where the person may see it, for as long as the visit. */
async function planPhoto(
  read: ReactionReader,
  writes: ServerWrites,
  owner: string,
  { photo, at }: { photo?: string; at: string },
): Promise<string | undefined> {
  if (photo === undefined) return undefined;
  const copyId = `${owner}:image:${keyOf(photo)}`;
  const [original, copy] = await read.getMany([photo, copyId]);
  if (!original || original.deleted) return copy && !copy.deleted ? copyId : undefined;
  const last = lastDayOf(at);
  const kept = copy && !copy.deleted ? String(copy.doc.deleteAfter ?? last) : last;
  const content = { ...contentOf(original.doc), _id: copyId };
  writes.want(copy, content, { deleteAfter: [kept, last].sort().at(-1) });
  return copyId;
}
