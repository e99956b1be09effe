import { beforeEach, describe, expect, it } from 'vitest';
import type { Diagnosis } from '#domain/diagnosis.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { keepIdentity, keepSession } from '../../app/data/device.ts';
import { diagnoseData } from '../../app/data/diagnosis.ts';
import { noteIncident } from '../../app/data/incidents.ts';
import { diagnosisParts, diagnosisText } from '../../app/texts/diagnosis-words.ts';
import { anEntry, surroundings, writeOwn } from '../support/device-data.ts';
import { aDatabase } from '../support/memory-database.ts';

const PERSON = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const NAME = 'Erna Schmitz';
const PHONE = '0209 4711815';
const PLANTED = [NAME, 'Erna', 'Schmitz', PHONE, '4711815', PERSON, PERSON.slice(0, 8)];

const browser: Diagnosis['browser'] = {
  appVersion: '0.1.0',
  browser: 'Mozilla/5.0',
  isOnline: true,
  isSecure: true,
  isInstalled: false,
  worker: 'active',
  isControlled: true,
  usedBytes: 4_400_000,
  quotaBytes: 1_000_000_000,
  isPersisted: false,
  textSize: 150,
  textSet: 'de',
  window: '360 × 740',
  timeZone: 'Europe/Berlin',
};

let database: LocalDatabase;

beforeEach(() => {
  database = aDatabase();
});

async function text(at = '2026-11-24T10:00:00Z'): Promise<string> {
  return diagnosisText(diagnosisParts({ at, data: await diagnoseData(database), browser }));
}

/** A device that holds, in every table, what must not be read out on the telephone. */
async function plant(): Promise<void> {
  const quarter = 'lichtenberg';
  const id = `${PERSON}:person:${PERSON}`;
  const doc = { _id: id, type: 'person', name: NAME, phone: PHONE, v: 1 };
  await writeOwn(surroundings(database), doc);
  await keepIdentity(database, { deviceId: 'd0123456789ab', writer: 'd0123456789ab.x' });
  await keepSession(database, {
    role: 'resident',
    personId: PERSON,
    quarters: [quarter, NAME],
    scopes: ['public', 'me'],
  });
  const at = '2026-11-24T08:00:00Z';
  await database.refusals.bulkAdd([
    { quarter, id, code: 'invalid', message: `${NAME} has no ${PHONE}`, version: { doc }, at },
    { quarter, id, code: `${NAME}`, message: '', version: { doc }, at },
  ]);
  await database.outbox.put(anEntry({ id: `visit:a~${PERSON}`, status: 'sent', order: 7 }));
  await database.settings.put({ key: 'name', value: NAME });
  await database.remembered.put({ quarter, id, at });
  await database.own.put({ key: NAME, value: PHONE });
  await database.incidents.add({ code: `${NAME} ${PHONE}`, at, lastAt: at, times: 1 });
  await database.checkpoints.put({
    quarter,
    scope: 'me',
    epoch: 'epochepoch',
    since: `token-${NAME}`,
    complete: true,
    contactAt: '2026-11-24T09:00:30Z',
    serverAt: Date.parse('2026-11-24T09:00:00Z'),
    accepted: [{ id, rev: '1-a' }],
    wanted: 'another',
  });
}

describe('what is read out on the telephone', () => {
  it('has nobody’s name, number or id in it, whatever the device holds', async () => {
    await plant();
    const said = await text();
    for (const planted of PLANTED) expect(said).not.toContain(planted);
  });

  it('says what a helper needs: outbox, copies, clocks, storage, what went wrong', async () => {
    await plant();
    await noteIncident(database, 'noContact', new Date('2026-11-24T09:59:00Z'));
    const said = await text();
    for (const line of [
      'Fassung 0.1.0, Tabellen 2',
      'Kennung d01234…, Rolle resident',
      'Quartiere der Sitzung: lichtenberg, ?',
      'Uhr geht 30 Sekunden vor',
      'lichtenberg: 1 wartend, älteste vor 60 Minuten',
      'lichtenberg: 1 angenommen, noch nicht gezeigt, älteste vor 60 Minuten',
      'abgelehnt: invalid, 24.11.2026 09:00',
      'lichtenberg/me: vollständig, 0 Dokumente, Epoche epoche…, Kontakt vor 59 Minuten, wartet auf Vergleich',
      'belegt 4.4 MB von 1000 MB',
      'dauerhaft zugesagt: nein',
      'noContact, 24.11.2026 10:59',
      'Schrift 150 %',
    ]) {
      expect(said).toContain(line);
    }
  });

  it('says plainly that there is nothing', async () => {
    const said = await text();
    expect(said).toContain('Ausgang\n- leer');
    expect(said).toContain('Bestand\n- keiner');
    expect(said).toContain('Letzte Fehler\n- keine');
    expect(said).toContain('Uhr: noch nicht mit dem Büro verglichen');
  });
});
