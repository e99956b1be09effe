import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { keepDraft, readDraft } from '../../app/data/drafts.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { remember, rememberedIds } from '../../app/data/remembered.ts';
import { changeSettings, readSettings } from '../../app/data/settings.ts';
import { visitorChoices } from '../../app/data/visitor-choices.ts';
import { dropVisitorThings } from '../../app/data/visitor-things.ts';
import { dumpOf } from '../support/local-dump.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;

beforeEach(() => {
  database = aDatabase();
  setLocalDatabase(database);
});
afterEach(() => visitorChoices.switch(false));

it('what somebody chooses at an info tablet holds for them alone and is written nowhere', async () => {
  await changeSettings({ textSize: 125, language: 'de-simple' });
  const before = await dumpOf(database);
  visitorChoices.switch(true);
  await changeSettings({ language: 'ar' });
  await changeSettings({ textSize: 200, contrast: 'more' });
  expect(visitorChoices.current.choices).toEqual({
    language: 'ar',
    textSize: 200,
    contrast: 'more',
  });
  expect(await dumpOf(database)).toBe(before);
  visitorChoices.forget();
  expect(visitorChoices.current).toEqual({ isOn: true, choices: {} });
  expect(await readSettings()).toMatchObject({ textSize: 125, language: 'de-simple' });
});

it('the quarter is the tablet’s own, and so is everything once it is opened with the key', async () => {
  visitorChoices.switch(true);
  await changeSettings({ quarter: 'q' });
  expect((await readSettings()).quarter).toBe('q');
  expect(visitorChoices.current.choices).toEqual({});
  await changeSettings({ language: 'ar' });
  visitorChoices.switch(false);
  expect(visitorChoices.current.choices).toEqual({});
  await changeSettings({ scheme: 'dark' });
  expect(await readSettings()).toMatchObject({ scheme: 'dark', quarter: 'q' });
  expect((await readSettings()).language).toBeUndefined();
});

it('a phone that becomes an info tablet keeps nothing of whoever had it', async () => {
  await keepDraft('q', 'request', { phone: '030 1' }, new Date());
  await remember('q', 'place:a', new Date());
  await changeSettings({ textSize: 150 });
  await dropVisitorThings(database);
  expect(await readDraft('q', 'request')).toBeUndefined();
  expect(await rememberedIds('q')).toEqual([]);
  expect((await readSettings()).textSize).toBe(150);
});
