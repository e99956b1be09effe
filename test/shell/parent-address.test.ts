import { describe, expect, it } from 'vitest';
import { isHome, parentOf, quarterIn } from '../../app/shell/parent-address.ts';

describe('"Zurück" on a screen that was opened by a link', () => {
  it('leads to the screen above', () => {
    const parents = {
      '/q/a/place/osm~node~1': '/q/a/directory',
      '/q/a/event/treff': '/q/a/events',
      '/q/a/poster/place/caf%C3%A9': '/q/a/place/caf%C3%A9',
      '/q/a/poster/week/2026-11-23': '/q/a/events',
      '/q/a/poster/emergency': '/q/a/emergency',
      '/q/a/settings': '/q/a',
      '/q/a/persons': '/q/a/settings',
      '/q/a/person/1f': '/q/a/persons',
      '/q/a/person/1f/report': '/q/a/person/1f',
      '/q/a/volunteer/1f': '/q/a/volunteers',
      '/q/a/volunteer/1f/end': '/q/a/volunteer/1f',
      '/q/a/roster-sheet': '/q/a/roster',
      '/q/a/my-hours': '/q/a/roster',
      '/q/a/to-clear': '/q/a/settings',
      '/q/a/lending': '/q/a',
      '/q/a/lending/4f': '/q/a/lending',
      '/q/a/lending/4f/lend': '/q/a/lending/4f',
      '/q/a/lending-labels': '/q/a/lending',
      '/q/a/loan/4f': '/q/a/lending',
      '/q/a/treff': '/q/a',
      '/q/a/treff/visit/x~2026-12-01~1f': '/q/a/treff',
      '/q/a/same-persons': '/q/a/persons',
      '/q/a/privacy/consent': '/q/a/privacy',
      '/q/a/my-data': '/q/a/privacy',
      '/q/a/attendance/fest': '/q/a/event/fest',
      '/q/a/attendance/fest/sheet': '/q/a/attendance/fest',
      '/nowhere': '/',
    };
    const found = Object.keys(parents).map((path) => [path, parentOf(path)]);
    expect(Object.fromEntries(found)).toEqual(parents);
  });

  it('is not shown on home', () => {
    expect(['/q/a', '/q/a/', '/q/a/events', '/'].map(isHome)).toEqual([true, true, false, false]);
  });

  it('knows the quarter of an address', () => {
    expect(['/q/a', '/q/b/events', '/', '/quarters'].map(quarterIn)).toEqual([
      'a',
      'b',
      undefined,
      undefined,
    ]);
  });
});
