import { describe, expect, it, vi } from 'vitest';
import { StatusBoard, type StatusFacts, statusOf } from '../../app/sync/status.ts';

const contactAt = '2026-11-24T09:40:00Z';
const whole = { whole: true, contactAt };

function statusFrom(facts: Partial<StatusFacts>) {
  return statusOf({ appStored: true, storageFull: false, wasLost: false, ...facts });
}

describe('"saved" is said', () => {
  it('when the documents and the app itself are on the device', () => {
    expect(statusFrom({ copy: whole })).toMatchObject({ phase: 'saved', contactAt });
  });

  it('not before the app itself is stored', () => {
    expect(statusFrom({ copy: whole, appStored: false }).phase).toBe('here');
  });

  it('never where the browser keeps nothing, and then with the reason', () => {
    for (const cannotKeep of ['private', 'insecure'] as const) {
      expect(statusFrom({ copy: whole, cannotKeep })).toMatchObject({
        phase: 'here',
        notSaved: cannotKeep,
      });
    }
  });

  it('still, with its date, when the server no longer answers', () => {
    expect(statusFrom({ copy: whole, trouble: 'unreachable' }).phase).toBe('saved');
  });

  it('not of a part', () => {
    const copy = { whole: false, received: 3, count: 9, contactAt };
    expect(statusFrom({ copy })).toMatchObject({ phase: 'arriving', received: 3, count: 9 });
    expect(statusFrom({ copy, trouble: 'unreachable' }).phase).toBe('unreachable');
  });
});

describe('the board', () => {
  it('says why the last try came to nothing, and that the copy is whole all the same', () => {
    for (const trouble of ['unreachable', 'forbidden', 'otherServer'] as const) {
      expect(statusFrom({ copy: whole, trouble })).toMatchObject({ phase: 'saved', trouble });
    }
    expect(statusFrom({ trouble: 'forbidden' })).toMatchObject({ phase: 'unreachable' });
    expect(statusFrom({ trouble: 'unknownQuarter' })).toMatchObject({
      phase: 'unknownQuarter',
      trouble: undefined,
    });
  });

  it('forgets what was written when another quarter is shown', () => {
    const board = new StatusBoard();
    board.learn({ appStored: true, delivery: { waiting: 1, refused: 0, hasArrived: false } });
    board.forgetCopy();
    expect(board.current.delivery).toBeUndefined();
  });

  it('passes on that a person asks for a try, until nobody listens any more', () => {
    const board = new StatusBoard();
    const asked = vi.fn();
    const stop = board.onAsked(asked);
    board.ask();
    stop();
    board.ask();
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
