import { type Contact, contactId, isShown, isTask } from '#domain/contact.ts';
import { keyOf } from '#domain/ids.ts';
import type { Response } from '#domain/response.ts';
import type { ReactionReader } from '../reaction.ts';

/** For how long a task that was given back still counts. */
const GIVEN_BACK_MS = 24 * 3_600_000;

/**
 * How many tasks count against the limit of a volunteer, the one of `key` apart: those that they hold,
 * and those that they had and gave back within a day. Otherwise a script could take one after the other,
 * read whom it is to, and give it back.
 */
export async function heldTasks(read: ReactionReader, id: string, key: string): Promise<number> {
  const contacts = await read.range(`${id}:contact:`);
  const held = contacts
    .filter(({ doc }) => isTask(doc as unknown as Contact))
    .filter(({ doc }) => isShown(doc as unknown as Contact, read.now))
    .map(({ id: contact }) => keyOf(contact));
  const all = new Set([...held, ...(await givenBack(read, id))]);
  all.delete(key);
  return all.size;
}

/** The tasks that a volunteer gave back within a day, whose contact they had. A yes that was taken back
 *  before it was given to them is none. */
async function givenBack(read: ReactionReader, id: string): Promise<string[]> {
  const since = read.now.getTime() - GIVEN_BACK_MS;
  const answers = await read.range('response:');
  const keys = answers
    .map(({ doc }) => doc as unknown as Response)
    .filter(({ personId, kind }) => personId === id && kind === 'handBack')
    .filter(({ arrivedAt = '' }) => Date.parse(arrivedAt) > since)
    .map(({ requestId }) => requestId);
  // What a contact leaves behind says that there was one.
  const contacts = await read.getMany(keys.map((key) => contactId(id, key)));
  return keys.filter((_, index) => contacts[index] !== undefined);
}
