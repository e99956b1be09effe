import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#domain/sync-status.ts';
import { ar } from '../../app/texts/ar.ts';
import { de } from '../../app/texts/de.ts';
import { deSimple } from '../../app/texts/de-simple.ts';
import { statusWords } from '../../app/texts/status-words.ts';

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
