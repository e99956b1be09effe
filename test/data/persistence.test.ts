import { afterEach, expect, it, vi } from 'vitest';
import { noteSaved, wasSaved } from '../../app/data/persistence.ts';

afterEach(() => void vi.unstubAllGlobals());

it('a device without room for the note that a quarter was saved goes on without it', () => {
  const setItem = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: () => null, setItem });
  noteSaved('lichtenberg');
  expect(wasSaved('lichtenberg')).toBe(false);
});
