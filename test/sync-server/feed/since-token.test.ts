import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSinceToken, sinceToken } from '../../../sync-server/feed/since-token.ts';

const identity = { epoch: 'epoch-1', writer: 'box', key: 'k'.repeat(43) };
const at = { seq: '12-g1AAAA', last: { id: 'place:ä~1', rev: `3-${'a'.repeat(32)}` } };

describe('a since token', () => {
  it('brings back the position it was made from', () => {
    const token = sinceToken(identity, 'kiez-public', at);
    expect(readSinceToken(identity, 'kiez-public', token)).toEqual({ ok: true, value: at });
    const start = sinceToken(identity, 'kiez-public', { seq: '0' });
    expect(readSinceToken(identity, 'kiez-public', start)).toMatchObject({ value: { seq: '0' } });
  });

  it('says nothing of its contents that an address could not carry', () => {
    expect(sinceToken(identity, 'kiez-public', at)).toMatch(/^[\w-]+\.[\w-]{22}$/);
  });

  it('is foreign in another epoch, whoever signed it', () => {
    const token = sinceToken({ ...identity, key: 'x'.repeat(43) }, 'kiez-public', at);
    const later = { ...identity, epoch: 'epoch-2' };
    expect(readSinceToken(later, 'kiez-public', token)).toMatchObject({
      error: { code: 'foreign' },
    });
  });

  it('is worth nothing in another database, with another key or with changed contents', () => {
    const token = sinceToken(identity, 'kiez-public', at);
    const [text = '', signature] = token.split('.');
    const other = { ...identity, key: 'x'.repeat(43) };
    const asked = Buffer.from(JSON.stringify(['epoch-1', '1', 'person:x', '1-a']));
    for (const read of [
      readSinceToken(identity, 'kiez-private', token),
      readSinceToken(other, 'kiez-public', token),
      readSinceToken(identity, 'kiez-public', `${asked.toString('base64url')}.${signature}`),
      readSinceToken(identity, 'kiez-public', text),
      readSinceToken(identity, 'kiez-public', `${token}.x`),
    ]) {
      expect(read).toEqual({ ok: false, error: { code: 'malformed' } });
    }
  });

  it('is never read from anything else, and nothing makes reading throw', () => {
    const real = sinceToken(identity, 'kiez-public', at);
    const nearly = fc
      .tuple(fc.nat(real.length - 1), fc.constantFrom(...'aZ0-_.'))
      .map(([index, letter]) => real.slice(0, index) + letter + real.slice(index + 1));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), nearly), (token) => {
        fc.pre(token !== real);
        expect(readSinceToken(identity, 'kiez-public', token).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
