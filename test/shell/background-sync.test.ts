import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askForBackgroundSync } from '../../app/shell/background-sync.ts';
import { OUTBOX_TAG } from '../../app/sync/background-rounds.ts';
import { anEntry } from '../support/device-data.ts';
import { aDatabase } from '../support/memory-database.ts';

/** A page that can be hidden and left. */
class Leavable extends EventTarget {
  visibilityState = 'visible';
  hide(): void {
    this.visibilityState = 'hidden';
    this.dispatchEvent(new Event('visibilitychange'));
  }
  show(): void {
    this.visibilityState = 'visible';
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: Leavable;
let window: EventTarget;
let database: ReturnType<typeof aDatabase>;
let stop: () => void;
const register = vi.fn(async (_tag: string) => undefined);

beforeEach(() => {
  page = new Leavable();
  window = new EventTarget();
  register.mockClear();
  const getRegistration = async () => ({ sync: { register } });
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration } });
  database = aDatabase();
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  database.close();
});

/** Something was written, and nobody has told of it yet. */
async function writeUnheard(status: 'pending' | 'kept'): Promise<void> {
  await database.outbox.put(anEntry({ id: 'place:a', status }));
  stop = askForBackgroundSync(database);
}

const leave = {
  hidden: () => page.hide(),
  left: () => window.dispatchEvent(new Event('pagehide')),
};

it.each(['hidden', 'left'] as const)(
  'a page that is %s asks at once for what waits',
  async (how) => {
    await writeUnheard('pending');
    expect(register).not.toHaveBeenCalled();
    leave[how]();
    await expect.poll(() => register.mock.calls).toEqual([[OUTBOX_TAG]]);
  },
);

it('one that is shown again, or where nothing waits, asks for nothing', async () => {
  await writeUnheard('kept');
  leave.hidden();
  leave.left();
  await database.outbox.toArray();
  await database.outbox.update(['lichtenberg', 'place:a'], { status: 'pending' });
  await expect.poll(() => register.mock.calls.length).toBe(1);
  page.show();
  await database.outbox.toArray();
  await new Promise((resolve) => setTimeout(resolve));
  expect(register).toHaveBeenCalledTimes(1);
});

it('nothing is asked once it has ended', async () => {
  await writeUnheard('pending');
  stop();
  leave.hidden();
  leave.left();
  await database.outbox.toArray();
  await new Promise((resolve) => setTimeout(resolve));
  expect(register).not.toHaveBeenCalled();
});
