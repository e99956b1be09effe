import type { FastifyReply } from 'fastify';

/** Every way in which the interface says no: code → HTTP status and the text for developers.
 *  Screens have sentences of their own for each code. */
const FAILURES = {
  invalid: { status: 400, message: 'The request is malformed.' },
  forbidden: { status: 403, message: 'This device may not do that.' },
  'wrong-pin': { status: 403, message: 'This is not the PIN.' },
  'other-site': { status: 403, message: 'The request came from another site.' },
  'not-found': { status: 404, message: 'There is nothing at this address.' },
  'unknown-quarter': { status: 404, message: 'This server has no such quarter.' },
  'unknown-code': { status: 404, message: 'There is no such code.' },
  'unknown-device': { status: 404, message: 'There is no such device.' },
  'unknown-lock': { status: 404, message: 'There is no such PIN at this device.' },
  timeout: { status: 408, message: 'The request took too long to arrive.' },
  'epoch-changed': { status: 409, message: 'The store is not the one this device knew.' },
  'person-taken': { status: 409, message: 'This person belongs to another device.' },
  'code-used': { status: 410, message: 'Another device has used this code.' },
  'code-expired': { status: 410, message: 'This code is too old. Ask for a new one.' },
  'precondition-failed': { status: 412, message: 'What is there is not what was expected.' },
  'too-large': { status: 413, message: 'The request is larger than 1 MB. Send less at once.' },
  'unsupported-type': { status: 415, message: 'The body must be JSON.' },
  'other-server': { status: 421, message: 'This device belongs to another server.' },
  'pin-stopped': { status: 423, message: 'Too many wrong PINs. The card is needed.' },
  busy: { status: 429, message: 'The server is busy. Come back later.' },
  'too-many-tries': { status: 429, message: 'Too many wrong codes. Come back later.' },
  internal: { status: 500, message: 'The server made a mistake.' },
  unavailable: { status: 503, message: 'The store does not answer. Come back later.' },
} as const;

/** The name of a failure, as clients read it. */
export type ApiFailureCode = keyof typeof FAILURES;

/** Why a request was not done. */
export interface ApiFailure {
  code: ApiFailureCode;
  /** The field at fault, dotted, where it is the request's form. */
  field?: string;
  /** What the field should be. */
  expected?: string;
  /** Seconds after which to come back. */
  after?: number;
  /** What else a client needs to go on, such as the epoch of today. */
  details?: Record<string, unknown>;
}

/** Answers with a failure: `{code, message}`, and `field` or `after` where they help. */
export function sendFailure(reply: FastifyReply, failure: ApiFailure): FastifyReply {
  const { code, field, expected, after, details } = failure;
  const { status, message } = FAILURES[code];
  if (after !== undefined) reply.header('retry-after', String(after));
  const named = field === undefined ? message : `${field}: expected ${expected ?? 'another value'}`;
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ code, message: named, field, after, ...details });
}
