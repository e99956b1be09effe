import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, isUnverified } from '../access/devices.ts';
import type { Admission, Admitted, SentBack } from '../admission.ts';
import { sendFailure } from '../api-failure.ts';
import { networkOf } from '../pair/patience.ts';

/** The header that carries a place in line, both ways. */
const TICKET = 'x-ticket';

/**
 * Asks for a request to be let in, with the ticket that it brings. Places in line are counted by device;
 * by network where there is none, or one that everybody can make.
 */
export function askIn(
  admission: Admission,
  { headers, ip }: FastifyRequest,
  caller: Caller,
): Admitted | SentBack {
  const shown = headers[TICKET];
  const { deviceId } = caller;
  const whose = deviceId === undefined || isUnverified(caller) ? networkOf(ip) : deviceId;
  return admission.enter(typeof shown === 'string' ? shown : undefined, whose);
}

/** Answers who has to come again: 429, when, and the ticket that keeps the place. [RFC 6585, 4] */
export function sendBack(reply: FastifyReply, { after, ticket }: SentBack): FastifyReply {
  if (ticket !== undefined) reply.header(TICKET, ticket);
  return sendFailure(reply, { code: 'busy', after });
}
