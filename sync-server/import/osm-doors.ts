import { DOORS, type Door } from '#domain/doors.ts';

/** What a tag says about a place: the doors it stands behind, and what to call it without a name. */
interface Meaning {
  doors: Door[];
  name?: string;
}

/** Tags by key and value (OSM wiki, Map features); `*` is any other value that is not "no". */
const MEANINGS: Record<string, Record<string, Meaning>> = {
  amenity: {
    ...each('health', 'pharmacy doctors dentist clinic hospital'),
    ...each('adviceAndMoney', 'townhall bank courthouse social_centre'),
    ...each('shoppingAndFood', 'post_office restaurant cafe fast_food marketplace food_court'),
    ...each('shoppingAndFood', 'ice_cream biergarten pub canteen'),
    ...each('outAndAbout', 'taxi bus_station ferry_terminal bicycle_rental'),
    ...each('meeting', 'community_centre arts_centre theatre cinema events_venue'),
    ...each('technology', 'internet_cafe language_school music_school'),
    ...each('family', 'kindergarten childcare school'),
    ...each('safety', 'police fire_station'),
    ...each('faithAndGrief', 'place_of_worship crematorium funeral_hall grave_yard'),
    ...each('homeHelp', 'nursing_home'),
    social_facility: { doors: ['adviceAndMoney'] },
    library: { doors: ['technology', 'meeting'] },
    toilets: { doors: ['outAndAbout'], name: 'Öffentliche Toilette' },
    drinking_water: { doors: ['outAndAbout'], name: 'Trinkwasser' },
    atm: { doors: ['adviceAndMoney'], name: 'Geldautomat' },
    telephone: { doors: ['technology'], name: 'Öffentliches Telefon' },
  },
  social_facility: {
    ...each('shoppingAndFood', 'food_bank soup_kitchen'),
    ambulatory_care: { doors: ['health', 'homeHelp'] },
    nursing_home: { doors: ['health', 'housing'] },
    assisted_living: { doors: ['housing', 'homeHelp'] },
    group_home: { doors: ['housing'] },
    shelter: { doors: ['housing'] },
    day_care: { doors: ['health', 'meeting'] },
    hospice: { doors: ['health', 'faithAndGrief'] },
    clothing_bank: { doors: ['shoppingAndFood'] },
  },
  healthcare: { '*': { doors: ['health'] } },
  shop: {
    ...each('health', 'chemist medical_supply hearing_aids optician herbalist'),
    ...each('technology', 'computer mobile_phone electronics telecommunication'),
    ...each('faithAndGrief', 'funeral_directors'),
    ...each('safety', 'locksmith'),
    ...each('homeHelp', 'laundry dry_cleaning'),
    ...each('outAndAbout', 'bicycle travel_agency'),
    ticket: { doors: ['outAndAbout'] },
    vacant: { doors: [] },
    '*': { doors: ['shoppingAndFood'] },
  },
  craft: { locksmith: { doors: ['safety'] }, '*': { doors: ['homeHelp'] } },
  office: {
    employment_agency: { doors: ['adviceAndMoney'] },
    religion: { doors: ['faithAndGrief'] },
    estate_agent: { doors: ['housing'] },
    property_management: { doors: ['housing'] },
    '*': { doors: ['adviceAndMoney'] },
  },
  leisure: {
    ...each('outAndAbout', 'park garden sports_centre swimming_pool fitness_station pitch'),
    ...each('meeting', 'dance hackerspace'),
    playground: { doors: ['family'], name: 'Spielplatz' },
  },
  club: { '*': { doors: ['meeting'] } },
  tourism: { museum: { doors: ['meeting'] }, gallery: { doors: ['meeting'] } },
  emergency: {
    defibrillator: { doors: ['safety', 'health'], name: 'Defibrillator' },
    phone: { doors: ['safety'], name: 'Notrufsäule' },
  },
  landuse: { cemetery: { doors: ['faithAndGrief'], name: 'Friedhof' } },
  highway: { bus_stop: { doors: ['outAndAbout'] } },
  railway: {
    ...each('outAndAbout', 'station halt tram_stop'),
  },
};

/** Tags without which nobody looks for a thing in the directory. */
const MAIN_KEYS = Object.keys(MEANINGS);

/** The doors that OpenStreetMap tags lead to, in the order people see them; empty where none. */
export function doorsOfTags(tags: Record<string, string>): Door[] {
  const doors = new Set(meaningsOf(tags).flatMap((meaning) => meaning.doors));
  return DOORS.filter((door) => doors.has(door));
}

/** What to call a place that has no name of its own: "Öffentliche Toilette". */
export function nameOfKind(tags: Record<string, string>): string | undefined {
  return meaningsOf(tags).find((meaning) => meaning.name)?.name;
}

function meaningsOf(tags: Record<string, string>): Meaning[] {
  return MAIN_KEYS.flatMap((key) => {
    const values = MEANINGS[key] ?? {};
    const found = (tags[key] ?? 'no').split(';').map((part) => part.trim());
    return found.flatMap((value) => meaningOf(values, value));
  });
}

function meaningOf(values: Record<string, Meaning>, value: string): Meaning[] {
  if (value === 'no' || value === '') return [];
  const meaning = Object.hasOwn(values, value) ? values[value] : values['*'];
  return meaning ? [meaning] : [];
}

function each(door: Door, values: string): Record<string, Meaning> {
  return Object.fromEntries(values.split(' ').map((value) => [value, { doors: [door] }]));
}
