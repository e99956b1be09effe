import type { Held } from '#domain/local-copy.ts';
import type { Body, Version } from '#domain/version.ts';
import type { Surroundings } from './copies.ts';

/*
 * What comes from the server is closed before it is written down, and what goes there is opened before
 * it is sent. WebCrypto is waited for, and IndexedDB ends a transaction whose code waits for anything
 * else: so both happen outside of them. Without a vault everything stays as it is.
 */

type Around = Pick<Surroundings, 'quarter' | 'vault'>;

/** Documents or tombstones as they came, their documents closed. */
export async function closedPulled<Pulled extends object>(
  { quarter, vault }: Around,
  pulled: readonly Pulled[],
): Promise<readonly Pulled[]> {
  if (!vault) return pulled;
  const docs = pulled.map((one) => {
    const [doc, { id }] = [docIn(one), one as { id?: string }];
    return doc?._id === id ? (doc as Record<string, unknown>) : { ...doc, _id: id };
  });
  const closed = await vault.closed(quarter, docs);
  return pulled.map((one, index) => (docIn(one) ? { ...one, doc: closed[index] } : one));
}

/** Versions that came with answers, closed; `undefined` where nothing came. */
export async function closedHeld(
  { quarter, vault }: Around,
  all: readonly (Held | undefined)[],
): Promise<(Held | undefined)[]> {
  if (!vault) return [...all];
  const docs = all.map((held) => (held && !held.version.deleted ? held.version.doc : { _id: '' }));
  const closed = await vault.closed(quarter, docs);
  return all.map((held, index) => {
    const doc = closed[index];
    return held && !held.version.deleted && doc ? { ...held, version: { doc } } : held;
  });
}

/** Versions as they were before they were closed; `undefined` where one cannot be opened now. */
export async function openedHeld(
  { quarter, vault }: Around,
  all: readonly Held[],
): Promise<Held[] | undefined> {
  const opened = await Promise.all(
    all.map(async (held): Promise<Held | undefined> => {
      if (held.version.deleted || !vault) return held;
      const doc = await vault.opened(quarter, held.version.doc);
      return doc && { ...held, version: { doc } };
    }),
  );
  const readable = opened.filter((held) => held !== undefined);
  return readable.length === all.length ? readable : undefined;
}

/** The document of a version in clear; `undefined` while it cannot be opened. */
export async function openedDoc(
  { quarter, vault }: Around,
  version: Version,
): Promise<Body | undefined> {
  if (version.deleted) return undefined;
  return vault ? vault.opened(quarter, version.doc) : version.doc;
}

function docIn(one: object): Record<string, unknown> | undefined {
  return (one as { doc?: Record<string, unknown> }).doc;
}
