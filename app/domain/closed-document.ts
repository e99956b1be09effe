import { cardMark } from './card-mark.ts';
import { covers } from './clock.ts';
import { isClosed } from './closed-form.ts';
import { SERVER_FIELDS } from './document.ts';
import { type DocumentType, partsOf } from './ids.ts';
import {
  type Held,
  type LocalCopy,
  pendingAgain,
  type StepContext,
  takenIn,
} from './local-copy.ts';
import { type Body, clockOf } from './version.ts';

/*
 * What a team's device keeps of a document that names a person: what syncing needs to know in clear,
 * everything else encrypted (data/vault.ts). Clocks, ids and who wrote it stay readable, so that a
 * locked tablet goes on taking in what others write. Only two versions that have not seen each other
 * have to be read to be merged: their meeting waits until somebody opens the tablet.
 */

/** What stays in clear of every document. */
const ALWAYS: readonly string[] = ['_id', 'type', 'v', 'createdAt', 'clock', ...SERVER_FIELDS];

/**
 * What else stays in clear, by type; a type that is not named is not closed at all. A field that is
 * not named is encrypted, so that a later version's fields are too. Visits, attendances and shifts
 * name a person by a random number alone: without the visitor that it stands for it says nothing.
 */
const CLEAR: Readonly<Partial<Record<DocumentType, readonly string[]>>> = {
  visitor: ['personId', 'mergedInto'],
  // All but the note and the signature.
  loan: [
    ...['loanId', 'lendableId', 'personId', 'step', 'at', 'doneBy', 'parts', 'dueOn'],
    'agreement',
  ],
  // All but the words of a question.
  response: ['requestId', 'personId', 'n', 'kind', 'at', 'outcome', 'minutes'],
  contact: ['requestId', 'until'],
  // A value that gave way may be a name.
  superseded: ['about', 'field'],
};

/** Whether documents of this id are encrypted on a team's device. */
export function isPersonal(id: string): boolean {
  const type = partsOf(id)?.type;
  return type !== undefined && CLEAR[type] !== undefined;
}

/** A document without what is to be encrypted, that, and what the closed part says beside it. */
export function splitDocument(doc: Body): {
  clear: Body;
  secret: Record<string, unknown>;
  signs: { card?: string };
} {
  const isClear = clearFieldsOf(partsOf(doc._id)?.type);
  const clear: Record<string, unknown> = {};
  const secret: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(doc)) {
    (isClear.has(field) ? clear : secret)[field] = value;
  }
  const { cardNumber } = secret;
  const signs = typeof cardNumber === 'string' ? { card: cardMark(cardNumber) } : {};
  return { clear: clear as Body, secret, signs };
}

const clearFields = new Map<DocumentType | undefined, ReadonlySet<string>>();

/** Made once a type: a first sync splits thousands. */
function clearFieldsOf(type: DocumentType | undefined): ReadonlySet<string> {
  const known = clearFields.get(type);
  if (known) return known;
  const fields = new Set([...ALWAYS, ...((type && CLEAR[type]) ?? [])]);
  clearFields.set(type, fields);
  return fields;
}

/** The document that a closed one is, with what was encrypted. */
export function joinedDocument(closed: Body, secret: Record<string, unknown>): Body {
  const { closed: _, ...clear } = closed;
  return { ...secret, ...clear } as Body;
}

/**
 * Whether news can meet a copy by this rule only by reading them: something of it is closed, and
 * neither has seen the other. All else clocks decide.
 */
export function mustBeRead(
  { held, outgoing }: LocalCopy,
  news: Held | undefined,
  rule: unknown,
): boolean {
  if (!held || !news || held.version.deleted || news.version.deleted) return false;
  if (!isClosed(held.version.doc) && !isClosed(news.version.doc)) return false;
  // A copy that nobody edited here only gives way to what the feed shows.
  if (!outgoing && rule === takenIn) return false;
  const [mine, theirs] = [clockOf(held.version), clockOf(news.version)];
  return !covers(mine, theirs) && !covers(theirs, mine);
}

/** The copy that keeps the news until they can be read. */
export function waitingFor(copy: LocalCopy, news: Held, context: StepContext): LocalCopy {
  const { held, outgoing } = pendingAgain(copy, context);
  const before = outgoing.news;
  const isOld = before && covers(clockOf(before.version), clockOf(news.version));
  return { held, outgoing: { ...outgoing, news: isOld ? before : news } };
}
