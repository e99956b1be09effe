/** Most programs and styles of the app in one answer, by address (scripts/vite/bundled-files.ts). */
const BUNDLE = '/app-files.json';
/** Fewer than these are asked for one by one: an update often leaves the rest as it was. */
const WORTH_A_BUNDLE = 20;
/** Of an answer itself, and wrong for what is made of it. */
const OF_ITSELF = ['content-encoding', 'content-length', 'etag', 'last-modified', 'vary'];

type Files = Record<string, string>;

/**
 * The files of the app that lie in its bundle, kept as one entry of a cache: each entry of its own would
 * cost an old phone some fifty milliseconds, and there are hundreds. An entry is of one version of the app;
 * it is whole or not there.
 */
export class BundledFiles {
  readonly #paths: ReadonlySet<string>;
  readonly #cacheName: string;
  #key: Promise<string> | undefined;
  #kept: Promise<Kept | undefined> | undefined;

  /**
   * @param paths what this version of the app has
   * @param cacheName where they are kept, of this app alone
   */
  constructor(paths: readonly string[], cacheName: string) {
    this.#paths = new Set(paths);
    this.#cacheName = cacheName;
  }

  /** Whether a path is one of them. */
  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** Stores those of this version. Rejects where one cannot be fetched: the browser tries again then. */
  async install(): Promise<void> {
    const cache = await caches.open(this.#cacheName);
    const key = await this.#ownKey();
    if (await cache.match(key)) return;
    const kept = await lastOf(cache);
    const files: Files = {};
    let headers = kept?.headers;
    const take = (from: Files) => {
      for (const path of this.#paths) {
        const text = Object.hasOwn(from, path) ? from[path] : undefined;
        if (files[path] === undefined && typeof text === 'string') files[path] = text;
      }
    };
    // Names tell contents: another version's are as good for what both have.
    take(kept?.files ?? {});
    if (this.#lacking(files).length >= WORTH_A_BUNDLE) {
      const bundle = await fetchBundle();
      take(bundle?.files ?? {});
      headers = bundle?.headers ?? headers;
    }
    for (const path of this.#lacking(files)) {
      const answer = await fetch(path, { credentials: 'same-origin' });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      files[path] = await answer.text();
      headers = rulesIn(answer.headers);
    }
    await cache.put(key, new Response(JSON.stringify(files), { headers }));
  }

  /** Lets go of what was kept for other versions. */
  async activate(): Promise<void> {
    const cache = await caches.open(this.#cacheName);
    const own = new URL(await this.#ownKey(), location.href).href;
    for (const { url } of await cache.keys()) if (url !== own) await cache.delete(url);
  }

  /** The answer that the server would have given, or its own where the device has lost what it kept. */
  async answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    // Storage that refuses now may not the next time, and until then there is the server.
    this.#kept ??= this.#read().catch(() => undefined);
    const kept = await this.#kept;
    const text = kept?.files[pathname];
    if (!kept || text === undefined) {
      this.#kept = undefined;
      return fetch(request);
    }
    const type = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
    const headers = new Headers(kept.headers);
    headers.set('content-type', `${type}; charset=utf-8`);
    return new Response(text, { headers });
  }

  #lacking(files: Files): string[] {
    return [...this.#paths].filter((path) => files[path] === undefined);
  }

  async #read(): Promise<Kept | undefined> {
    const cache = await caches.open(this.#cacheName);
    const answer = await cache.match(await this.#ownKey());
    return answer && keptIn(answer);
  }

  /** Of which version an entry is: that of the names in it. */
  #ownKey(): Promise<string> {
    this.#key ??= crypto.subtle
      .digest('SHA-256', new TextEncoder().encode([...this.#paths].sort().join('\n')))
      .then((hash) => {
        const hex = [...new Uint8Array(hash, 0, 8)].map((one) => one.toString(16).padStart(2, '0'));
        return `${BUNDLE}?version=${hex.join('')}`;
      });
    return this.#key;
  }
}

/** Files, and the server's rules for programs, which go along with each. */
interface Kept {
  files: Files;
  headers: Headers;
}

async function lastOf(cache: Cache): Promise<Kept | undefined> {
  const last = (await cache.keys()).at(-1);
  const answer = last && (await cache.match(last));
  return answer && keptIn(answer);
}

async function fetchBundle(): Promise<Kept | undefined> {
  const answer = await fetch(BUNDLE, { credentials: 'same-origin' }).catch(() => undefined);
  return answer?.ok ? keptIn(answer) : undefined;
}

/** What an answer holds; nothing where it is another thing: a portal's page, or half of it. */
async function keptIn(answer: Response): Promise<Kept | undefined> {
  const files: unknown = await answer.json().catch(() => undefined);
  if (typeof files !== 'object' || files === null) return undefined;
  return { files: files as Files, headers: rulesIn(answer.headers) };
}

function rulesIn(given: Headers): Headers {
  const headers = new Headers(given);
  for (const name of OF_ITSELF) headers.delete(name);
  return headers;
}
