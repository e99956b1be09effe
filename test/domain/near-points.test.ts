import { expect, test } from 'vitest';
import { metresAway, nearPoints } from '#domain/near-points.ts';
import { anEvent, aPlace, aQuarter } from '../support/builders.ts';

const geo = { latitude: 52.5, longitude: 13.5 };
const hall = aPlace({ _id: 'place:halle', geo });
const placesById = new Map([[hall._id, hall]]);
const office = { name: 'Vor-Ort-Büro', geo: { latitude: 52.6, longitude: 13.6 } };

test('near is measured from where the Technik-Treffs meet', () => {
  const events = [
    anEvent({ treff: true, placeId: hall._id }),
    anEvent({ treff: true, placeId: 'place:fort' }),
    anEvent({ placeId: hall._id }),
  ];
  expect(nearPoints(aQuarter({ office }), events, placesById)).toEqual({ points: [geo] });
});

test('without a Treff it is measured from the office', () => {
  const near = nearPoints(aQuarter({ office }), [anEvent({ treff: true })], placesById);
  expect(near).toEqual({ points: [office.geo], officeName: 'Vor-Ort-Büro' });
});

test('where nobody knows either there is no near', () => {
  expect(nearPoints(aQuarter(), [], placesById)).toBeUndefined();
});

test('the nearest of several points counts; a place without position is nowhere', () => {
  const near = { points: [office.geo, geo] };
  expect(metresAway(hall, near)).toBe(0);
  expect(metresAway(aPlace(), near)).toBeUndefined();
});
