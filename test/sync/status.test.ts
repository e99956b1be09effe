import { describe, expect, it } from 'vitest';
import { type StatusFacts, statusOf } from '../../app/sync/status.ts';

const contactAt = '2026-11-24T09:40:00Z';
const whole = { whole: true, contactAt };

function statusFrom(facts: Partial<StatusFacts>) {
  return statusOf({ appStored: true, storageFull: false, wasLost: false, ...facts });
}

describe('"saved" is said', () => {
  it('when the documents and the app itself are on the device', () => {
    expect(statusFrom({ copy: whole })).toMatchObject({ phase: 'saved', contactAt });
  });

  it('not before the app itself is stored', () => {
    expect(statusFrom({ copy: whole, appStored: false }).phase).toBe('here');
  });

  it('never where the browser keeps nothing, and then with the reason', () => {
    for (const cannotKeep of ['private', 'insecure'] as const) {
      expect(statusFrom({ copy: whole, cannotKeep })).toMatchObject({
        phase: 'here',
        notSaved: cannotKeep,
      });
    }
  });

  it('still, with its date, when the server no longer answers', () => {
    expect(statusFrom({ copy: whole, trouble: 'unreachable' }).phase).toBe('saved');
  });

  it('not of a part', () => {
    const copy = { whole: false, received: 3, count: 9, contactAt };
    expect(statusFrom({ copy })).toMatchObject({ phase: 'arriving', received: 3, count: 9 });
    expect(statusFrom({ copy, trouble: 'unreachable' }).phase).toBe('unreachable');
  });
});
