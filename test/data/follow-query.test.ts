import { liveQuery } from 'dexie';
import { beforeEach, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { followQuery } from '../../app/data/follow-query.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;
let refuses: boolean;
let heard: unknown[];

beforeEach(() => {
  database = aDatabase();
  refuses = false;
  heard = [];
});

const read = async () => {
  const value = (await database.settings.get('language'))?.value;
  if (refuses) throw new DOMException('Connection lost.', 'UnknownError');
  return value;
};
const follow = () => followQuery(liveQuery(read), (value) => heard.push(value), 20);
const write = (value: string) => database.settings.put({ key: 'language', value });

it('a query that failed at first is asked again, and follows what changes', async () => {
  await write('ar');
  refuses = true;
  const stop = follow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toEqual([]);
  refuses = false;
  await expect.poll(() => heard).toEqual(['ar']);
  await write('de');
  await expect.poll(() => heard).toEqual(['ar', 'de']);
  stop();
});

it('nothing is asked after its end', async () => {
  refuses = true;
  const stop = follow();
  await new Promise((resolve) => setTimeout(resolve, 30));
  stop();
  refuses = false;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(heard).toEqual([]);
});
