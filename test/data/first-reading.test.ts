import { beforeEach, describe, expect, it } from 'vitest';
import type { AgendaEntry } from '#domain/agenda-entry.ts';
import type { Event } from '#domain/event.ts';
import type { PublicDocument } from '#domain/public-document.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { firstHome, forgetFirstReading, foundIn, readFirst } from '../../app/data/first-reading.ts';
import { keepAgendas } from '../../app/data/kept-agenda.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { remember } from '../../app/data/remembered.ts';
import { changeSettings } from '../../app/data/settings.ts';
import { aNotice, anEvent, aPlace, aQuarter } from '../support/builders.ts';
import { aDatabase } from '../support/memory-database.ts';

const TODAY = '2026-11-24';
const TOMORROW = '2026-11-25';

let database: LocalDatabase;

beforeEach(() => {
  database = aDatabase();
  setLocalDatabase(database);
});

describe('the first reading', () => {
  it('brings what home shows of a quarter, with the settings that name it', async () => {
    await hold(aQuarter({ _id: 'quarter:q' }), aNotice(), aPlace({ _id: 'place:a' }), anEvent());
    await changeSettings({ quarter: 'q', textSize: 150 });
    await remember('q', 'place:a', new Date('2026-11-24T09:00Z'));
    const { settings, home } = await readFirst((held) => held.quarter, TODAY);
    expect(settings.textSize).toBe(150);
    expect(home).toMatchObject({ quarterId: 'q', day: TODAY, remembered: ['place:a'] });
    expect(home?.quarter?._id).toBe('quarter:q');
    expect(home?.notices).toHaveLength(1);
    expect(home && foundIn(home, ['place:a', 'place:b'])).toMatchObject({
      askedFor: 'place:a place:b',
      documents: [{ _id: 'place:a' }],
    });
  });

  it('reads nothing where no quarter is opened, and nothing this version cannot read', async () => {
    await hold(aQuarter({ _id: 'quarter:q' }));
    expect((await readFirst(() => undefined, TODAY)).home).toBeUndefined();
    await database.documents.update(['q', 'quarter:q'], { type: 'parked:quarter' });
    expect((await readFirst(() => 'q', TODAY)).home?.quarter).toBeUndefined();
  });

  it('is there for the first render alone, and for its own quarter', async () => {
    await readFirst(() => 'q', TODAY);
    expect(firstHome('q')?.quarterId).toBe('q');
    expect(firstHome('other')).toBeUndefined();
    forgetFirstReading();
    expect(firstHome('q')).toBeUndefined();
  });
});

describe('a day that was worked out before', () => {
  const event = anEvent({ _id: 'event:e', title: 'Tanztee', placeId: 'place:a' });

  it('stands at once, with its events and places as they are now', async () => {
    await hold(event, aPlace({ _id: 'place:a' }));
    await keepAgendas('q', new Map([[TODAY, { entries: [entryOf(event)], next: undefined }]]));
    const { home } = await readFirst(() => 'q', TODAY);
    expect(home?.agenda?.entries).toEqual([entryOf(event)]);
    expect(home?.documentsById.get('place:a')).toBeDefined();
  });

  it('tells what comes next where it has no entries', async () => {
    await hold(event);
    await keepAgendas('q', new Map([[TODAY, { entries: [], next: entryOf(event) }]]));
    const { home } = await readFirst(() => 'q', TODAY);
    expect(home?.agenda).toEqual({ entries: [], next: entryOf(event) });
  });

  it('says nothing about another day', async () => {
    await hold(event);
    await keepAgendas('q', new Map([[TODAY, { entries: [entryOf(event)], next: undefined }]]));
    expect((await readFirst(() => 'q', TOMORROW)).home?.agenda).toBeUndefined();
  });

  it('says nothing any more once one of its events has changed or gone', async () => {
    await hold(event);
    await keepAgendas('q', new Map([[TODAY, { entries: [entryOf(event)], next: undefined }]]));
    await hold({ ...event, status: 'cancelled', updatedAt: '2026-11-24T08:00:00Z' });
    expect((await readFirst(() => 'q', TODAY)).home?.agenda).toBeUndefined();
    await database.documents.clear();
    expect((await readFirst(() => 'q', TODAY)).home?.agenda).toBeUndefined();
  });
});

function entryOf(event: Event): AgendaEntry {
  const { _id: eventId, title, placeId, start } = event;
  const occurrence = {
    eventId,
    recurrenceId: `${TODAY}T15:00`,
    start,
    allDay: false,
    state: 'confirmed' as const,
    title,
    ...(placeId && { placeId }),
  };
  return { event, occurrence, day: TODAY, movedAway: false };
}

async function hold(...docs: PublicDocument[]): Promise<void> {
  await database.documents.bulkPut(
    docs.map((doc) => ({ quarter: 'q', id: doc._id, type: doc.type, rev: '1-a', doc })),
  );
}
