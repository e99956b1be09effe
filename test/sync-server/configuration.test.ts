import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../sync-server/configuration.ts';
import { makeCertificate } from '../support/certificates.ts';

describe('the configuration', () => {
  let folder: string;
  let certificate: string;
  let key: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vor-ort-configuration-'));
    ({ certificate, key } = await makeCertificate(folder));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is complete without any environment', () => {
    expect(readConfiguration({})).toEqual({
      ok: true,
      value: {
        port: 8080,
        host: '0.0.0.0',
        dataFolder: resolve('./data'),
        couchUrl: undefined,
        publicUrl: undefined,
        tls: undefined,
      },
    });
    expect(readConfiguration({ PORT: '', HOST: '', TLS_CERT: '' }).ok).toBe(true);
  });

  it('takes everything that may be said', () => {
    const read = readConfiguration({
      PORT: '443',
      HOST: '::1',
      DATA_DIR: '/srv/vor-ort',
      COUCHDB_URL: 'https://office:ge%40heim@couch.example:6984',
      PUBLIC_URL: 'https://vor-ort.example/',
      TLS_CERT: certificate,
      TLS_KEY: key,
    });
    expect(read).toMatchObject({
      value: {
        port: 443,
        host: '::1',
        dataFolder: '/srv/vor-ort',
        couchUrl: 'https://office:ge%40heim@couch.example:6984',
        publicUrl: 'https://vor-ort.example',
        tls: { certificate: expect.stringContaining('CERTIFICATE') },
      },
    });
  });

  it.each([
    [{ PORT: '80a' }, 'PORT ist „80a“.'],
    [{ PORT: '65536' }, 'PORT ist „65536“.'],
    [{ PORT: '-1' }, 'PORT ist „-1“.'],
    [{ HOST: 'http://localhost' }, 'HOST ist „http://localhost“.'],
    [{ COUCHDB_URL: 'couch:secret@host' }, 'COUCHDB_URL ist keine Adresse'],
    [{ COUCHDB_URL: 'http://office:secret%zz@host' }, 'COUCHDB_URL ist keine Adresse'],
    [{ PUBLIC_URL: 'vor-ort.example' }, 'PUBLIC_URL ist „vor-ort.example“.'],
    [{ PUBLIC_URL: 'https://stadt.example/vor-ort' }, 'PUBLIC_URL ist'],
    [{ TLS_CERT: '/x.pem' }, 'TLS_KEY fehlt'],
    [{ TLS_KEY: '/x.pem' }, 'TLS_CERT fehlt'],
    [{ TLS_CERT: '/nowhere.pem', TLS_KEY: '/x' }, '„/nowhere.pem“. Sie ist nicht da'],
  ])('says what is wrong with %j in a plain line', (environment, sentence) => {
    const read = readConfiguration(environment);
    const sentences = read.ok ? [] : read.error.sentences;
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(sentence);
    expect(sentences[0]).not.toContain('secret');
    expect(sentences[0]).not.toContain('\n');
  });

  it('refuses a certificate where a key should be', () => {
    const read = readConfiguration({ TLS_CERT: certificate, TLS_KEY: certificate });
    expect(read).toMatchObject({
      error: { sentences: [expect.stringMatching(/^TLS_KEY .* keine PEM-Datei/)] },
    });
  });

  it('names all mistakes at once', () => {
    const read = readConfiguration({ PORT: 'x', HOST: ' ', PUBLIC_URL: 'x' });
    expect(read).toMatchObject({ error: { sentences: { length: 3 } } });
  });
});
