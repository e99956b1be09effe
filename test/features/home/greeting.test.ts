import { expect, it } from 'vitest';
import { greetingAt } from '../../../app/features/home/greeting.ts';
import { de } from '../../../app/texts/de.ts';

it.each([
  ['03:59', 'Guten Abend'],
  ['04:00', 'Guten Morgen'],
  ['10:59', 'Guten Morgen'],
  ['11:00', 'Guten Tag'],
  ['17:59', 'Guten Tag'],
  ['18:00', 'Guten Abend'],
])('at %s it says %s', (time, greeting) => {
  expect(greetingAt(time, de)).toBe(greeting);
});
