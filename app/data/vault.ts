import { base64urlOf, bytesOfBase64url } from '#domain/base64url.ts';
import { isPersonal, joinedDocument, splitDocument } from '#domain/closed-document.ts';
import { type ClosedPart, isClosed } from '#domain/closed-form.ts';
import { openedWith, publicKeyOf, sealedTo } from '#domain/sealed-box.ts';
import type { Body } from '#domain/version.ts';
import type { LocalDatabase } from './database.ts';
import {
  aesKey,
  decrypted,
  derivedBytes,
  drawnNonces,
  encrypted,
  KEY_BYTES,
  randomBytes,
} from './vault-keys.ts';
import { keepSealedKey, readSealedKey, type VaultRecord } from './vault-record.ts';
import { besideOf, type RawKeys, SEALED, VaultWithin } from './vault-within.ts';

const TO_BYTES = new TextEncoder();
const TO_TEXT = new TextDecoder();

/** How long the data key stays in a page's memory at most, ms. */
export const KEY_LASTS_MS = 12 * 3_600_000;

/** A locked page draws another key of its own after so long, ms: tidied away are only older ones. */
export const PAGE_KEY_LASTS_MS = 3_600_000;

interface OpenKeys {
  /** All else is derived from it; what volunteers' cards and PINs wrap. */
  master: Uint8Array;
  data: CryptoKey;
  raw: RawKeys;
}

/**
 * The keys of a team's device, in one page. Open, it encrypts and decrypts with the data key. Locked,
 * it still encrypts: with a key of its own, which it has sealed to the vault's public key and forgets
 * when the page ends. So a locked tablet takes in what comes and cannot read it again.
 */
export class Vault {
  readonly id: string;
  /** The same inside transactions. */
  readonly within: VaultWithin;
  readonly #database: LocalDatabase;
  readonly #publicKey: string;
  /** Keys of locked pages, by name, as far as they were needed. */
  readonly #others = new Map<string, Promise<CryptoKey | undefined>>();
  readonly #listeners = new Set<() => void>();
  #open: OpenKeys | undefined;
  #pageKey: { drawnAt: number; drawn: Promise<{ name: string; key: CryptoKey }> } | undefined;

