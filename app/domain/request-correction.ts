import type { Person } from './person.ts';
import { spokenPhone } from './phone-number.ts';
import type { Request } from './request.ts';
import { type RequestDraft, requestFields } from './request-draft.ts';

/** What can change in the call back. `undefined` takes a field away. */
type Corrected = Partial<
  Pick<
    Request,
    'kind' | 'words' | 'when' | 'where' | 'phone' | 'address' | 'doorbell' | 'floor' | 'comeAs'
  >
>;

/** A request as a form shows it, with what is known of its person. */
export function draftOf(request: Request, person: Person | undefined): RequestDraft {
  const { kind, words, when, comeAs, doorbell, floor } = request;
  const where = request.where ?? (comeAs === 'treff' ? 'treff' : 'home');
  const phone = request.phone ?? person?.phone;
  return {
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

/** What a form has made other than it was. What it does not ask (for whom, by which way) stays. */
export function correctionsOf(
  draft: RequestDraft,
  request: Request,
  person: Person | undefined,
): Corrected {
  const { for: _, other: __, ...said } = requestFields(draft);
  const before = streetOf(request, person) ?? '';
  // What the person's own document says is not said again. The postcode belongs to the street that it came with.
  const isSameHome = (draft.street?.trim() ?? '') === before;
  const wanted: Corrected = {
    ...{ words: undefined, when: undefined, where: undefined, phone: undefined },
    ...{ address: undefined, doorbell: undefined, floor: undefined, comeAs: undefined },
    ...said,
    ...(isSameHome ? { address: request.address } : {}),
    ...(said.phone === person?.phone ? { phone: request.phone } : {}),
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

/** Somebody else's home is not where the asker lives. */
function streetOf(request: Request, person: Person | undefined): string | undefined {
  if (request.address) return request.address.street;
  return request.for === 'other' ? undefined : person?.address?.street;
}
