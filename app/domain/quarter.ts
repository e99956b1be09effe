import * as v from 'valibot';
import { Address, documentFields, Geo, Phone, Translations, text } from './document.ts';
import { DOORS } from './doors.ts';

/** The sixteen Länder by ISO 3166-2 code. */
export const LAENDER = {
  'DE-BW': 'Baden-Württemberg',
  'DE-BY': 'Bayern',
  'DE-BE': 'Berlin',
  'DE-BB': 'Brandenburg',
  'DE-HB': 'Bremen',
  'DE-HH': 'Hamburg',
  'DE-HE': 'Hessen',
  'DE-MV': 'Mecklenburg-Vorpommern',
  'DE-NI': 'Niedersachsen',
  'DE-NW': 'Nordrhein-Westfalen',
  'DE-RP': 'Rheinland-Pfalz',
  'DE-SL': 'Saarland',
  'DE-SN': 'Sachsen',
  'DE-ST': 'Sachsen-Anhalt',
  'DE-SH': 'Schleswig-Holstein',
  'DE-TH': 'Thüringen',
} as const;

/** A Land by its ISO 3166-2 code. */
export type Land = keyof typeof LAENDER;

const LAND_CODES = Object.keys(LAENDER) as [Land, ...Land[]];

/** A number of the emergency page: 112, 116117, the Telefonseelsorge. */
export const EmergencyNumber = v.looseObject({
  number: Phone,
  name: text(80),
  when: v.optional(text(200)),
});
export type EmergencyNumber = v.InferOutput<typeof EmergencyNumber>;

/** The quarter's settings: one document that every device has. */
export const Quarter = v.looseObject({
  _id: v.pipe(v.string(), v.regex(/^quarter:[a-z][a-z0-9-]{0,40}$/)),
  type: v.literal('quarter'),
  ...documentFields,
  name: text(80),
  /** What people here call it. */
  word: v.picklist(['Stadtteil', 'Viertel', 'Kiez', 'Quartier']),
  land: v.picklist(LAND_CODES),
  city: text(80),
  /** Streets by name, for choosing the quarter. */
  streets: v.optional(v.array(text(80))),
  /** Parts of the quarter by their streets. A card for volunteers names the part, never the street. */
  districts: v.optional(v.array(v.looseObject({ name: text(80), streets: v.array(text(80)) }))),
  center: v.optional(Geo),
  office: v.looseObject({
    /** "Vor-Ort-Büro", "Quartiersbüro": a setting. */
    name: text(80),
    phone: v.optional(Phone),
    openingHours: v.optional(text(500)),
    address: v.optional(Address),
    geo: v.optional(Geo),
  }),
  /** Further numbers and meeting points beside 112, 110 and 116117. */
  emergency: v.optional(
    v.looseObject({
      numbers: v.optional(v.array(EmergencyNumber)),
      /** Notfall-Infopunkte: where people meet when power and telephone are out. */
      infoPoints: v.optional(
        v.array(v.looseObject({ name: text(120), address: v.optional(Address) })),
      ),
    }),
  ),
  languages: v.optional(v.array(text(35))),
  /** A colour as #0B4A5A; used only where its contrast passes. */
  accent: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/))),
  doors: v.optional(v.array(v.picklist(DOORS))),
  topics: v.optional(v.array(text(80))),
  /** What volunteers and the Treff are called here. */
  terms: v.optional(v.record(v.string(), text(80))),
  regime: v.optional(v.picklist(['DSGVO', 'KDG', 'DSG-EKD'])),
  /** Whom the information sheet names beside the office: who answers for the data by law, who answers
   *  questions about them, and where to complain. */
  dataProtection: v.optional(
    v.looseObject({
      controller: v.optional(text(300)),
      officer: v.optional(text(300)),
      authority: v.optional(text(300)),
    }),
  ),
  /** Months after which personal documents are deleted, by type; the server applies them. */
  retention: v.optional(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1)))),
  /** What people agree to, by purpose; each version stands for itself. */
  consentTexts: v.optional(
    v.record(
      v.string(),
      v.looseObject({ version: text(40), text: text(4000), legalBasis: v.optional(text(120)) }),
    ),
  ),
  /** Days after which the office wants to know of a request that stands still: `confirm`,
   *  `nobodyFound`, `answer`, `overdue` (inbox.ts). */
  escalation: v.optional(v.record(v.string(), v.pipe(v.number(), v.minValue(0)))),
  /** How many open tasks a volunteer may hold, so that no one device gathers contacts. */
  maxOpenTasks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Paragraphs that the office writes again and again, by name. */
  templates: v.optional(v.array(v.looseObject({ name: text(80), text: text(1000) }))),
  /** How many days somebody may keep what they borrow, where nothing else is said. */
  loanDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
  /** What whoever borrows something signs. */
  loanAgreement: v.optional(v.looseObject({ version: text(40), text: text(4000) })),
  /** Bands to count visitors by. */
  bands: v.optional(v.array(text(40))),
  /** Whether the Treff hands out numbers to who waits. */
  waitingNumbers: v.optional(v.boolean()),
  /** Whether statistics hide numbers under five (small-figures.ts). */
  hideSmallCounts: v.optional(v.boolean()),
  /** After so many minutes without a touch a Treff's tablet locks its screen, in an open session. */
  lockMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120))),
  /** The public key that sealed letters are encrypted to, and the server that opens them. */
  sealKey: v.optional(text(200)),
  homeServer: v.optional(text(200)),
  example: v.optional(v.boolean()),
  translations: v.optional(Translations),
});
export type Quarter = v.InferOutput<typeof Quarter>;
