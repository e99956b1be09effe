import type { Body } from '#domain/version.ts';
import { adoptSession } from '../../app/data/adopt-session.ts';
import type { Surroundings } from '../../app/data/copies.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { type DeviceSession, GUEST_SESSION } from '../../app/data/device.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { scopeOfIdFor } from '../../app/data/scopes.ts';
import { aDatabase } from './memory-database.ts';
import { DEVICE_ID } from './sample-documents.ts';

const QUARTER = 'lichtenberg';

/** A device on which commands run, without any server: its database, its clock, who it is. */
export interface CommandDevice {
  database: LocalDatabase;
  around: Surroundings;
  /** Its clock; set it to go on. */
  at: Date;
  /** Puts documents there as a pull would have. */
  hold(...docs: Body[]): Promise<void>;
  /** All documents of a type. */
  all(type: string): Promise<Body[]>;
}

/** A device of a guest where nothing else is said. */
export async function aCommandDevice(session: Partial<DeviceSession> = {}): Promise<CommandDevice> {
  const database = aDatabase();
  const whole = { ...GUEST_SESSION, quarters: session.role ? [QUARTER] : [], ...session };
  await adoptSession(database, whole);
  const device: CommandDevice = {
    database,
    at: new Date('2026-11-30T09:00:00Z'),
    around: {
      database,
      quarter: QUARTER,
      now: () => device.at,
      canRead: () => true,
      scopeOfId: scopeOfIdFor(whole, QUARTER),
    },
    hold: async (...docs) => {
      const rows = docs.map((doc) => ({
        quarter: QUARTER,
        id: doc._id,
        type: doc.type ?? '',
        rev: '1-a',
        doc,
        scope: device.around.scopeOfId(doc._id) ?? 'public',
      }));
      await database.documents.bulkPut(rows);
    },
    all: async (type) => {
      const rows = await database.documents.where({ quarter: QUARTER, type }).toArray();
      return rows.map(({ doc }) => doc as Body);
    },
  };
  return device;
}

/** A team's tablet of one Treff, whose database is the one that screens read. */
export async function aTabletOfHuellen(): Promise<CommandDevice> {
  const scopes = ['public', 'team'];
  const tablet = await aCommandDevice({
    ...{ role: 'team', placeId: 'huellen', deviceId: DEVICE_ID, scopes },
  });
  setLocalDatabase(tablet.database);
  return tablet;
}
