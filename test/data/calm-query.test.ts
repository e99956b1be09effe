import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { calmQuery } from '../../app/data/calm-query.ts';
import type { LocalDatabase, OutboxEntry } from '../../app/data/database.ts';
import { onOutboxChanged } from '../../app/data/document-changes.ts';
import { kept } from '../../app/data/kept-promise.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;
let frames: (() => void)[];

beforeEach(async () => {
  database = aDatabase();
  await database.open();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
});

afterEach(() => {
  vi.unstubAllGlobals();
  database.close();
});

const put = (value: string) => database.own.put({ key: 'a', value });
const nextFrame = () => {
  for (const frame of frames.splice(0)) frame();
};

it('reads at once at first, after each change when the screen has had its frame, and goes on so', async () => {
  const seen: unknown[] = [];
  let reads = 0;
  const read = async () => {
    reads += 1;
    return (await kept(rowOf(database)))?.value;
  };
  const subscription = calmQuery(read).subscribe({ next: (value) => void seen.push(value) });
  await expect.poll(() => seen).toEqual([undefined]);
  for (const value of ['one', 'two', 'three']) {
    const before = reads;
    await put(value);
    await expect.poll(() => frames.length).toBe(1);
    expect(reads).toBe(before);
    nextFrame();
    await expect.poll(() => seen.at(-1)).toBe(value);
  }
  subscription.unsubscribe();
});

it('waits for no frame where none comes', async () => {
  vi.unstubAllGlobals();
  const seen: unknown[] = [];
  const subscription = calmQuery(() => database.own.get('a')).subscribe({
    next: (row) => void seen.push(row?.value),
  });
  await expect.poll(() => seen).toEqual([undefined]);
  await put('one');
  await expect.poll(() => seen.at(-1)).toBe('one');
  await put('two');
  await expect.poll(() => seen.at(-1)).toBe('two');
  subscription.unsubscribe();
});

it('looks at what is to be sent when whoever pressed has seen the answer, once for all of it', async () => {
  let told = 0;
  const stop = onOutboxChanged(database, () => {
    told += 1;
  });
  for (const id of ['a', 'b', 'c']) await database.outbox.put(waiting(id));
  await expect.poll(() => frames.length).toBe(1);
  expect(told).toBe(0);
  nextFrame();
  await expect.poll(() => told).toBe(1);
  await database.outbox.put(waiting('d'));
  await expect.poll(() => frames.length).toBe(1);
  nextFrame();
  await expect.poll(() => told).toBe(2);
  await database.outbox.put(waiting('e'));
  stop();
  nextFrame();
  await new Promise((go) => setTimeout(go, 60));
  expect(told).toBe(2);
});

it('looks at what is to be sent in a hidden tab too', async () => {
  vi.unstubAllGlobals();
  let told = 0;
  const stop = onOutboxChanged(database, () => {
    told += 1;
  });
  await database.outbox.put(waiting('a'));
  await expect.poll(() => told).toBe(1);
  stop();
});

function waiting(id: string): OutboxEntry {
  const fresh = { status: 'pending', base: null, heal: false, clean: false } as const;
  return { quarter: 'lichtenberg', id, ...fresh, bases: [], order: 1, since: '' };
}

async function rowOf({ own }: LocalDatabase): Promise<{ value: unknown } | undefined> {
  return own.get('a');
}
