import type { FastifyError, FastifyReply } from 'fastify';
import { StoreFailure } from '../stores/store-failure.ts';

/** CouchDB's ways to say no: its word for it → HTTP status. */
const STATUSES = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  file_exists: 412,
  too_large: 413,
  bad_content_type: 415,
  internal_server_error: 500,
  service_unavailable: 503,
} as const;

/** Why a peer's request was not done, as CouchDB says it. */
export interface CouchFailure {
  error: keyof typeof STATUSES;
  reason: string;
}

/** Answers with `{error, reason}`, which is what peers read. */
export function sendCouchFailure(
  reply: FastifyReply,
  { error, reason }: CouchFailure,
): FastifyReply {
  if (error === 'service_unavailable') reply.header('retry-after', '5');
  return reply.code(STATUSES[error]).type('application/json').send({ error, reason });
}

/** A refusal or a fault of the server below `/couch`, without inner details. */
export function couchFailureOf(error: FastifyError): CouchFailure {
  if (error instanceof StoreFailure) {
    return { error: 'service_unavailable', reason: 'The store does not answer.' };
  }
  const status = error.statusCode ?? 500;
  if (status === 413) return { error: 'too_large', reason: 'the request entity is too large' };
  if (status === 415) return { error: 'bad_content_type', reason: 'The body must be JSON.' };
  if (status >= 500)
    return { error: 'internal_server_error', reason: 'The server made a mistake.' };
  return { error: 'bad_request', reason: 'invalid UTF-8 JSON' };
}

/** What is not there, and what somebody may not see: both sound the same. */
export const NO_DATABASE: CouchFailure = {
  error: 'not_found',
  reason: 'Database does not exist.',
};
