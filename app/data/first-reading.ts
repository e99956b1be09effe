import type { LocalDate } from '#domain/local-time.ts';
import type { Notice } from '#domain/notice.ts';
import type { PublicDocument } from '#domain/public-document.ts';
import type { Quarter } from '#domain/quarter.ts';
import type { LocalDocument } from './database.ts';
import { infoTabletOf, readSession } from './device.ts';
import { isParked } from './document-rows.ts';
import type { FoundDocuments } from './documents-by-id.ts';
import { agendaIn, agendaKey, type DayAgenda, idsInAgenda } from './kept-agenda.ts';
import { localDatabase } from './local-store.ts';

import { rememberedIds } from './remembered.ts';
import { type DeviceSettings, readSettings } from './settings.ts';

/** Home as this device knows it, for the first render; what is missing is read after it. */
export interface FirstHome {
  quarterId: string;
  quarter?: Quarter;
  notices: Notice[];
  /** Ids of what was remembered, newest first. */
  remembered: string[];
  /** What those ids, and the places of today's dates, stand for. */
  documentsById: ReadonlyMap<string, PublicDocument>;
  /** What the calendar says on the day it was asked for. */
  day: LocalDate;
  agenda?: DayAgenda;
}

let held: FirstHome | undefined;

/**
 * Reads the settings and what home shows in one transaction: each one more costs an old phone some
 * 10 ms before anything is on screen. `quarterOf` tells the quarter that the page begins with; of
 * other pages' matter nothing is read. `infoTablet`: the quarter of one, where this device is one.
 */
export async function readFirst(
  quarterOf: (settings: DeviceSettings) => string | undefined,
  today: LocalDate,
): Promise<{ settings: DeviceSettings; infoTablet: string | null; home?: FirstHome }> {
  const { settings: table, documents, remembered, answers, own } = localDatabase();
  const tables = [table, documents, remembered, answers, own];
  return localDatabase().transaction('r', tables, async () => {
    const [settings, session] = await Promise.all([readSettings(), readSession(localDatabase())]);
    const quarter = quarterOf(settings);
    held = quarter === undefined ? undefined : await readHome(quarter, today);
    return { settings, infoTablet: infoTabletOf(session) ?? null, home: held };
  });
}

/** What was read of this quarter for the first render; only during it. */
export function firstHome(quarterId: string): FirstHome | undefined {
  return held?.quarterId === quarterId ? held : undefined;
}

/** Those of the ids that were read then, as a live query of them would tell. */
export function foundIn({ documentsById }: FirstHome, ids: readonly string[]): FoundDocuments {
  const documents = ids.map((id) => documentsById.get(id)).filter((doc) => doc !== undefined);
  return { askedFor: ids.join(' '), documents };
}

/** The first render is over: from now on screens read for themselves. */
export function forgetFirstReading(): void {
  held = undefined;
}

async function readHome(quarterId: string, day: LocalDate): Promise<FirstHome> {
  const { documents, answers } = localDatabase();
  const [quarter, notices, remembered, answer] = await Promise.all([
    documents.get([quarterId, `quarter:${quarterId}`]),
    documents.where({ quarter: quarterId, type: 'notice' }).toArray(),
    rememberedIds(quarterId),
    answers.get(agendaKey(quarterId, day)),
  ]);
  const ids = [...new Set([...remembered, ...idsInAgenda(answer)])];
  const rows = await documents.bulkGet(ids.map((id): [string, string] => [quarterId, id]));
  const known = rows.filter((row): row is LocalDocument => row !== undefined && !isParked(row));
  return {
    quarterId,
    quarter: quarter && !isParked(quarter) ? (quarter.doc as Quarter) : undefined,
    notices: notices.map((row) => row.doc as Notice),
    remembered,
    documentsById: new Map(known.map(({ id, doc }) => [id, doc as unknown as PublicDocument])),
    day,
    agenda: agendaIn(answer, new Map(known.map((row) => [row.id, row]))),
  };
}
