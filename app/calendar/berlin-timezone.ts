import type { Component } from './jcal.ts';

/** The clock of Europe/Berlin since 1996, when the rule of the European Union began.
 *  [RFC 5545, 3.6.5; Directive 2000/84/EC] */
export const berlinTimezone: Component = [
  'vtimezone',
  [['tzid', {}, 'text', 'Europe/Berlin']],
  [
    [
      'daylight',
      [
        ['tzname', {}, 'text', 'CEST'],
        ['tzoffsetfrom', {}, 'utc-offset', '+01:00'],
        ['tzoffsetto', {}, 'utc-offset', '+02:00'],
        ['dtstart', {}, 'date-time', '1996-03-31T02:00:00'],
        ['rrule', {}, 'recur', { freq: 'YEARLY', bymonth: 3, byday: '-1SU' }],
      ],
      [],
    ],
    [
      'standard',
      [
        ['tzname', {}, 'text', 'CET'],
        ['tzoffsetfrom', {}, 'utc-offset', '+02:00'],
        ['tzoffsetto', {}, 'utc-offset', '+01:00'],
        ['dtstart', {}, 'date-time', '1996-10-27T03:00:00'],
        ['rrule', {}, 'recur', { freq: 'YEARLY', bymonth: 10, byday: '-1SU' }],
      ],
      [],
    ],
  ],
];
