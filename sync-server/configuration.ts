import { resolve } from 'node:path';
import { failure, type Result, success } from '#domain/result.ts';
import { readTlsFiles, type TlsFiles } from './tls-files.ts';

/** What the environment says about this server. */
export interface Configuration {
  port: number;
  host: string;
  /** Absolute path of the folder for the embedded store and the operator's socket. */
  dataFolder: string;
  /** Absent: the embedded store. */
  couchUrl?: string;
  /** The address under which people reach this server, without a slash at its end. */
  publicUrl?: string;
  tls?: TlsFiles;
}

/** Mistakes in the environment, one German sentence each. */
export interface ConfigurationMistakes {
  code: 'configuration';
  sentences: string[];
}

type Environment = Readonly<Record<string, string | undefined>>;
type Checked<Value> = Result<Value, { code: 'mistake'; sentence: string }>;

/** Reads and checks the configuration; every mistake is named, not only the first. */
export function readConfiguration(
  environment: Environment,
): Result<Configuration, ConfigurationMistakes> {
  const sentences: string[] = [];
  const use = <Value>(checked: Checked<Value>): Value | undefined => {
    if (checked.ok) return checked.value;
    sentences.push(checked.error.sentence);
    return undefined;
  };
  const port = use(portIn(environment.PORT));
  const host = use(hostIn(environment.HOST));
  const couchUrl = use(couchUrlIn(environment.COUCHDB_URL));
  const publicUrl = use(publicUrlIn(environment.PUBLIC_URL));
  const tls = use(tlsIn(environment));
  if (sentences.length > 0 || port === undefined || host === undefined) {
    return failure({ code: 'configuration', sentences });
  }
  const dataFolder = resolve(environment.DATA_DIR || './data');
  return success({ port, host, dataFolder, couchUrl, publicUrl, tls });
}

function portIn(text = ''): Checked<number> {
  if (text === '') return success(8080);
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return success(port);
  return mistake(`PORT ist „${text}“. Erlaubt ist eine Zahl von 0 bis 65535, zum Beispiel 8080.`);
}

function hostIn(text = ''): Checked<string> {
  if (text === '') return success('0.0.0.0');
  if (/^[A-Za-z0-9.:-]{1,253}$/.test(text)) return success(text);
  return mistake(
    `HOST ist „${text}“. Erlaubt ist eine IP-Adresse oder ein Rechnername, zum Beispiel 127.0.0.1.`,
  );
}

function couchUrlIn(text = ''): Checked<string | undefined> {
  if (text === '') return success(undefined);
  const url = webAddress(text);
  // The text may hold a password: it is not repeated.
  return url && isDecodable(url.username) && isDecodable(url.password)
    ? success(text)
    : mistake('COUCHDB_URL ist keine Adresse wie https://name:passwort@rechner:6984.');
}

function publicUrlIn(text = ''): Checked<string | undefined> {
  if (text === '') return success(undefined);
  const url = webAddress(text);
  if (url && `${url.origin}/` === url.href) return success(url.origin);
  return mistake(
    `PUBLIC_URL ist „${text}“. Erlaubt ist eine Adresse ohne Pfad, zum Beispiel https://vor-ort.example.`,
  );
}

function tlsIn({ TLS_CERT, TLS_KEY }: Environment): Checked<Configuration['tls']> {
  if (!TLS_CERT && !TLS_KEY) return success(undefined);
  if (!TLS_CERT) return mistake('TLS_KEY ist gesetzt, aber TLS_CERT fehlt. Es braucht beide.');
  if (!TLS_KEY) return mistake('TLS_CERT ist gesetzt, aber TLS_KEY fehlt. Es braucht beide.');
  return readTlsFiles(TLS_CERT, TLS_KEY);
}

function webAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.hostname ? url : undefined;
}

/** A `%` that stands for itself is written `%25`. [RFC 3986, 2.4] */
function isDecodable(text: string): boolean {
  try {
    // The result is looked at because a build leaves out a call whose result nobody uses.
    return decodeURIComponent(text).length >= 0;
  } catch {
    return false;
  }
}

function mistake(sentence: string): { ok: false; error: { code: 'mistake'; sentence: string } } {
  return failure({ code: 'mistake', sentence });
}
