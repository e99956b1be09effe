import { beforeEach, describe, expect, it } from 'vitest';
import { isCardNumber } from '#domain/card-number.ts';
import type { Visitor } from '#domain/visitor.ts';
import { cardStanding } from '#domain/visitor-card.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { keepSession } from '../../app/data/device.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { NameIndex } from '../../app/data/name-index.ts';
import { addVisitor, recordVisit } from '../../app/data/treff-entries.ts';
import {
  blankCards,
  giveBlank,
  giveCards,
  replaceCard,
  takeCardBack,
} from '../../app/data/visitor-cards.ts';
import { aCommandDevice } from '../support/command-device.ts';
import { aDatabase } from '../support/memory-database.ts';
import { must } from '../support/must.ts';
import { doc } from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const NOW = new Date('2026-12-01T10:00:00Z');
const [A, B] = ['a', 'b'].map((letter) => letter.repeat(32)) as [string, string];
let database: LocalDatabase;

beforeEach(async () => {
  database = aDatabase();
  setLocalDatabase(database);
  const scopes = ['public', 'team', 'office'];
  await keepSession(database, { role: 'office', quarters: [QUARTER], scopes, deviceId: 'd0f' });
  for (const [personId, displayName] of [
    [A, 'Anna'],
    [B, 'Bernd'],
  ] as const) {
    const visitor = doc('visitor', `visitor:${personId}`, { personId, displayName });
    const row = { quarter: QUARTER, id: visitor._id, type: 'visitor', rev: '1-a', doc: visitor };
    await database.documents.put(row);
  }
});

const visitors = async () =>
  (await database.documents.where({ quarter: QUARTER, type: 'visitor' }).toArray()).map(
    (row) => row.doc as unknown as Visitor,
  );
const names = () => NameIndex.read(database, QUARTER);

describe('a blank card at a Treff', () => {
  it('is somebody’s as soon as a name was entered for it, with the visit that it was read for', async () => {
    const [blank] = await blankCards(QUARTER, 1);
    if (!blank) throw new Error('no card');
    const tablet = await aCommandDevice({ role: 'team', placeId: 'huellen', deviceId: 'd0e' });
    const { around } = tablet;
    must(await recordVisit(around, blank.personId, { source: 'scan' }));
    must(await addVisitor(around, { displayName: 'Frau Neu', card: blank }));
    expect(await tablet.all('visitor')).toMatchObject([{ ...blank, displayName: 'Frau Neu' }]);
    expect(await tablet.all('visit')).toMatchObject([{ personId: blank.personId, source: 'scan' }]);
  });
});

describe('Treff-Karten', () => {
  it('have a number each, which stays when they are printed again', async () => {
    const first = must(await giveCards(QUARTER, [A, B], NOW));
    expect(first.map(({ cardNumber }) => isCardNumber(cardNumber))).toEqual([true, true]);
    expect(new Set(first.map(({ cardNumber }) => cardNumber)).size).toBe(2);
    expect(must(await giveCards(QUARTER, [A, B], NOW))).toEqual(first);
    expect((await names()).byCard(first[0]?.cardNumber ?? '')?.name).toBe('Anna');
  });

  it('that were lost open nobody, until that is taken back', async () => {
    const [old] = must(await giveCards(QUARTER, [A], NOW));
    if (!old) throw new Error('no card');
    const given = must(await replaceCard(QUARTER, A, NOW));
    expect((await names()).byCard(old.cardNumber)).toBeUndefined();
    expect((await names()).isReplaced(old)).toBe(true);
    expect((await names()).byCard(given.card.cardNumber)?.name).toBe('Anna');
    must(await takeCardBack(QUARTER, given, NOW));
    expect((await names()).isReplaced(old)).toBe(false);
    expect((await names()).byCard(given.card.cardNumber)).toBeUndefined();
  });

  it('from the stack of blank ones open whom they were given to, by code and by number', async () => {
    const [old] = must(await giveCards(QUARTER, [A], NOW));
    const blanks = await blankCards(QUARTER, 20);
    expect(new Set(blanks.map(({ cardNumber }) => cardNumber)).size).toBe(20);
    const [blank] = blanks;
    if (!blank || !old) throw new Error('no cards');
    expect(cardStanding(blank, await visitors())).toBe('unknown');
    const given = must(await giveBlank(QUARTER, A, blank, NOW));
    const index = await names();
    expect(index.byCard(blank.cardNumber)?.personId).toBe(A);
    expect(index.nameOf(blank.personId)).toBe('Anna');
    expect(index.isReplaced(old)).toBe(true);
    expect(await giveBlank(QUARTER, B, blank, NOW)).toMatchObject({ error: { code: 'taken' } });
    const twin = { personId: 'c'.repeat(32), cardNumber: blank.cardNumber };
    expect(await giveBlank(QUARTER, B, twin, NOW)).toMatchObject({ error: { code: 'sameNumber' } });
    must(await takeCardBack(QUARTER, given, NOW));
    expect((await names()).isReplaced(old)).toBe(false);
    expect((await visitors()).map(({ personId }) => personId).sort()).toEqual([A, B]);
  });
});