  constructor(database: LocalDatabase, { id, publicKey }: VaultRecord) {
    this.id = id;
    this.#database = database;
    this.#publicKey = publicKey;
    this.within = new VaultWithin({ id, publicKey, database, raw: () => this.#open?.raw });
  }

  /** Draws a data key; what is to be kept of it, and it. */
  static async drawn(): Promise<{ record: VaultRecord; master: Uint8Array }> {
    const master = randomBytes(KEY_BYTES);
    const publicKey = base64urlOf(publicKeyOf(await derivedBytes(master, PRIVATE)));
    return { record: { id: base64urlOf(randomBytes(6)), publicKey, wraps: [] }, master };
  }

  /** Whether this page can read. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** The data key, to be wrapped for one more volunteer; absent while locked. */
  get master(): Uint8Array | undefined {
    return this.#open?.master;
  }

  /** Calls back when it was opened or locked; returns what ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the data key into this page's memory; `false` where it is not this vault's. */
  async open(master: Uint8Array): Promise<boolean> {
    const privateKey = await derivedBytes(master, PRIVATE);
    if (base64urlOf(publicKeyOf(privateKey)) !== this.#publicKey) return false;
    const raw = { data: await derivedBytes(master, DATA), privateKey };
    this.#open = { master, data: await aesKey(raw.data, ['encrypt', 'decrypt']), raw };
    this.#tell();
    return true;
  }

  /** Forgets every key that reads. */
  lock(): void {
    if (!this.#open) return;
    this.#open.master.fill(0);
    this.#open.raw.privateKey.fill(0);
    this.#open.raw.data.fill(0);
    this.#open = undefined;
    this.#others.clear();
    this.#tell();
  }

  /** The closed forms of documents; those that are not personal, or closed already, as they are. */
  async closed<Doc extends Record<string, unknown>>(
    quarter: string,
    docs: readonly Doc[],
  ): Promise<Doc[]> {
    const isToClose = (doc: Doc) => isPersonal(String(doc._id)) && !isClosed(doc);
    if (!docs.some(isToClose)) return [...docs];
    const { name, key } = await this.#keyToClose();
    const nonces = drawnNonces(docs.length);
    const all: (Doc | Promise<Doc>)[] = docs.map((doc, index) => {
      const iv = nonces[index];
      return iv && isToClose(doc) ? closedWith(key, { name, iv, quarter }, doc) : doc;
    });
    return Promise.all(all);
  }

  /** A document as it was before it was closed; `undefined` while locked, or where its key is gone. */
  async opened(quarter: string, doc: Body): Promise<Body | undefined> {
    if (!isClosed(doc)) return doc;
    const { key: name, iv, box } = doc.closed;
    const key = await this.#keyToOpen(name);
    const text = key && (await decrypted(key, iv, box, besideOf(quarter, doc._id)));
    if (!text) return undefined;
    return joinedDocument(doc, JSON.parse(TO_TEXT.decode(text)) as Record<string, unknown>);
  }

  /** Something of the page's own under the data key, as one; `undefined` while locked. */
  async closedText(purpose: string, text: string) {
    if (!this.#open) return undefined;
    const [iv] = drawnNonces(1);
    if (!iv) return undefined;
    const box = await encrypted(this.#open.data, iv, TO_BYTES.encode(text), purpose);
    return { iv, box };
  }

  /** The same text again; `undefined` while locked, or where it is another vault's. */
  async openedText(purpose: string, { iv, box }: { iv: Uint8Array; box: Uint8Array }) {
    const text = this.#open && (await decrypted(this.#open.data, iv, box, purpose));
    return text && TO_TEXT.decode(text);
  }

  async #keyToClose(): Promise<{ name: string; key: CryptoKey }> {
    if (this.#open) return { name: this.id, key: this.#open.data };
    const now = performance.now();
    if (!this.#pageKey || now - this.#pageKey.drawnAt > PAGE_KEY_LASTS_MS) {
      this.#pageKey = { drawnAt: now, drawn: this.#drawnPageKey() };
    }
    return this.#pageKey.drawn;
  }

  /** Written down, sealed, before anything is encrypted with it. */
  async #drawnPageKey(): Promise<{ name: string; key: CryptoKey }> {
    const name = base64urlOf(randomBytes(9));
    const raw = randomBytes(KEY_BYTES);
    const to = bytesOfBase64url(this.#publicKey) ?? new Uint8Array(0);
    const binding = { info: SEALED, beside: `${this.id} ${name}` };
    const sealed = sealedTo(to, raw, binding, randomBytes(KEY_BYTES));
    await keepSealedKey(this.#database, name, sealed);
    const key = await aesKey(raw, ['encrypt']);
    raw.fill(0);
    return { name, key };
  }

  async #keyToOpen(name: string): Promise<CryptoKey | undefined> {
    if (!this.#open) return undefined;
    if (name === this.id) return this.#open.data;
    const known = this.#others.get(name);
    if (known) return known;
    const opened = this.#openedPageKey(name, this.#open.raw.privateKey);
    this.#others.set(name, opened);
    return opened;
  }

  async #openedPageKey(name: string, privateKey: Uint8Array): Promise<CryptoKey | undefined> {
    const sealed = await readSealedKey(this.#database, name);
    const binding = { info: SEALED, beside: `${this.id} ${name}` };
    const raw = sealed && openedWith(privateKey, sealed, binding);
    return raw && aesKey(raw, ['decrypt']);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const DATA = 'vor-ort vault data';
const PRIVATE = 'vor-ort vault private key';

async function closedWith<Doc extends Record<string, unknown>>(
  key: CryptoKey,
  { name, iv, quarter }: { name: string; iv: Uint8Array<ArrayBuffer>; quarter: string },
  doc: Doc,
): Promise<Doc> {
  const { clear, secret, signs } = splitDocument(doc as unknown as Body);
  const text = TO_BYTES.encode(JSON.stringify(secret));
  const box = await encrypted(key, iv, text, besideOf(quarter, clear._id));
  const closed: ClosedPart = { key: name, iv, box, ...signs };
  return { ...clear, closed } as unknown as Doc;
}
