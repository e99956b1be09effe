import { holdsCard } from '#domain/answer-standing.ts';
import { contactId } from '#domain/contact.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { isReachable, type Person, personDocumentId } from '#domain/person.ts';
import type { Quarter } from '#domain/quarter.ts';
import { MOST_OPEN_TASKS } from '#domain/quarter-defaults.ts';
import { type Request, requestDocumentId } from '#domain/request.ts';
import { type RequestCard, requestCardId } from '#domain/request-card.ts';
import { type RequestStanding, requestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { Response } from '#domain/response.ts';
import type { StoredDocument } from '../../stores/store.ts';
import type { ReactionReader } from '../reaction.ts';
import { living } from '../server-writes.ts';
import { heldTasks } from './held-tasks.ts';

/** Everything about one request, as it stands in the quarter's databases. */
export interface KnownRequest {
  key: string;
  owner: string;
  request?: Request;
  /** The request or its tombstone. */
  storedRequest?: StoredDocument;
  person?: Person;
  quarter?: Quarter;
  card?: RequestCard;
  storedCard?: StoredDocument;
  steps: RequestStep[];
  standing: RequestStanding;
  responses: Response[];
  /** What each volunteer who answered is known by, and holds of this request. */
  volunteers: Map<string, KnownVolunteer>;
}

/** A volunteer who answered. */
export interface KnownVolunteer {
  person?: Person;
  storedContact?: StoredDocument;
  /** Whether they hold, or have just given back, as many tasks as the quarter allows, this one apart.
   *  Asked of who waits for it alone. */
  isFull: boolean;
}

/** Reads a request by its key and owner. */
export async function knownRequest(
  read: ReactionReader,
  owner: string,
  key: string,
): Promise<KnownRequest> {
  const [storedRequest, storedCard, person, quarter] = await read.getMany([
    requestDocumentId(owner, key),
    requestCardId(key),
    personDocumentId(owner),
    `quarter:${read.quarterId}`,
  ]);
  const ofSteps = await read.range(`${owner}:requestStep:${key}~`);
  const steps = ofSteps.map(({ doc }) => doc as unknown as RequestStep);
  const ofResponses = await read.range(`response:${key}~`);
  const responses = ofResponses.map(({ doc }) => doc as unknown as Response);
  const settings = living<Quarter>(quarter);
  const card = living<RequestCard>(storedCard);
  return {
    key,
    owner,
    request: living<Request>(storedRequest),
    storedRequest,
    person: living<Person>(person),
    quarter: settings,
    card,
    storedCard,
    steps,
    standing: requestStanding(steps),
    responses,
    volunteers: await volunteersAmong(read, { key, responses, card, settings }),
  };
}

async function volunteersAmong(
  read: ReactionReader,
  parts: {
    key: string;
    responses: readonly Response[];
    card?: RequestCard;
    settings?: Quarter;
  },
): Promise<Map<string, KnownVolunteer>> {
  const { key, responses, card, settings } = parts;
  const ids = [...new Set(responses.map(({ personId }) => personId))];
  const persons = await read.getMany(ids.map(personDocumentId));
  const contacts = await read.getMany(ids.map((id) => contactId(id, key)));
  const most = settings?.maxOpenTasks ?? MOST_OPEN_TASKS;
  const known = new Map<string, KnownVolunteer>();
  for (const [index, id] of ids.entries()) {
    const person = living<Person>(persons[index]);
    const isWaiting =
      !(card && holdsCard(card, id)) &&
      responses.some(({ personId, kind }) => personId === id && kind === 'yes');
    const isFull = isWaiting && (await heldTasks(read, id, key)) >= most;
    known.set(id, { person, storedContact: contacts[index], isFull });
  }
  return known;
}

/** Whether a volunteer can come on a day. Nobody is announced without a name, and on their last day
 *  somebody may have left already: they are announced for the days before it. */
export function isAtWork(person: Person | undefined, on: LocalDate): boolean {
  if (!person?.name || !isReachable(person)) return false;
  return person.volunteerUntil === undefined || person.volunteerUntil > on;
}
