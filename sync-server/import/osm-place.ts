import type { Geo } from '#domain/document.ts';
import { isLocalDate } from '#domain/local-time.ts';
import { phonesIn } from './conversions/phones.ts';
import { shortened, singleLine } from './conversions/short-texts.ts';
import { emailIn, websiteIn } from './conversions/web-and-mail.ts';
import { wheelchairIn } from './conversions/wheelchair.ts';
import { doorsOfTags, nameOfKind } from './osm-doors.ts';
import type { ReadRecord } from './record.ts';

const OTHER_NAMES = ['alt_name', 'short_name', 'official_name', 'old_name', 'loc_name'];
const PHONES = ['phone', 'contact:phone', 'mobile', 'contact:mobile'];
const WEBSITES = ['website', 'contact:website', 'url'];
const MAILS = ['email', 'contact:email'];

/**
 * Our place from OpenStreetMap tags; a German sentence where it is nothing for the directory.
 * `id` is `node/123`; `asOf` the day of the extract, which a `check_date` on the element betters.
 */
export function osmPlace(
  id: string,
  fields: Record<string, unknown>,
  geo: Geo | undefined,
  asOf: string | undefined,
): Omit<ReadRecord, 'line'> | string {
  const tags = tagsOf(fields);
  const doors = doorsOfTags(tags);
  if (doors.length === 0) return 'Der Eintrag passt zu keinem Bereich von „Wer hilft mir?“.';
  const own = first(tags, ['name:de', 'name']) ?? nameOfKind(tags);
  const name = own ?? first(tags, ['operator', 'brand']);
  if (!name) return 'Der Eintrag hat keinen Namen.';
  const place = {
    kind: 'place',
    name: singleLine(name),
    description: first(tags, ['description:de', 'description']),
    doors,
    synonyms: listOrNothing(OTHER_NAMES.flatMap((key) => (tags[key] ?? '').split(';'))),
    address: addressOf(tags),
    geo,
    ...reachableAt(tags),
    openingHours: tags.opening_hours,
    wheelchair: wheelchairIn(tags.wheelchair ?? ''),
    languages: listOrNothing(spokenLanguages(tags)),
    fees: feesOf(tags),
    source: {
      name: 'OpenStreetMap-Mitwirkende',
      licence: 'ODbL 1.0',
      id,
      url: `https://www.openstreetmap.org/${id}`,
      asOf: isLocalDate(tags.check_date ?? '') ? tags.check_date : asOf,
    },
  };
  return { sourceId: id, fields: withoutUndefined(place) };
}

function reachableAt(tags: Record<string, string>) {
  const numbers = PHONES.map((key) => tags[key] ?? '').join(';');
  return {
    phones: listOrNothing(phonesIn(numbers).phones),
    email: emailIn(first(tags, MAILS) ?? '').address,
    website: websiteIn(first(tags, WEBSITES) ?? '').address,
  };
}

function addressOf(tags: Record<string, string>) {
  const street = first(tags, ['addr:street', 'addr:place']);
  const address = withoutUndefined({
    street: street && [street, tags['addr:housenumber']].filter(Boolean).join(' '),
    postalCode: tags['addr:postcode'],
    city: tags['addr:city'],
    extra: tags['addr:floor'] ? `Etage ${tags['addr:floor']}` : undefined,
  });
  return Object.keys(address).length > 0 ? address : undefined;
}

/** `language:tr=yes` and `language:ar=main` (OSM wiki, Key:language). */
function spokenLanguages(tags: Record<string, string>): string[] {
  return Object.entries(tags).flatMap(([key, value]) => {
    const code = /^language:([a-z]{2,3})$/.exec(key)?.[1];
    return code && value !== 'no' ? [code] : [];
  });
}

function feesOf(tags: Record<string, string>): string | undefined {
  if (tags.charge) return shortened(tags.charge, 300);
  if (tags.fee === 'no') return 'kostenlos';
  return tags.fee === 'yes' ? 'kostenpflichtig' : undefined;
}

function tagsOf(fields: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(fields).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '',
  );
  return Object.fromEntries(texts);
}

function first(tags: Record<string, string>, keys: string[]): string | undefined {
  const key = keys.find((name) => tags[name]);
  return key && tags[key];
}

function listOrNothing(values: string[]): string[] | undefined {
  const list = [...new Set(values.map((value) => value.trim()).filter(Boolean))];
  return list.length > 0 ? list : undefined;
}

function withoutUndefined<Fields extends object>(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
