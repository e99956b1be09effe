import { expect, it } from 'vitest';
import { clockGoingOn } from '../../app/data/going-on.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

/** A tablet with both of its clocks, at ten to begin with. */
function aTablet() {
  const time = { growing: 5_000, settable: 36_000_000 };
  const clock = clockGoingOn({ growing: () => time.growing, settable: () => time.settable });
  const begun = clock();
  return {
    passed: () => clock() - begun,
    pass(ms: number) {
      time.growing += ms;
      time.settable += ms;
    },
    sleep(ms: number) {
      time.settable += ms;
    },
    setClock(by: number) {
      time.settable += by;
    },
  };
}

it('the clock goes on while the tablet is used, and while it sleeps', () => {
  const tablet = aTablet();
  tablet.pass(MINUTE);
  expect(tablet.passed()).toBe(MINUTE);
  tablet.sleep(MINUTE);
  expect(tablet.passed()).toBe(2 * MINUTE);
});

it('a tablet whose clock is set back is as old as before', () => {
  const tablet = aTablet();
  tablet.setClock(-YEAR);
  tablet.pass(MINUTE);
  expect(tablet.passed()).toBe(MINUTE);
});

it('a clock that went a year ahead and was put right does not stand still for that year', () => {
  const tablet = aTablet();
  tablet.setClock(YEAR);
  const ahead = tablet.passed();
  tablet.setClock(-YEAR);
  expect(tablet.passed()).toBe(ahead);
  tablet.pass(MINUTE);
  expect(tablet.passed()).toBe(ahead + MINUTE);
});
