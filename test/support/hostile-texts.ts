import { supersededOf } from '#domain/superseded.ts';

/** Runs where a page takes a text for markup. `alert` would wait for somebody. */
const RUN = 'window.broken=(window.broken||0)+1';

/** Texts that are a page's undoing where it believes them, each with a mark of its own. */
export const HOSTILE = [
  `<img src=x onerror="${RUN}">`,
  `"><script>${RUN}</script>`,
  `'-${RUN}-'`,
  `<svg/onload=${RUN}>`,
  `</title><script>${RUN}</script>`,
  `<a href="javascript:${RUN}">hier</a>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>">`,
  `<style>*{display:none}</style>`,
] as const;

/** One for fields of forty characters. */
const SHORT = '<img src=x onerror=window.broken=1>';

let turn = 0;

/** The text with something hostile behind it, each time another one. */
export function hostile(text: string): string {
  turn += 1;
  return `${text} ${HOSTILE[turn % HOSTILE.length]}`;
}

/** A quarter's entries with something hostile in every text that a person may write. */
export function hostileDocuments(quarter: string): ({ _id: string } & Record<string, unknown>)[] {
  const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };
  const source = { name: hostile('Quelle'), licence: '<b>CC</b>', id: '<i>1</i>', asOf: '2026' };
  const address = {
    street: hostile('Straße'),
    postalCode: '<u>1</u>',
    city: '<b>Berlin</b>',
    extra: hostile('Hof'),
  };
  const place = {
    _id: 'place:hostile',
    type: 'place',
    ...made,
    name: hostile('Böse Stelle'),
    summary: hostile('Kurz.'),
    description: hostile('Lang.'),
    doors: ['health'],
    topics: ['<b>Thema</b>'],
    synonyms: [hostile('Wort')],
    address,
    phones: ['+49 30 23125001'],
    email: 'a@example.org',
    website: `https://example.org/?a=1&b=%22onload%3d${'x'.repeat(5)}`,
    openingHours: 'Mo-Fr 09:00-16:00 "<img src=x onerror=window.broken=1>"',
    exceptions: [{ date: '2026-12-24', closed: true, reason: hostile('Fest') }],
    fees: hostile('frei'),
    howToJoin: hostile('Kommen Sie'),
    contactName: hostile('Frau'),
    languages: ['de'],
    source,
    translations: { ar: { summary: hostile('قصير') } },
  };
  const event = {
    _id: 'event:hostile',
    type: 'event',
    ...made,
    uid: 'hostile@example.org',
    title: hostile('Böses Fest'),
    summary: hostile('Kurz.'),
    description: `${hostile('Lang.')}\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:smuggled`,
    doors: ['meeting'],
    placeId: place._id,
    start: '2025-01-01T15:00',
    end: '2025-01-01T17:00',
    tz: 'Europe/Berlin',
    rrule: 'FREQ=DAILY',
    organiser: hostile('Verein'),
    cost: hostile('frei'),
    registration: 'phone',
    phone: '+49 30 23125001',
    overrides: [{ recurrenceId: '2026-12-02T15:00', cancelled: true, note: hostile('krank') }],
    source,
  };
  const notice = {
    _id: 'notice:hostile',
    type: 'notice',
    ...made,
    title: hostile('Böse Neuigkeit'),
    text: `${hostile('Text')}\n${HOSTILE.join('\n')}`,
    from: '2026-01-01',
    important: true,
    source,
  };
  const settings = {
    _id: `quarter:${quarter}`,
    type: 'quarter',
    ...made,
    name: '<img src=x onerror=window.broken=1>',
    word: 'Kiez',
    land: 'DE-BE',
    city: '<b>Berlin</b>',
    office: {
      name: '<svg/onload=window.broken=1>',
      phone: '+49 30 23125001',
      openingHours: 'Mo-Fr 09:00-16:00',
    },
    streets: ['<b>Weg</b>'],
    districts: [{ name: SHORT, streets: ['<b>Weg</b>'] }],
    emergency: {
      numbers: [{ number: '116117', name: SHORT, when: hostile('nachts') }],
      infoPoints: [{ name: SHORT, address }],
    },
    topics: [SHORT],
    treffTopics: [SHORT],
    bands: [SHORT, '<b>75+</b>'],
    templates: [{ name: SHORT, text: hostile('Lieber Mensch') }],
    loanAgreement: { version: '<b>1</b>', text: hostile('Ich gebe es zurück.') },
    consentTexts: {
      visitorList: { version: '<b>1</b>', text: hostile('Ich sage ja.'), legalBasis: '<b>6</b>' },
    },
    dataProtection: {
      controller: hostile('Stadt'),
      officer: hostile('Frau D.'),
      authority: hostile('Amt'),
    },
  };
  return [settings, place, event, notice];
}

