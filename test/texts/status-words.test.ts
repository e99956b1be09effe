import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#domain/sync-status.ts';
import { ar } from '../../app/texts/ar.ts';
import { de } from '../../app/texts/de.ts';
import { deSimple } from '../../app/texts/de-simple.ts';
import { concernWords, statusWords } from '../../app/texts/status-words.ts';

const now = new Date('2026-11-24T15:00:00Z');

function said(status: Partial<SyncStatus>): string {
  return statusWords(de, { phase: 'saved', ...status }, now).join(' ');
}

describe('the state of the copy is said', () => {
  it('with when the server was last heard of', () => {
    expect(said({ contactAt: '2026-11-24T08:40:00Z' })).toBe(
      'Auf diesem Gerät gespeichert. Stand: heute, 9:40 Uhr.',
    );
    expect(said({ contactAt: '2026-11-23T17:00:00Z' })).toContain('Stand: gestern, 18 Uhr.');
    expect(said({ contactAt: '2026-11-03T17:00:00Z' })).toContain(
      'Stand: Dienstag, 3. November, 18 Uhr.',
    );
  });

  it('without "gespeichert" where it does not last, and with the reason', () => {
    const words = said({ phase: 'here', notSaved: 'private', contactAt: '2026-11-24T08:40:00Z' });
    expect(words).not.toContain('gespeichert.');
    expect(words).toContain(de.status.notSavedPrivate);
    expect(said({ phase: 'here', notSaved: 'insecure' })).toContain(de.status.notSavedInsecure);
  });

  it('with how much has arrived', () => {
    expect(said({ phase: 'arriving', received: 60, count: 460 })).toBe(
      'Die Liste kommt gerade an. 60 von 460 sind da.',
    );
    expect(said({ phase: 'arriving', received: 60, count: 460, notSaved: 'full' })).toContain(
      de.status.storageFull,
    );
  });

  it('when the browser had deleted it, once it is here again', () => {
    expect(said({ wasLost: true })).toContain(de.status.wasLost);
    expect(said({ phase: 'arriving', wasLost: true })).not.toContain(de.status.wasLost);
  });

  it('in every language, in every phase', () => {
    const phases: SyncStatus['phase'][] = [
      'starting',
      'arriving',
      'here',
      'saved',
      'unreachable',
      'unknownQuarter',
    ];
    for (const texts of [de, deSimple, ar]) {
      for (const phase of phases) expect(statusWords(texts, { phase }, now)[0]).toBeTruthy();
    }
  });
});

describe('what was written here is said', () => {
  const contactAt = '2026-11-24T08:40:00Z';
  const waiting = {
    waiting: 3,
    waitingSince: '2026-11-23T14:00:00Z',
    refused: 0,
    hasArrived: true,
  };

  it('to wait, with how many and since when', () => {
    expect(said({ contactAt, delivery: waiting })).toBe(
      'Auf diesem Gerät gespeichert. 3 noch nicht übertragen, seit gestern 15 Uhr. Stand: heute, 9:40 Uhr.',
    );
    const older = { ...waiting, waitingSince: '2026-11-03T14:00:00Z' };
    expect(said({ delivery: older })).toContain('seit Dienstag, 3. November, 15 Uhr.');
  });

  it('to be at the office when nothing waits and something was accepted', () => {
    const arrived = { waiting: 0, refused: 0, hasArrived: true };
    expect(said({ delivery: arrived })).toContain(de.status.arrived);
    expect(said({ delivery: { ...arrived, hasArrived: false } })).not.toContain(de.status.arrived);
    expect(said({ delivery: { ...arrived, refused: 1 } })).not.toContain(de.status.arrived);
    expect(said({ delivery: waiting })).not.toContain(de.status.arrived);
  });

  it('to wait because the office has no room for it, in every language', () => {
    const words = said({ delivery: waiting, isPutOff: true });
    expect(words).toContain(`seit gestern 15 Uhr. ${de.status.putOff}`);
    expect(said({ delivery: { ...waiting, waiting: 0 }, isPutOff: true })).not.toContain(
      de.status.putOff,
    );
    for (const texts of [de, deSimple, ar]) {
      const status: SyncStatus = { phase: 'saved', delivery: waiting, isPutOff: true };
      expect(concernWords(texts, 'putOff', status, now)).toBe(texts.status.putOff);
    }
  });

  it('to be refused', () => {
    const refused = { waiting: 0, refused: 2, hasArrived: true };
    expect(said({ delivery: refused })).toContain('Das Büro konnte 2 Angaben nicht annehmen.');
  });

  it('not to go at all from a device without access, and that the office is to be asked', () => {
    expect(said({ trouble: 'forbidden' })).toContain(de.status.forbidden);
    expect(said({ trouble: 'otherServer' })).toContain(de.status.otherServer);
    expect(said({ phase: 'unreachable', trouble: 'otherServer' })).toBe(de.status.otherServer);
    expect(said({ trouble: 'unreachable' })).toBe(de.status.saved);
  });

  it('in one sentence for every screen, in every language', () => {
    const status: SyncStatus = {
      phase: 'saved',
      trouble: 'forbidden',
      delivery: { ...waiting, refused: 1 },
    };
    for (const texts of [de, deSimple, ar]) {
      const words = (['noAccess', 'refused', 'full', 'waiting'] as const).map((concern) =>
        concernWords(texts, concern, status, now),
      );
      expect(new Set(words.filter(Boolean)).size).toBe(4);
    }
    expect(concernWords(de, 'waiting', status, now)).toBe(
      '3 noch nicht übertragen, seit gestern 15 Uhr.',
    );
  });
});
