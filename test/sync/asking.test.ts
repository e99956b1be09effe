import { afterEach, describe, expect, it, vi } from 'vitest';
import { failure, success } from '#domain/result.ts';
import { type EngineParts, SyncEngine } from '../../app/sync/engine.ts';
import { otherTabs } from '../../app/sync/other-tabs.ts';
import { StatusBoard } from '../../app/sync/status.ts';
import type { SyncFailure } from '../../app/sync/sync-failure.ts';
import { until } from '../support/eventually.ts';
import { TestLocks } from '../support/lock-manager.ts';
import { PageDouble } from '../support/page-double.ts';

let engine: SyncEngine | undefined;
let page: PageDouble;

afterEach(() => engine?.stop());

/** An engine that rests for as long as nobody asks. */
function start(round: EngineParts['round'], others: Partial<EngineParts> = {}): StatusBoard {
  const board = new StatusBoard();
  page = new PageDouble();
  engine = new SyncEngine({
    name: 'test',
    round,
    server: { live: async () => undefined },
    board,
    page,
    random: () => 0,
    rest: () => 600_000,
    ...others,
  });
  return board;
}

describe('a person who presses "Jetzt versuchen"', () => {
  it('ends the rest after a failure at once', async () => {
    const round = vi.fn(async () => failure<SyncFailure>({ code: 'noContact' }));
    const board = start(round);
    await until(() => board.current.trouble === 'unreachable');
    expect(round).toHaveBeenCalledTimes(1);
    board.ask();
    await until(() => round.mock.calls.length === 2);
  });

  it('ends the rest of a device that was full: there may be room now', async () => {
    const round = vi.fn(async () => failure<SyncFailure>({ code: 'storageFull' }));
    const board = start(round);
    await until(() => board.current.notSaved === 'full');
    page.moment();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(round).toHaveBeenCalledTimes(1);
    board.ask();
    await until(() => round.mock.calls.length === 2);
  });

  it('does not shorten the patience that a busy server asked for', async () => {
    const round = vi.fn(async () => failure<SyncFailure>({ code: 'busy', afterMs: 600_000 }));
    const board = start(round);
    await until(() => round.mock.calls.length === 1);
    board.ask();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(round).toHaveBeenCalledTimes(1);
  });

  it('reaches the tab that leads from any other, and sees there how it goes', async () => {
    const round = vi.fn(async () => failure<SyncFailure>({ code: 'noContact' }));
    const locks = new TestLocks() as unknown as LockManager;
    const name = `test ${crypto.randomUUID()}`;
    const leading = start(round, { locks, others: otherTabs(name) });
    const first = engine;
    await until(() => leading.current.trouble === 'unreachable');
    const resting = vi.fn(async () => success({ after: 0 }));
    const other = start(resting, { locks, others: otherTabs(name) });
    other.ask();
    await until(() => round.mock.calls.length === 2);
    await until(() => other.current.trouble === 'unreachable');
    expect(other.current.isTalking).toBe(false);
    expect(resting).not.toHaveBeenCalled();
    await first?.stop();
  });

  it('is told when device and server speak, and when they have spoken', async () => {
    let end: () => void = () => undefined;
    const board = start(async () => {
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      return success({ after: 0 });
    });
    await until(() => board.current.isTalking);
    end();
    await until(() => board.current.isTalking === false);
  });

  it('learns that the server has no room for an hour, and that it has some again', async () => {
    const afters = [3600, 400, 3600, 0];
    const board = start(async () => success({ after: afters.shift() ?? 0 }));
    await until(() => board.current.isPutOff);
    // Many at once are busy for minutes: that is no lack of room.
    for (const isPutOff of [false, true, false]) {
      board.ask();
      await until(() => board.current.isPutOff === isPutOff);
    }
    board.learn({ isPutOff: true });
    board.forgetCopy();
    expect(board.current.isPutOff).toBe(false);
  });

  it('learns that the device has no access any more', async () => {
    for (const code of ['forbidden', 'otherServer'] as const) {
      const board = start(async () => failure<SyncFailure>({ code }));
      await until(() => board.current.trouble === code);
      await engine?.stop();
    }
  });
});
