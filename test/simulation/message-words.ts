import type { Message } from './message.ts';
import type { Copy } from './replicas.ts';

type Json = Record<string, unknown>;

/** What was asked and answered, in a line for each document: who reads a history looks for one. */
export function exchangeOf({ name, request, answer }: Message): string[] {
  const asked = read(request.body);
  const got = read(answer?.body);
  const told = `${name} → ${answer?.status ?? '-'}`;
  if (answer?.status !== 200) return [`${told} ${answer?.body.slice(0, 80) ?? ''}`];
  if (Array.isArray(asked.writes)) return pushOf(told, asked, got);
  if (Array.isArray(got.unknown)) return differenceOf(told, got);
  if (Array.isArray(got.changes)) return [told, ...listOf(name, 'shows', got.changes)];
  const lines = answer.body.split('\n').slice(1).filter(Boolean).map(read);
  return [told, ...listOf(name, 'holds', lines)];
}

function pushOf(told: string, { writes, heal }: Json, { results }: Json): string[] {
  const outcomes = (results ?? []) as Json[];
  const lines = (writes as Json[]).map((write, index) => {
    const { outcome, rev = '', code = '', current } = outcomes[index] ?? {};
    const now = current ? wordsFor(current as Json) : '';
    const base = write.base ?? 'nothing';
    return `  ${heal ? 'heals' : 'sends'} ${write.id} on ${base} ${wordsFor(write)} → ${outcome} ${rev}${code} ${now}`;
  });
  return [told, ...lines.map((line) => told.split(' ')[1] + line)];
}

function differenceOf(told: string, { docs, gone, unknown }: Json): string[] {
  const who = told.split(' ').slice(0, 2).join(' ');
  return [
    told,
    ...listOf(who, 'differs', docs as Json[]),
    ...(gone as Json[]).map(
      ({ id, why, rev, clock }) => `${who} gone ${id} ${why} ${rev} ${JSON.stringify(clock)}`,
    ),
    ...(unknown as string[]).map((id) => `${who} unknown ${id}`),
  ];
}

function listOf(who: string, verb: string, changes: readonly unknown[]): string[] {
  return changes.map((change) => {
    const { id, ...rest } = change as Json;
    return `${who} ${verb} ${id} ${wordsFor(rest)}`;
  });
}

const UNIMPORTANT = new Set([
  '_id',
  'type',
  'createdAt',
  'doors',
  'from',
  'by',
  'clock',
  'arrivedAt',
  'arrivalProof',
  'placeId',
  'personId',
  'sessionId',
  'source',
  'writer',
  'date',
  'deleteAfter',
]);

/** A version in few words: rev, clock, and what people wrote. */
export function wordsFor({ rev = '', doc, deleted, clock, reason }: Json): string {
  if (deleted) return `${rev} DELETED (${reason}) ${JSON.stringify(clock)}`;
  const fields = Object.entries((doc ?? {}) as Json).filter(([field]) => !UNIMPORTANT.has(field));
  const clockHere = JSON.stringify((doc as Json | undefined)?.clock ?? {}).replace(/d0000000/g, '');
  return `${rev} ${clockHere} ${JSON.stringify(Object.fromEntries(fields))}`;
}

function read(text: string | undefined): Json {
  try {
    return JSON.parse(text ?? '') as Json;
  } catch {
    return {};
  }
}

/** How a copy stands, in a line. */
export function shown(copy: Copy | undefined): string {
  return copy ? wordsFor({ rev: copy.rev, ...copy.version }) : 'nothing';
}
