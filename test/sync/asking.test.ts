import { afterEach, describe, expect, it, vi } from 'vitest';
import { failure, success } from '#domain/result.ts';
import { type EngineParts, SyncEngine } from '../../app/sync/engine.ts';
import { StatusBoard } from '../../app/sync/status.ts';
import type { SyncFailure } from '../../app/sync/sync-failure.ts';
import { PageDouble } from '../support/page-double.ts';

let engine: SyncEngine | undefined;

afterEach(() => engine?.stop());

/** An engine that rests for as long as nobody asks. */
function start(round: EngineParts['round']): StatusBoard {
  const board = new StatusBoard();
  engine = new SyncEngine({
    name: 'test',
    round,
    server: { live: async () => undefined },
    board,
    page: new PageDouble(),
    random: () => 0,
    rest: () => 600_000,
  });
  return board;
}

describe('a person who presses "Jetzt versuchen"', () => {
  it('ends the rest after a failure at once', async () => {
    const round = vi.fn(async () => failure<SyncFailure>({ code: 'noContact' }));
    const board = start(round);
    await vi.waitUntil(() => board.current.trouble === 'unreachable');
    expect(round).toHaveBeenCalledTimes(1);
    board.ask();
    await vi.waitUntil(() => round.mock.calls.length === 2);
  });

  it('is told when device and server speak, and when they have spoken', async () => {
    let end: () => void = () => undefined;
    const board = start(async () => {
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      return success({ after: 0 });
    });
    await vi.waitUntil(() => board.current.isTalking);
    end();
    await vi.waitUntil(() => board.current.isTalking === false);
  });

  it('learns that the device has no access any more', async () => {
    for (const code of ['forbidden', 'otherServer'] as const) {
      const board = start(async () => failure<SyncFailure>({ code }));
      await vi.waitUntil(() => board.current.trouble === code);
      await engine?.stop();
    }
  });
});
