import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { SearchClient } from '../../app/search/search-client.ts';
import type { SearchReply, SearchRequest } from '../../app/search/search-messages.ts';
import type { SearchAnswer } from '../../app/search/use-search.ts';
import { aPlace } from '../support/builders.ts';
import { eventually } from '../support/eventually.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;
let client: SearchClient | undefined;

beforeEach(async () => {
  database = aDatabase();
  setLocalDatabase(database);
  const doc = aPlace({ name: 'Rollatoren' });
  await database.documents.put({ quarter: 'hier', id: doc._id, type: 'place', rev: '1-a', doc });
});

afterEach(() => {
  client?.close();
  database.close();
});

/** A worker whose answers the test writes. */
class WrittenWorker extends EventTarget {
  requests: SearchRequest[] = [];
  terminated = false;

  postMessage(request: SearchRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(data: SearchReply): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function clientWith(worker: WrittenWorker): SearchClient {
  return new SearchClient('hier', () => worker as unknown as Worker);
}

test('an answer to an older question never overtakes the newest', () => {
  const worker = new WrittenWorker();
  client = clientWith(worker);
  const heard: SearchAnswer[] = [];
  const asker = client.asker((answer) => heard.push(answer));
  asker.ask('rol');
  asker.ask('roll');
  worker.say({ kind: 'answer', asker: 1, text: 'rol', ids: ['place:alt'], whole: true });
  worker.say({ kind: 'answer', asker: 1, text: 'roll', ids: ['place:neu'], whole: true });
  worker.say({ kind: 'answer', asker: 1, text: 'rol', ids: ['place:alt'], whole: true });
  expect(heard).toEqual([{ text: 'roll', ids: ['place:neu'], whole: true }]);
});

test('whoever has left hears nothing more', () => {
  const worker = new WrittenWorker();
  client = clientWith(worker);
  const answered = vi.fn();
  const asker = client.asker(answered);
  asker.ask('rol');
  asker.leave();
  worker.say({ kind: 'answer', asker: 1, text: 'rol', ids: [], whole: true });
  expect(answered).not.toHaveBeenCalled();
  expect(worker.requests.at(-1)).toEqual({ kind: 'leave', asker: 1 });
});

test('without workers the page searches by itself', async () => {
  client = new SearchClient('hier', () => {
    throw new Error('no module workers here');
  });
  expect((await answerTo(client, 'rollator'))?.ids).toEqual(['place:sanitaetshaus']);
});

test.each([
  ['cannot read the documents', (worker: WrittenWorker) => worker.say({ kind: 'failed' })],
  ['breaks', (worker: WrittenWorker) => worker.dispatchEvent(new Event('error'))],
])('a worker that %s is replaced, and the open question is answered', async (_what, fail) => {
  const worker = new WrittenWorker();
  client = clientWith(worker);
  const answered = vi.fn();
  client.asker(answered).ask('rollator');
  fail(worker);
  const answer = expect.objectContaining({ ids: ['place:sanitaetshaus'], whole: true });
  await eventually(() => expect(answered).toHaveBeenLastCalledWith(answer));
  expect(worker.terminated).toBe(true);
});

async function answerTo(asked: SearchClient, text: string): Promise<SearchAnswer | undefined> {
  let last: SearchAnswer | undefined;
  asked
    .asker((answer) => {
      last = answer;
    })
    .ask(text);
  await eventually(() => expect(last?.whole).toBe(true));
  return last;
}
