import { beforeEach, describe, expect, it } from 'vitest';
import { type IdlePhase, IdleSession } from '../../../app/shell/kiosk/idle-session.ts';

let now = 0;
let session: IdleSession;

beforeEach(() => {
  now = 1_000_000;
  session = new IdleSession(() => now);
});

/** Goes on in time second by second, as the page looks; gives each change with its second. */
function pass(seconds: number): [second: number, phase: IdlePhase][] {
  const seen: [number, IdlePhase][] = [];
  for (let second = 1; second <= seconds; second += 1) {
    const { phase, visit } = session.current;
    now += 1_000;
    session.look();
    const after = session.current;
    if (after.phase !== phase || after.visit !== visit) seen.push([second, after.phase]);
  }
  return seen;
}

describe('who stands at an info tablet', () => {
  it('is asked after 60 seconds, and gone after 80: somebody else begins', () => {
    session.touch();
    expect(pass(59)).toEqual([]);
    expect(session.current).toEqual({ phase: 'used', visit: 0, isOpen: false });
    expect(pass(21)).toEqual([
      [1, 'warning'],
      [21, 'start'],
    ]);
    expect(session.current).toEqual({ phase: 'start', visit: 1, isOpen: false });
  });

  it('has 60 and 80 seconds anew with every touch, and after the answer to the question', () => {
    session.touch();
    pass(50);
    session.touch();
    expect(pass(59)).toEqual([]);
    expect(pass(19)).toEqual([[1, 'warning']]);
    session.touch();
    expect(session.current).toEqual({ phase: 'used', visit: 0, isOpen: false });
    expect(pass(59)).toEqual([]);
  });

  it('is not asked while something is read aloud: each look is a touch', () => {
    session.touch();
    for (let second = 0; second < 300; second += 1) {
      session.touch();
      expect(pass(1)).toEqual([]);
    }
    expect(session.current).toEqual({ phase: 'used', visit: 0, isOpen: false });
  });

  it('is done at once by "Fertig"', () => {
    session.touch();
    session.reset();
    expect(session.current).toEqual({ phase: 'start', visit: 1, isOpen: false });
  });

  it('is followed by pictures 60 seconds later, which a touch does not press through', () => {
    session.touch();
    expect(pass(140)).toEqual([
      [60, 'warning'],
      [80, 'start'],
      [140, 'pictures'],
    ]);
    session.touch();
    expect(session.current.phase).toBe('pictures');
    session.wake();
    expect(session.current).toEqual({ phase: 'start', visit: 1, isOpen: false });
    expect(pass(60)).toEqual([[60, 'pictures']]);
  });

  it('is gone as well where the tablet slept meanwhile', () => {
    session.touch();
    now += 3_600_000;
    session.look();
    expect(session.current).toEqual({ phase: 'start', visit: 1, isOpen: false });
  });

  it('has ten times as long with the key; with the visit that ends, too', () => {
    session.open();
    expect(session.current.isOpen).toBe(true);
    expect(pass(800)).toEqual([
      [600, 'warning'],
      [800, 'start'],
    ]);
    expect(session.current.isOpen).toBe(false);
    session.touch();
    expect(pass(60)).toEqual([[60, 'warning']]);
  });

  it('is told to all who listen, until they do not', () => {
    const seen: IdlePhase[] = [];
    const subscription = session.subscribe({ next: ({ phase }) => void seen.push(phase) });
    session.touch();
    session.touch();
    subscription.unsubscribe();
    session.reset();
    expect(seen).toEqual(['start', 'used']);
  });
});
