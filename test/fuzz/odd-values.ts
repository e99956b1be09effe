import { pick } from '../support/random.ts';

type Random = () => number;

const PATHS = [
  '../../etc/passwd',
  '..%2f..%2fregistry',
  '%2e%2e/%2e%2e',
  '....//',
  'lichtenberg/../registry',
  'lichtenberg%00',
  '_design/all',
  '_local/x',
  '%ff%fe',
  'registry',
  'a'.repeat(700),
  'constructor',
  '__proto__',
];
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u200f\u2066',
  'e\u0301'.repeat(200),
  '👩‍👩‍👧‍👦'.repeat(50),
  'İıſß\u1e9e',
  '\ufffe\uffff',
  '%24%7Bjndi:ldap:%2F%2Fx%7D',
  '<img src=x onerror=alert(1)>',
  "'; DROP TABLE places; --",
  '{{7*7}}',
  '2026-13-45',
  '-1',
  '1e999',
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(70_000),
  '9'.repeat(400),
];
const SCALARS = [null, true, false, 0, -0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, Number.MIN_VALUE];

/** Something that nobody asked for: wrong type, huge, deep, odd Unicode, named as objects' own. */
export function oddValue(random: Random, depth = 0): unknown {
  const kind = Math.floor(random() * 8);
  if (kind < 3) return pick(random, SCALARS);
  if (kind < 6) return pick(random, TEXTS);
  if (depth > 3) return [];
  if (kind === 6) return Array.from({ length: many(random) }, () => oddValue(random, depth + 1));
  return oddObject(random, depth);
}

/** A text that can stand in an address, raw or encoded. */
export function oddPath(random: Random): string {
  if (random() < 0.6) return pick(random, PATHS);
  const text = pick(random, TEXTS).slice(0, 300);
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'));
}

export function oddText(random: Random): string {
  return pick(random, TEXTS);
}

/** JSON as no serialiser writes it. */
export function oddJson(random: Random): string {
  const deep = 1 + Math.floor(random() * 20_000);
  return pick(random, [
    '',
    '{',
    '[[[',
    '{"a":1,"a":2}',
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    `${'['.repeat(deep)}${']'.repeat(deep)}`,
    `${'{"writes":'.repeat(deep)}1${'}'.repeat(deep)}`,
    `{"writes":[${'{},'.repeat(3000)}{}]}`,
    `{"x":"${'y'.repeat(900_000)}"}`,
    '"\\ud800"',
    '\ufeff{}',
    '1e400',
    'null',
  ]);
}

/** A value changed at one place, or several. */
export function spoiled(random: Random, value: unknown): unknown {
  if (random() < 0.15) return oddValue(random);
  if (Array.isArray(value)) {
    const items = value.map((item) => (random() < 0.4 ? spoiled(random, item) : item));
    if (random() < 0.15) items.push(oddValue(random));
    return items;
  }
  if (typeof value !== 'object' || value === null) return random() < 0.5 ? value : oddValue(random);
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const fate = random();
    if (fate < 0.1) return [];
    if (fate < 0.15) return [[oddText(random).slice(0, 200), inner]];
    return [[name, fate < 0.5 ? spoiled(random, inner) : inner]];
  });
  if (random() < 0.1)
    entries.push([pick(random, ['_deleted', '_rev', 'by', 'clock']), oddValue(random)]);
  return Object.fromEntries(entries);
}

function oddObject(random: Random, depth: number): unknown {
  const names = ['__proto__', 'constructor', 'toString', '_id', '_deleted', '', 'length', 'id'];
  const pairs = Array.from({ length: many(random) }, (_, n): [string, unknown] => [
    random() < 0.5 ? pick(random, names) : `k${n}`,
    oddValue(random, depth + 1),
  ]);
  // A plain key of that name, as `JSON.parse` makes one.
  const made: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true });
  }
  return made;
}

function many(random: Random): number {
  return random() < 0.05 ? 300 : Math.floor(random() * 5);
}
