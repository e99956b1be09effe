import { expect, it } from 'vitest';
import { conflictsAmong, valueIn, withValueIn } from '#domain/conflict.ts';
import { supersededOf } from '#domain/superseded.ts';
import { aPlace } from '../support/builders.ts';

const at = (day: string) => new Date(`2026-11-${day}T10:00:00Z`);
const gaveWay = (field: string, value: unknown, day = '20') =>
  supersededOf({ about: 'place:a', field, value, by: 'team' }, at(day)) as never;
const place = aPlace({
  _id: 'place:a',
  fees: 'frei',
  exceptions: [
    { date: '2026-12-24', closed: true },
    { date: '2026-12-31', closed: true },
  ] as never,
});
const docOf = (id: string) => (id === place._id ? (place as never) : undefined);

it('two values of a field are told with what stands now, oldest first', () => {
  const other = { date: '2026-12-24', from: '10:00', to: '12:00' };
  const { open, settled } = conflictsAmong(
    [gaveWay('fees', '2 Euro', '22'), gaveWay('exceptions.2026-12-24', other, '21')],
    docOf,
  );
  expect(
    open.map(({ field, current, other, otherBy }) => [field, current, other, otherBy]),
  ).toEqual([
    ['exceptions.2026-12-24', { date: '2026-12-24', closed: true }, other, 'team'],
    ['fees', 'frei', '2 Euro', 'team'],
  ]);
  expect(settled).toEqual([]);
});

it('nothing is left to decide where the document is gone or says the same by now', () => {
  const gone = supersededOf({ about: 'place:b', field: 'fees', value: 'x' }, at('20')) as never;
  const { open, settled } = conflictsAmong([gaveWay('fees', 'frei'), gone], docOf);
  expect([open.length, settled.length]).toEqual([0, 2]);
});

it('a value is taken over into its field, its list, or taken away', () => {
  expect(withValueIn(place as never, 'fees', '2 Euro')).toMatchObject({ fees: '2 Euro' });
  expect('fees' in withValueIn(place as never, 'fees', undefined)).toBe(false);
  const other = { date: '2026-12-24', from: '10:00' };
  const taken = withValueIn(place as never, 'exceptions.2026-12-24', other);
  expect(taken.exceptions).toEqual([other, { date: '2026-12-31', closed: true }]);
  const without = withValueIn(place as never, 'exceptions.2026-12-24', undefined);
  expect(without.exceptions).toEqual([{ date: '2026-12-31', closed: true }]);
  const added = withValueIn(place as never, 'exceptions.2027-01-01', { date: '2027-01-01' });
  expect(valueIn(added, 'exceptions.2027-01-01')).toEqual({ date: '2027-01-01' });
});
