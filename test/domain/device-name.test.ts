import * as v from 'valibot';
import { expect, it } from 'vitest';
import { DeviceName, plainName } from '#domain/device-name.ts';

it.each([
  ['  Tablet\n Hüllen\t2 ', 'Tablet Hüllen 2'],
  ['\u202egnp.exe\u202c', 'gnp.exe'],
  ['Half \ud83d pair', 'Half pair'],
  ['Müller 👵', 'Müller 👵'],
  ['<b>fett</b>', '<b>fett</b>'],
])('a device’s name is one line of whole characters: %j', (given, kept) => {
  expect(plainName(given)).toBe(kept);
  expect(plainName(kept)).toBe(kept);
});

it('a device’s name has at most 60 characters', () => {
  expect(v.safeParse(DeviceName, 'x'.repeat(60)).success).toBe(true);
  expect(v.safeParse(DeviceName, 'x'.repeat(61)).success).toBe(false);
  expect(v.safeParse(DeviceName, 'x'.repeat(1_000_000)).success).toBe(false);
});
