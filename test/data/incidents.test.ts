import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { noteIncident, readIncidents } from '../../app/data/incidents.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;

beforeEach(() => {
  database = aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute));

describe('what went wrong', () => {
  it('is kept newest first; the same again only counts', async () => {
    await noteIncident(database, 'noContact', at(0));
    await noteIncident(database, 'noContact', at(5));
    await noteIncident(database, 'storageFull', at(6));
    await noteIncident(database, 'noContact', at(7));
    const incidents = await readIncidents(database);
    expect(incidents.map(({ code, times }) => [code, times])).toEqual([
      ['noContact', 1],
      ['storageFull', 1],
      ['noContact', 2],
    ]);
    expect(incidents[2]).toMatchObject({ at: at(0).toISOString(), lastAt: at(5).toISOString() });
  });

  it('is kept fifty times at most, the newest', async () => {
    for (let i = 0; i < 60; i += 1) await noteIncident(database, i % 2 ? 'odd' : 'even', at(i));
    const incidents = await readIncidents(database);
    expect(incidents).toHaveLength(50);
    expect(incidents[0]?.at).toBe(at(59).toISOString());
  });

  it('is a code and nothing else: words of people do not get in', async () => {
    await noteIncident(database, 'Erna Schmitz hat 0209 123456', at(0));
    expect((await readIncidents(database))[0]?.code).toBe('other');
  });

  it('is not noted, and harms nobody, where the database is gone', async () => {
    database.close();
    await noteIncident(database, 'noContact', at(0));
  });
});
