import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admission, Admitted, SentBack } from '../admission.ts';
import { sendFailure } from '../api-failure.ts';

/** The header that carries a place in line, both ways. */
const TICKET = 'x-ticket';

/** Asks for a request to be let in, with the ticket that it brings. */
export function askIn(admission: Admission, { headers }: FastifyRequest): Admitted | SentBack {
  const shown = headers[TICKET];
  return admission.enter(typeof shown === 'string' ? shown : undefined);
}

/** Answers who has to come again: 429, when, and the ticket that keeps the place. [RFC 6585, 4] */
export function sendBack(reply: FastifyReply, { after, ticket }: SentBack): FastifyReply {
  if (ticket !== undefined) reply.header(TICKET, ticket);
  return sendFailure(reply, { code: 'busy', after });
}
