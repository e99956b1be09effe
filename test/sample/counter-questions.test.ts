import { expect, test } from 'vitest';
import questions from '../search/counter-questions.json' with { type: 'json' };
import { writtenDocuments } from './written-documents.ts';

test('the forty questions of a counter are asked, in words as people type them', () => {
  expect(new Set(questions.map(({ question }) => question)).size).toBeGreaterThanOrEqual(40);
  const typed = questions.map((question) => question.typed);
  expect([...new Set(typed)]).toEqual(typed);
});

test('whoever asks at the counter is sent to a place or an event that there is', () => {
  const known = new Set(writtenDocuments('lichtenberg').map((doc) => doc._id));
  // What ends in a star means every imported record whose id begins so.
  const named = questions.flatMap(({ wants }) => wants).filter((id) => !id.endsWith('*'));
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});
