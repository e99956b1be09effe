import type { Person } from './person.ts';
import type { Request } from './request.ts';

type Asked = Pick<Request, 'for' | 'other' | 'phone' | 'address'>;
type Asker = Pick<Person, 'name' | 'phone' | 'address'>;

/** Whom a request is for, as the office rings and writes to them and a volunteer visits them. */
export interface Visited {
  name?: string;
  phone?: string;
  address?: Request['address'];
}

/**
 * Whom a request is for. Whoever asks for somebody else is neither rung nor visited: their number and
 * home are never the other's, also where the other's are not known. What the request itself says
 * goes before what is known of its person, since it is what was said last.
 */
export function visitedOf(request: Asked, person: Asker | undefined): Visited {
  const { other, address } = request;
  if (request.for === 'other') return { name: other?.name, phone: other?.phone, address };
  return {
    name: person?.name,
    phone: askersPhone(request, person),
    address: address ?? person?.address,
  };
}

/** The number of who asked, for whomever it is. */
export function askersPhone(
  request: Pick<Request, 'phone'>,
  person: Pick<Asker, 'phone'> | undefined,
): string | undefined {
  return request.phone ?? person?.phone;
}
