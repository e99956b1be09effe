import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ApiFailure, type ApiFailureCode, sendFailure } from './api-failure.ts';
import { StoreFailure } from './stores/store-failure.ts';

/** Fastify's own refusals, as ours. */
const KNOWN: Record<string, ApiFailureCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

/** What an answer that holds no page needs, where the usual headers cannot be set. */
const BARE_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Makes every refusal and every fault of the server `{code, message}`, without inner details. */
export function answerFailure(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const failure = failureOf(error);
  if (failure.code === 'internal' || failure.code === 'unavailable') logFault(request, error);
  return sendFailure(reply, failure);
}

/** Answers what no hook has seen, so that nothing has set the usual headers. */
export function answerUnrouted(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  return answerFailure(error, request, reply.headers(BARE_HEADERS));
}

/** Answers what is no HTTP at all, or came too slowly, before Fastify sees it. */
export function refuseConnection(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const status = late ? '408 Request Timeout' : tooLong ? '431 Too Large' : '400 Bad Request';
  const code: ApiFailureCode = late ? 'timeout' : tooLong ? 'too-large' : 'invalid';
  const body = JSON.stringify({ code, message: status.slice(4) });
  const headers = {
    ...BARE_HEADERS,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`);
}

function failureOf(error: FastifyError): ApiFailure {
  if (error instanceof StoreFailure) return { code: 'unavailable', after: 5 };
  if (error.code === 'FST_ERR_BAD_URL') {
    return { code: 'invalid', field: 'url', expected: 'an address that can be decoded' };
  }
  const known = KNOWN[error.code];
  if (known === 'invalid') return { code: 'invalid', field: 'body', expected: 'valid JSON' };
  if (known) return { code: known };
  // A body that is no JSON, or one with a key called __proto__.
  if (error.statusCode === 400) return { code: 'invalid', field: 'body', expected: 'valid JSON' };
  if (error.statusCode === 408) return { code: 'timeout' };
  // A file asked for by `If-Match` or `If-Unmodified-Since`.
  if (error.statusCode === 412) return { code: 'precondition-failed' };
  // A file that is not there, or a path that leads out of the app's folder.
  if (error.statusCode === 403 || error.statusCode === 404) return { code: 'not-found' };
  return { code: 'internal' };
}

/** Names the fault and where it happened. Its message may quote people's data and stays out. */
export function logFault(request: FastifyRequest, error: Error & { code?: string }): void {
  const at = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const failure = error instanceof StoreFailure ? error.message : undefined;
  request.log.error({ error: error.name, code: error.code, failure, at });
}

/** Answers with a result's value, or with its failure. */
export function sendResult<Value>(
  reply: FastifyReply,
  result: { ok: true; value: Value } | { ok: false; error: ApiFailure },
): FastifyReply {
  if (!result.ok) return sendFailure(reply, result.error);
  return reply.header('cache-control', 'no-store').send(result.value);
}
