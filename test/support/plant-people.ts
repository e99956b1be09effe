import { cardNumberFrom } from '#domain/card-number.ts';
import { supersededOf } from '#domain/superseded.ts';
import type { Body } from '#domain/version.ts';
import { accessThrough } from '../../sync-server/operator/operator-client.ts';
import { operatorSocketPath } from '../../sync-server/operator/socket-path.ts';
import type { Product } from './product.ts';
import { aPerson, doc } from './sample-documents.ts';

/** Somebody with everything, somebody who was entered twice, and the double. */
export const ANNA = '1a'.repeat(16);
export const DOUBLE = '2b'.repeat(16);
export const VOLUNTEER = '3c'.repeat(16);

const stamp = {
  by: { role: 'office' },
  arrivedAt: '2026-11-01T08:00:00Z',
  updatedAt: '2026-11-01T08:00:00Z',
};
const hall = 'place:bsp-technik-treff';

/** What a quarter's team knows. */
export const TEAM: readonly Body[] = [
  doc('visitor', `visitor:${ANNA}`, {
    personId: ANNA,
    displayName: 'Anna Ahrens',
    cardNumber: cardNumberFrom('57294'),
  }),
  doc('visitor', `visitor:${VOLUNTEER}`, {
    personId: VOLUNTEER,
    displayName: 'Berta Braun',
    volunteer: true,
  }),
  ...['2026-11-03', '2026-11-10', '2026-11-17'].map((date) =>
    doc('visit', `visit:bsp-technik-treff~${date}~${ANNA}`, {
      sessionId: `session:bsp-technik-treff~${date}`,
      placeId: hall,
      personId: ANNA,
      at: `${date}T14:05:00Z`,
      source: 'scan',
      topics: ['Fotos'],
      helper: VOLUNTEER,
      outcome: 'solved',
    }),
  ),
  doc('lendable', 'lendable:tablet-4', {
    name: 'Tablet 4',
    number: '4',
    kind: 'tablet',
    state: 'lent',
  }),
  doc('loan', 'loan:l1~s1', {
    loanId: 'l1',
    lendableId: 'lendable:tablet-4',
    personId: ANNA,
    step: 'lent',
    at: '2026-11-03T14:30:00Z',
    dueOn: '2026-11-24',
  }),
];

/** What the office knows. */
export const PRIVATE: readonly Body[] = [
  aPerson(ANNA, {
    name: 'Anna Ahrens',
    phone: '+49 30 23125017',
    address: { street: 'Frankfurter Allee 1', postalCode: '10317', city: 'Berlin' },
    language: 'de',
    comeAs: 'woman',
    verified: '2026-11-02',
  }),
  aPerson(DOUBLE, { name: 'Ahrens, Anna', phone: undefined }),
  aPerson(VOLUNTEER, {
    name: 'Berta Braun',
    phone: '+49 30 23125018',
    volunteerSince: '2025-01-01',
  }),
  doc('request', `${ANNA}:request:r1`, {
    kind: 'technology',
    words: 'Mein Tablet zeigt nichts mehr an. Der Strom ist da.',
    channel: 'phone',
    where: 'home',
    phone: '+49 30 23125017',
  }),
  doc('consent', `${ANNA}:consent:c1`, {
    purpose: 'visitorList',
    textVersion: 'vor-ort-1-de',
    givenAt: '2026-11-03T14:00:00Z',
    form: 'signed',
    regime: 'DSGVO',
    legalBasis: 'Artikel 6 Absatz 1 Buchstabe a DSGVO',
  }),
  doc('accessRequest', `${ANNA}:accessRequest:q1`, {
    askedAt: '2026-10-20T10:00:00Z',
    dueOn: '2026-11-20',
    channel: 'phone',
  }),
  doc('call', 'office:call:k1', {
    whom: { personId: ANNA },
    why: 'eventChanged',
    byWhen: '2026-12-02',
  }),
  supersededOf(
    { about: `${ANNA}:person:self`, field: 'phone', value: '+49 30 23125099', by: 'resident' },
    new Date('2026-11-20T10:00:00Z'),
  ),
  supersededOf(
    { about: hall, field: 'fees', value: '2 Euro', by: 'office' },
    new Date('2026-11-21T10:00:00Z'),
  ),
];

/** Writes documents into a running product's store, as if they had arrived long ago. */
export async function plantPeople(
  product: Product,
  more: { team?: readonly Body[]; private?: readonly Body[] } = {},
): Promise<void> {
  const access = accessThrough(operatorSocketPath(product.dataDir));
  const parts = {
    team: [...TEAM, ...(more.team ?? [])],
    private: [...PRIVATE, ...(more.private ?? [])],
  };
  for (const [kind, docs] of Object.entries(parts)) {
    const writes = docs.map((body, index) => ({
      id: body._id,
      base: null,
      doc: { ...body, ...stamp, clock: { srv: index + 1 } },
    }));
    const outcomes = await access.write(`lichtenberg-${kind}`, writes);
    const failed = outcomes.filter(({ outcome }) => outcome !== 'written');
    if (failed.length > 0) throw new Error(`not written: ${JSON.stringify(failed)}`);
  }
}
