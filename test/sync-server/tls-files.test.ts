import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTlsFiles } from '../../sync-server/tls-files.ts';
import { makeCertificate } from '../support/certificates.ts';

describe('the files for TLS', () => {
  let folder: string;
  let own: { certificate: string; key: string };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vor-ort-tls-files-'));
    own = await makeCertificate(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const sentenceOf = (certificate: string, key: string) => {
    const read = readTlsFiles(certificate, key);
    return read.ok ? undefined : read.error.sentence;
  };

  it('are taken where they belong together', async () => {
    expect(readTlsFiles(own.certificate, own.key)).toEqual({
      ok: true,
      value: {
        certificate: await readFile(own.certificate, 'utf8'),
        key: await readFile(own.key, 'utf8'),
      },
    });
  });

  it('are refused where the key is another’s, also one of another kind', async () => {
    const other = await makeCertificate(folder, 'other');
    const rsa = join(folder, 'rsa.pem');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await writeFile(rsa, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    for (const key of [other.key, rsa]) {
      expect(sentenceOf(own.certificate, key)).toBe('TLS_CERT und TLS_KEY gehören nicht zusammen.');
    }
  });

  it('are refused where one is damaged, also one that vouches for the first', async () => {
    const [chain, cut] = [join(folder, 'chain.pem'), join(folder, 'cut-key.pem')];
    const whole = await readFile(own.certificate, 'utf8');
    await writeFile(chain, `${whole}${whole.slice(0, 200)}\n`);
    await writeFile(cut, (await readFile(own.key, 'utf8')).slice(0, 80));
    expect(sentenceOf(chain, own.key)).toBe(
      `TLS_CERT nennt die Datei „${chain}“. Sie ist beschädigt.`,
    );
    expect(sentenceOf(own.certificate, cut)).toBe(
      `TLS_KEY nennt die Datei „${cut}“. Sie ist beschädigt.`,
    );
  });

  it.each(['pkcs8', 'sec1'] as const)(
    'are refused where the key has a password (%s)',
    async (type) => {
      const locked = join(folder, `locked-${type}.pem`);
      const key = createPrivateKey(await readFile(own.key));
      const lock = { cipher: 'aes-256-cbc', passphrase: 'geheim' };
      await writeFile(locked, key.export({ type, format: 'pem', ...lock }));
      expect(sentenceOf(own.certificate, locked)).toMatch(/^TLS_KEY .* mit einem Passwort/);
    },
  );

  it('are refused where they are no PEM files or none at all', () => {
    expect(sentenceOf(own.key, own.key)).toMatch(/^TLS_CERT .* keine PEM-Datei/);
    expect(sentenceOf(own.certificate, own.certificate)).toMatch(/^TLS_KEY .* keine PEM-Datei/);
    expect(sentenceOf(folder, own.key)).toMatch(/^TLS_CERT .* nicht da oder nicht lesbar/);
  });
});
