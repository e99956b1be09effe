import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openedWith, publicKeyOf, sealedTo } from '#domain/sealed-box.ts';
import { openedLetter, sealedLetter, sealKeyPair } from '#domain/sealed-letter.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const binding = { info: 'Ode on a Grecian Urn', beside: 'Count-0' };
/* RFC 9180, A.2.1: the first encryption. */
const RFC = {
  ephemeral: hex('f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600'),
  encapsulated: '1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a',
  publicKey: '4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a',
  privateKey: hex('8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb'),
  cipher:
    '1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28',
  message: new TextEncoder().encode('Beauty is truth, truth beauty'),
};

describe('the sealed box', () => {
  it('is the one of RFC 9180 to the byte', () => {
    expect(Buffer.from(publicKeyOf(RFC.privateKey)).toString('hex')).toBe(RFC.publicKey);
    const sealed = sealedTo(hex(RFC.publicKey), RFC.message, binding, RFC.ephemeral);
    expect(Buffer.from(sealed).toString('hex')).toBe(RFC.encapsulated + RFC.cipher);
    expect(openedWith(RFC.privateKey, sealed, binding)).toEqual(RFC.message);
  });

  it('has the public key of a private one that Node’s own cryptography has', () => {
    const pair = generateKeyPairSync('x25519');
    const raw = (key: string) => Uint8Array.from(Buffer.from(key, 'base64url'));
    const own = pair.privateKey.export({ format: 'jwk' });
    expect(publicKeyOf(raw(own.d ?? ''))).toEqual(raw(own.x ?? ''));
  });

  it('opens with nothing but its key, its purpose and its bytes', () => {
    const sealed = sealedTo(hex(RFC.publicKey), RFC.message, binding, randomBytes(32));
    expect(openedWith(randomBytes(32), sealed, binding)).toBeUndefined();
    expect(openedWith(RFC.privateKey, sealed, { ...binding, info: 'other' })).toBeUndefined();
    expect(openedWith(RFC.privateKey, sealed, { ...binding, beside: 'Count-1' })).toBeUndefined();
    for (const at of [0, 31, 32, sealed.length - 1]) {
      const bent = Uint8Array.from(sealed);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(openedWith(RFC.privateKey, bent, binding)).toBeUndefined();
    }
    expect(openedWith(RFC.privateKey, sealed.slice(0, 40), binding)).toBeUndefined();
    expect(openedWith(RFC.privateKey, new Uint8Array(48), binding)).toBeUndefined();
  });
});

describe('a sealed letter', () => {
  const { publicKey, privateKey } = sealKeyPair(randomBytes(32));
  const to = { quarter: 'lichtenberg', sealKey: publicKey };
  const content = { doc: { _id: 'office:report:r', words: 'Zü, 🎈' }, bases: [] };

  it('comes back as it was, for its quarter alone', () => {
    const letter = sealedLetter(to, content, randomBytes(48)) ?? expect.fail('not sealed');
    expect(openedLetter({ quarter: 'lichtenberg', privateKey }, letter)).toEqual(content);
    expect(openedLetter({ quarter: 'anderswo', privateKey }, letter)).toBeUndefined();
    const renamed = { ...letter, id: `letter:${'0'.repeat(32)}` };
    expect(openedLetter({ quarter: 'lichtenberg', privateKey }, renamed)).toBeUndefined();
  });

  it('has the same length whether somebody wrote a word or two', () => {
    const lengths = ['Ja', 'Bitte rufen Sie mich an'].map((words) => {
      const letter = sealedLetter(
        to,
        { doc: { ...content.doc, words }, bases: [] },
        randomBytes(48),
      );
      return letter?.box.length;
    });
    expect(lengths[0]).toBe(lengths[1]);
  });

  it('is not made to what is no key', () => {
    expect(sealedLetter({ ...to, sealKey: 'abc' }, content, randomBytes(48))).toBeUndefined();
  });
});
