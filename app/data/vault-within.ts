import { decryptedAtOnce, encryptedAtOnce } from '#domain/aes-gcm.ts';
import { base64urlOf, bytesOfBase64url } from '#domain/base64url.ts';
import { isPersonal, joinedDocument, splitDocument } from '#domain/closed-document.ts';
import { isClosed } from '#domain/closed-form.ts';
import type { Held } from '#domain/local-copy.ts';
import { openedWith, sealedTo } from '#domain/sealed-box.ts';
import { type SealedLetter, sealedLetter } from '#domain/sealed-letter.ts';
import type { Body, Version } from '#domain/version.ts';
import type { LocalDatabase } from './database.ts';
import { sealKeyOf } from './seal-key.ts';
import { KEY_BYTES, randomBytes } from './vault-keys.ts';
import { keepSealedKey, readSealedKey } from './vault-record.ts';

/** What a page key is bound to. */
export const SEALED = 'vor-ort vault page key';
const IV_BYTES = 12;
const TO_BYTES = new TextEncoder();
const TO_TEXT = new TextDecoder();

/** The keys of an open vault that open and close, as bytes. */
export interface RawKeys {
  data: Uint8Array;
  privateKey: Uint8Array;
}

interface Keys {
  id: string;
  publicKey: string;
  database: LocalDatabase;
  /** Absent while locked. */
  raw: () => RawKeys | undefined;
}

/**
 * The vault inside a transaction, for single documents: IndexedDB ends a transaction whose code waits
 * for anything else, and WebCrypto is waited for. So the same AES-GCM is done here by audited code in
 * plain JavaScript. The transaction holds `own` and `documents`.
 */
export class VaultWithin {
  readonly #keys: Keys;

  constructor(keys: Keys) {
    this.#keys = keys;
  }

  /** As `Vault.closed`. Locked, each document has a key of its own, which is written down with it. */
  async closed(quarter: string, doc: Body): Promise<Body> {
    if (!isPersonal(doc._id) || isClosed(doc)) return doc;
    const { clear, secret, signs } = splitDocument(doc);
    const { name, key } = await this.#keyToClose();
    const iv = randomBytes(IV_BYTES);
    const text = TO_BYTES.encode(JSON.stringify(secret));
    const box = encryptedAtOnce(key, iv, text, besideOf(quarter, doc._id));
    return { ...clear, closed: { key: name, iv, box, ...signs } };
  }

  /** As `Vault.opened`. */
  async opened(quarter: string, doc: Body): Promise<Body | undefined> {
    if (!isClosed(doc)) return doc;
    const { key: name, iv, box } = doc.closed;
    const key = await this.#keyToOpen(name);
    const text = key && decryptedAtOnce(key, iv, box, besideOf(quarter, doc._id));
    if (!text) return undefined;
    return joinedDocument(doc, JSON.parse(TO_TEXT.decode(text)) as Record<string, unknown>);
  }

  /** The same write sealed to the quarter's key, with the versions that it may have been made from, as
   *  far as they can be read; `undefined` while no key of the quarter is here. */
  async letter(
    quarter: string,
    doc: Body,
    bases: readonly Held[],
  ): Promise<SealedLetter | undefined> {
    const sealKey = await sealKeyOf({ database: this.#keys.database, quarter });
    if (sealKey === undefined) return undefined;
    const readable: Version[] = [];
    for (const { version } of bases) {
      const base = version.deleted ? undefined : await this.opened(quarter, version.doc);
      if (base) readable.push({ doc: base });
    }
    return sealedLetter({ quarter, sealKey }, { doc, bases: readable }, randomBytes(48));
  }

  async #keyToClose(): Promise<{ name: string; key: Uint8Array }> {
    const { id, publicKey, database, raw } = this.#keys;
    const open = raw();
    if (open) return { name: id, key: open.data };
    const name = base64urlOf(randomBytes(9));
    const key = randomBytes(KEY_BYTES);
    const to = bytesOfBase64url(publicKey) ?? new Uint8Array(0);
    const binding = { info: SEALED, beside: `${id} ${name}` };
    await keepSealedKey(database, name, sealedTo(to, key, binding, randomBytes(KEY_BYTES)));
    return { name, key };
  }

  async #keyToOpen(name: string): Promise<Uint8Array | undefined> {
    const { id, database, raw } = this.#keys;
    const open = raw();
    if (!open || name === id) return open?.data;
    const sealed = await readSealedKey(database, name);
    const binding = { info: SEALED, beside: `${id} ${name}` };
    return sealed && openedWith(open.privateKey, sealed, binding);
  }
}

/** A closed part belongs to one document: in another's place it does not open. */
export function besideOf(quarter: string, id: string): string {
  return `${quarter} ${id}`;
}
