import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { askToPersist, isPersisted } from '../../app/data/persistence.ts';
import { forget, observeRemembered, remember } from '../../app/data/remembered.ts';
import { aDatabase } from '../support/memory-database.ts';

let asked = 0;

beforeEach(() => {
  setLocalDatabase(aDatabase());
  asked = 0;
});

afterEach(() => vi.unstubAllGlobals());

function browserStorage(answer: boolean): void {
  const persist = async () => {
    asked += 1;
    return answer;
  };
  vi.stubGlobal('navigator', { storage: { persist, persisted: async () => asked > 0 && answer } });
}

describe('what was remembered', () => {
  it('is listed newest first, once each, and can be taken off again', async () => {
    browserStorage(true);
    const seen: string[][] = [];
    const subscription = observeRemembered('q').subscribe((ids) => seen.push(ids));
    await remember('q', 'place:a', new Date('2026-11-24T09:00Z'));
    await remember('q', 'event:b', new Date('2026-11-24T10:00Z'));
    await remember('q', 'place:a', new Date('2026-11-24T11:00Z'));
    await remember('other', 'place:c', new Date('2026-11-24T11:00Z'));
    await expect.poll(() => seen.at(-1)).toEqual(['event:b', 'place:a']);
    await forget('q', 'event:b');
    await expect.poll(() => seen.at(-1)).toEqual(['place:a']);
    subscription.unsubscribe();
  });

  it('is the first own content: the browser is asked to keep it', async () => {
    browserStorage(true);
    await remember('q', 'place:a', new Date());
    await expect.poll(() => asked).toBe(1);
    expect(await isPersisted()).toBe(true);
    await remember('q', 'place:b', new Date());
    expect(await askToPersist()).toBe(true);
    expect(asked).toBe(1);
  });

  it('is remembered all the same where the browser cannot be asked', async () => {
    vi.stubGlobal('navigator', {});
    await remember('q', 'place:a', new Date());
    expect(await askToPersist()).toBe(false);
    expect(await isPersisted()).toBe(false);
  });
});
