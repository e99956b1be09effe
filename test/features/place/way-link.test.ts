import { expect, test } from 'vitest';
import { mapsAppOf, wayLink } from '../../../app/features/place/way-link.ts';

const place = {
  name: 'Café & Küche',
  geo: { latitude: 52.5, longitude: 13.4 },
  address: { street: 'Am Platz 1', postalCode: '10367', city: 'Berlin' },
};

test('the way opens in the maps app of the device', () => {
  expect(wayLink(place, 'android')).toBe('geo:52.5,13.4?q=52.5,13.4(Caf%C3%A9%20%26%20K%C3%BCche)');
  expect(wayLink(place, 'apple')).toBe('maps://?ll=52.5,13.4&q=Caf%C3%A9%20%26%20K%C3%BCche');
  expect(wayLink(place, 'none')).toMatch(
    /^https:\/\/www\.openstreetmap\.org\/\?mlat=52\.5&mlon=13\.4/,
  );
});

test('without a point the street is looked for', () => {
  const { geo: _geo, ...withoutPoint } = place;
  expect(wayLink(withoutPoint, 'android')).toBe('geo:0,0?q=Am%20Platz%201%2C%2010367%20Berlin');
});

test('a town alone is no way', () => {
  expect(wayLink({ name: 'Amt', address: { city: 'Berlin' } }, 'android')).toBeUndefined();
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 'apple'],
  ['Mozilla/5.0 (Linux; Android 11; moto e7)', 'android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0)', 'none'],
])('%s has the maps app %s', (agent, app) => {
  expect(mapsAppOf(agent)).toBe(app);
});
