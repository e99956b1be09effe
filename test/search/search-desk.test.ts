import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { onDocumentsChanged } from '../../app/data/document-changes.ts';
import { SearchDesk } from '../../app/search/search-desk.ts';
import type { SearchReply } from '../../app/search/search-messages.ts';
import { anEvent, aPlace } from '../support/builders.ts';
import { eventually } from '../support/eventually.ts';
import { aDatabase } from '../support/memory-database.ts';

type Answer = Extract<SearchReply, { kind: 'answer' }>;

/** Reached only by what is broken. */

let database: LocalDatabase;
let replies: SearchReply[];
let desk: SearchDesk;

beforeEach(() => {
  database = aDatabase();
  replies = [];
  desk = new SearchDesk(
    (reply) => replies.push(reply),
    () => database,
  );
});

afterEach(() => {
  desk.close();
  database.close();
});

test('places and events of the quarter are found, others are not', async () => {
  await keep('hier', aPlace({ _id: 'place:a', name: 'Chorprobe' }));
  await keep('hier', anEvent({ _id: 'event:b', title: 'Chorkonzert' }));
  await keep('woanders', aPlace({ _id: 'place:c', name: 'Chorraum' }));
  open('hier');
  ask(1, 'chor');
  await eventually(() => expect(lastAnswer(1)).toMatchObject({ whole: true }));
  expect(lastAnswer(1)?.ids.toSorted()).toEqual(['event:b', 'place:a']);
});

test('what this version cannot read is left out', async () => {
  await keep('hier', aPlace({ name: 'Chorprobe' }), 'parked:place');
  open('hier');
  ask(1, 'chor');
  await eventually(() => expect(lastAnswer(1)).toMatchObject({ whole: true, ids: [] }));
});

test('of questions that follow each other at once only the newest is answered', async () => {
  await keep('hier', aPlace({ name: 'Rollatoren' }));
  open('hier');
  for (const text of ['ro', 'rol', 'roll']) ask(1, text);
  await eventually(() => expect(lastAnswer(1)?.ids).toHaveLength(1));
  const texts = replies.filter((reply) => reply.kind === 'answer').map((reply) => reply.text);
  expect(new Set(texts)).toEqual(new Set(['roll']));
});

test('a question is answered anew by itself when documents change', async () => {
  await keep('hier', aPlace({ _id: 'place:a', name: 'Bäckerei' }));
  const stop = onDocumentsChanged(database, () => desk.receive({ kind: 'changed' }));
  open('hier');
  ask(1, 'bäckerei');
  await eventually(() => expect(lastAnswer(1)?.ids).toEqual(['place:a']));
  await keep('hier', aPlace({ _id: 'place:b', name: 'Bäckerei Süd' }));
  await database.documents.delete(['hier', 'place:a']);
  await eventually(() => expect(lastAnswer(1)?.ids).toEqual(['place:b']));
  stop();
});

test('whoever has left is answered no more', async () => {
  await keep('hier', aPlace({ name: 'Rollatoren' }));
  open('hier');
  ask(1, 'roll');
  desk.receive({ kind: 'leave', asker: 1 });
  ask(2, 'roll');
  await eventually(() => expect(lastAnswer(2)).toMatchObject({ whole: true }));
  expect(lastAnswer(1)).toBeUndefined();
});

test('a quarter larger than a portion is read to its end', async () => {
  const places = Array.from({ length: 230 }, (_, n) => aPlace({ _id: `place:${n}`, name: 'Bank' }));
  for (const place of places) await keep('hier', place);
  open('hier');
  ask(1, 'bank');
  await eventually(() => expect(lastAnswer(1)).toMatchObject({ whole: true }));
  expect(lastAnswer(1)?.ids).toHaveLength(230);
});

test('a database that cannot be read is told', async () => {
  database.close();
  open('hier');
  await eventually(() => expect(replies).toContainEqual({ kind: 'failed' }));
});

function open(quarter: string) {
  desk.receive({ kind: 'open', database: database.name, quarter, today: '2026-11-24' });
}

function ask(asker: number, text: string) {
  desk.receive({ kind: 'ask', asker, text });
}

function lastAnswer(asker: number): Answer | undefined {
  return replies.findLast(
    (reply): reply is Answer => reply.kind === 'answer' && reply.asker === asker,
  );
}

async function keep(quarter: string, doc: { _id: string; type: string }, type = doc.type) {
  await database.documents.put({ quarter, id: doc._id, type, rev: `1-${doc._id}`, doc });
}
