import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { failure, type Result, success } from '#domain/result.ts';

/** PEM texts that belong together and that TLS can be spoken with. */
export interface TlsFiles {
  certificate: string;
  key: string;
}

type Checked<Value> = Result<Value, { code: 'mistake'; sentence: string }>;

/**
 * Reads `TLS_CERT` (a certificate, and those that vouch for it) and `TLS_KEY` (without a password).
 * What would only show at the first visitor shows here, in a German sentence.
 */
export function readTlsFiles(certificatePath: string, keyPath: string): Checked<TlsFiles> {
  const certificate = textIn('TLS_CERT', certificatePath, /-----BEGIN CERTIFICATE-----/);
  if (!certificate.ok) return certificate;
  const key = textIn('TLS_KEY', keyPath, /-----BEGIN [A-Z ]*PRIVATE KEY-----/);
  if (!key.ok) return key;
  const first = certificateIn(certificate.value);
  if (!first) return mistake(named('TLS_CERT', certificatePath, 'Sie ist beschädigt.'));
  if (/ENCRYPTED/.test(key.value)) {
    const what = 'Sie ist mit einem Passwort verschlossen. Nehmen Sie eine ohne.';
    return mistake(named('TLS_KEY', keyPath, what));
  }
  const opened = keyIn(key.value);
  if (!opened) return mistake(named('TLS_KEY', keyPath, 'Sie ist beschädigt.'));
  if (!first.checkPrivateKey(opened)) {
    return mistake('TLS_CERT und TLS_KEY gehören nicht zusammen.');
  }
  return success({ certificate: certificate.value, key: key.value });
}

function textIn(name: string, path: string, begin: RegExp): Checked<string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return mistake(named(name, path, 'Sie ist nicht da oder nicht lesbar.'));
  }
  if (begin.test(text)) return success(text);
  return mistake(named(name, path, 'Sie ist keine PEM-Datei, wie sie hier nötig ist.'));
}

/** The first certificate; `undefined` where that or one of those after it is none. */
function certificateIn(text: string): X509Certificate | undefined {
  try {
    createSecureContext({ cert: text });
    return new X509Certificate(text);
  } catch {
    return undefined;
  }
}

function keyIn(text: string): KeyObject | undefined {
  try {
    return createPrivateKey(text);
  } catch {
    return undefined;
  }
}

function named(name: string, path: string, what: string): string {
  return `${name} nennt die Datei „${path}“. ${what}`;
}

function mistake(sentence: string): { ok: false; error: { code: 'mistake'; sentence: string } } {
  return failure({ code: 'mistake', sentence });
}