/** Whom the hostile documents of `hostilePersonal` are about. */
export const HOSTILE_PERSON = 'ab'.repeat(16);

/** What people say of themselves, and what a Treff and the office note, as the office may write it. */
export function hostilePersonal(): ({ _id: string } & Record<string, unknown>)[] {
  const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };
  const person = HOSTILE_PERSON;
  const at = '2026-11-20T10:00:00Z';
  const where = { placeId: 'place:hostile', date: '2026-11-20' };
  return [
    {
      _id: `${person}:person:self`,
      type: 'person',
      name: hostile('Frau Böse'),
      phone: '+49 30 23125002',
      address: { street: hostile('Weg'), city: '<b>Berlin</b>' },
      volunteerSince: '2026-01-01',
      function: SHORT,
      languages: ['de'],
      topics: [SHORT],
      training: [{ name: SHORT, on: '2026-02-01' }],
      keys: [{ name: SHORT, handedOn: '2026-02-01' }],
    },
    {
      _id: `${person}:request:boese`,
      type: 'request',
      kind: 'other',
      words: `${hostile('Bitte helfen')}\n${HOSTILE[0]}`,
      phone: '+49 30 23125002',
      doorbell: '<img src=x onerror=window.broken=1>',
      floor: '<i>3</i>',
      channel: 'app',
      for: 'other',
      other: { name: hostile('Herr'), phone: '+49 30 23125003', knows: true },
    },
    {
      _id: 'office:call:boese',
      type: 'call',
      whom: { personId: person, name: hostile('Frau Böse') },
      why: 'confirm',
    },
    {
      _id: 'office:report:boese',
      type: 'report',
      about: 'place:hostile',
      words: hostile('Böse Meldung'),
    },
    {
      _id: `visitor:${person}`,
      type: 'visitor',
      personId: person,
      displayName: hostile('Frau Böse'),
      volunteer: true,
    },
    {
      _id: `visitor:${'cd'.repeat(16)}`,
      type: 'visitor',
      personId: 'cd'.repeat(16),
      displayName: hostile('Frau Böse'),
    },
    {
      _id: 'session:hostile~2026-11-20',
      type: 'session',
      ...where,
      focus: hostile('Fotos'),
      onDuty: [person],
      opened: at,
    },
    {
      _id: `visit:hostile~2026-11-20~${person}`,
      type: 'visit',
      sessionId: 'session:hostile~2026-11-20',
      placeId: where.placeId,
      personId: person,
      at,
      source: 'name',
      topics: [SHORT],
      band: '<b>75+</b>',
      outcome: 'passedOn',
      passedOnTo: 'place:hostile',
    },
    { _id: `shift:hostile~2026-11-20~${person}`, type: 'shift', ...where, personId: person },
    {
      _id: `attendance:hostile~2026-11-20~${person}`,
      type: 'attendance',
      eventId: 'event:hostile',
      date: where.date,
      personId: person,
      at,
      source: 'name',
    },
    supersededOf({ about: 'place:hostile', field: 'name', value: hostile('Stelle') }, new Date(at)),
    {
      _id: 'office:proposal:boese',
      type: 'proposal',
      about: 'place:hostile',
      fields: { name: hostile('Stelle'), summary: hostile('Kurz') },
    },
    {
      _id: 'lendable:boese',
      type: 'lendable',
      name: hostile('Böses Tablet'),
      number: '<b>4</b>',
      kind: 'tablet',
      state: 'available',
    },
    {
      _id: 'loan:boese~1',
      type: 'loan',
      loanId: 'boese',
      lendableId: 'lendable:boese',
      personId: person,
      step: 'lent',
      at,
      note: hostile('Kratzer'),
      dueOn: '2026-11-21',
    },
    {
      _id: `response:boese~${person}~1`,
      type: 'response',
      requestId: 'boese',
      personId: person,
      n: 1,
      kind: 'question',
      words: hostile('Böse Frage'),
    },
  ].map((doc) => ({ ...made, ...doc }));
}
