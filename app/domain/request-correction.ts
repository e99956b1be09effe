import type { Person } from './person.ts';
import { spokenPhone } from './phone-number.ts';
import type { OtherPerson, Request } from './request.ts';
import { type DraftFields, type RequestDraft, requestFields } from './request-draft.ts';
import { askersPhone } from './visited.ts';

/** What can change in the call back. `undefined` takes a field away. */
type Corrected = Partial<Omit<DraftFields, 'for'>>;

/** A request as a form shows it, with what is known of its person. */
export function draftOf(request: Request, person: Person | undefined): RequestDraft {
  const { kind, words, when, comeAs, doorbell, floor } = request;
  const where = request.where ?? (comeAs === 'treff' ? 'treff' : 'home');
  const phone = askersPhone(request, person);
  return {
    ...draftOfOther(request),
    kind,
    words,
    when: when ?? { soon: true },
    where,
    comeAs: comeAs === 'treff' ? 'any' : (comeAs ?? 'any'),
    phone: phone && spokenPhone(phone),
    name: person?.name,
    street: streetOf(request, person),
    doorbell,
    floor,
  };
}

/** What a form has made other than it was. What it does not ask (whether it is for
 *  another, by which way) stays. */
export function correctionsOf(
  draft: RequestDraft,
  request: Request,
  person: Person | undefined,
): Corrected {
  const { for: _, other, ...said } = requestFields(draft);
  const before = streetOf(request, person) ?? '';
  // What the person's own document says is not said again. The postcode belongs to the street that it came with.
  const isSameHome = (draft.street?.trim() ?? '') === before;
  const wanted: Corrected = {
    ...{ words: undefined, when: undefined, where: undefined, phone: undefined },
    ...{ address: undefined, doorbell: undefined, floor: undefined, comeAs: undefined },
    ...said,
    ...(isSameHome ? { address: request.address } : {}),
    ...(said.phone === askersPhone(request, person) ? { phone: request.phone } : {}),
    other: otherAfter(request, other),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(request[field]),
    ),
  );
}

/** The same fields as they were, to take a correction back. */
export function beforeCorrection(changes: Corrected, request: Request): Corrected {
  return Object.fromEntries(Object.keys(changes).map((field) => [field, request[field]]));
}

function draftOfOther({ for: whom, other }: Request): Partial<RequestDraft> {
  if (whom !== 'other' || !other) return {};
  const phone = other.phone && spokenPhone(other.phone);
  return { forOther: true, otherName: other.name, otherPhone: phone, otherKnows: other.knows };
}

/** The other person as they are called and rung from now on; a name that was emptied stays. */
function otherAfter({ other }: Request, said: OtherPerson | undefined): OtherPerson | undefined {
  if (!other || !said) return other;
  const next = { ...other, name: said.name || other.name, phone: said.phone };
  const known = Object.entries(next).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as OtherPerson;
}

/** Somebody else's home is not where the asker lives. */
function streetOf(request: Request, person: Person | undefined): string | undefined {
  if (request.address) return request.address.street;
  return request.for === 'other' ? undefined : person?.address?.street;
}
