import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Gathering } from '../../app/sync/gathering.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what is written goes almost at once; what follows soon waits for more and goes together', () => {
  const send = vi.fn();
  const gathering = new Gathering(send);
  gathering.add();
  gathering.add();
  vi.advanceTimersByTime(20);
  expect(send).toHaveBeenCalledTimes(1);
  for (let written = 0; written < 5; written += 1) {
    gathering.add();
    vi.advanceTimersByTime(20);
  }
  expect(send).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(250);
  expect(send).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1_000);
  expect(send).toHaveBeenCalledTimes(2);
  gathering.add();
  vi.advanceTimersByTime(20);
  expect(send).toHaveBeenCalledTimes(3);
});

it('nothing is sent after its end', () => {
  const send = vi.fn();
  const gathering = new Gathering(send);
  gathering.add();
  gathering.end();
  vi.advanceTimersByTime(1_000);
  expect(send).not.toHaveBeenCalled();
});
