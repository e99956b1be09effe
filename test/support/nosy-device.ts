import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { PairedDevice } from './paired-device.ts';
import { bearerOf } from './walled-quarter.ts';

/** What came back, as bytes would be read by somebody who looks at every one of them. */
export interface Heard {
  asked: string;
  status: number;
  /** Headers and body. */
  said: string;
  /** The same, and whatever in them looks like base64, decoded. */
  text: string;
}

export interface NosyOptions {
  url: string;
  device: PairedDevice | undefined;
  quarter?: string;
}

const PUBLIC = /^(quarter|place|event|notice|vacancy|image):/;

/** A device that asks for everything, in every way, and remembers every byte. */
export class NosyDevice {
  readonly heard: Heard[] = [];
  readonly #url: string;
  readonly #quarter: string;
  readonly #device: PairedDevice | undefined;

  constructor({ url, device, quarter = 'lichtenberg' }: NosyOptions) {
    this.#url = url;
    this.#quarter = quarter;
    this.#device = device;
  }

  /** Everything that it ever received, as one text. */
  get everything(): string {
    return this.heard.map(({ text }) => text).join('\n');
  }

  /** Asks with the cookie that a browser sends. */
  ask(method: string, path: string, body?: unknown): Promise<Heard> {
    return this.#send(method, path, this.#device?.headers ?? {}, body);
  }

  /** The same, and once more as a paired server would. */
  async askTwice(method: string, path: string, body?: unknown): Promise<void> {
    await this.ask(method, path, body);
    if (this.#device) await this.#send(method, path, bearerOf(this.#device), body);
  }

  /** Asks for documents by every address that shows some. `ids`: what it has heard of. */
  async pullEverything(epoch: string, ids: readonly string[]): Promise<void> {
    const have = Object.fromEntries(ids.map((id) => [id, '1-00000000000000000000000000000000']));
    for (const scope of ['private', 'registry']) {
      await this.ask('GET', `/api/sync/${this.#quarter}/${scope}/snapshot`);
    }
    for (const scope of ['public', 'team', 'office', 'me']) {
      const at = `/api/sync/${this.#quarter}/${scope}`;
      await this.ask('GET', `${at}/snapshot`);
      await this.ask('HEAD', `${at}/snapshot`);
      await this.ask('GET', `${at}/changes?limit=1000`);
      const accepted = ids.map((id) => ({ id, rev: have[id] }));
      await this.ask('POST', `${at}/changes`, { limit: 1000 });
      await this.ask('POST', `${at}/changes`, { accepted });
      await this.ask('POST', `${at}/diff`, { epoch, have: {} });
      await this.ask('POST', `${at}/diff`, { epoch, have });
    }
  }

  /** The same through the door of paired servers. */
  async replicateEverything(ids: readonly string[]): Promise<void> {
    for (const name of ['registry', `${this.#quarter}-office`]) {
      await this.askTwice('GET', `/couch/${name}/_all_docs?include_docs=true`);
    }
    for (const kind of ['public', 'team', 'private']) {
      const at = `/couch/${this.#quarter}-${kind}`;
      for (const path of ['', '/_all_docs?include_docs=true', '/_changes?include_docs=true']) {
        await this.askTwice('GET', at + path);
      }
      await this.askTwice('POST', `${at}/_all_docs?include_docs=true`, { keys: ids });
      const docs = ids.map((id) => ({ id }));
      await this.askTwice('POST', `${at}/_bulk_get?revs=true&latest=true`, { docs });
      const lacks = ids.map((id) => [id, ['1-00000000000000000000000000000000']]);
      await this.askTwice('POST', `${at}/_revs_diff`, Object.fromEntries(lacks));
    }
    for (const id of ids) {
      const kind = id.split(':').length === 3 ? 'private' : PUBLIC.test(id) ? 'public' : 'team';
      const at = `/couch/${this.#quarter}-${kind}/${encodeURIComponent(id)}`;
      await this.askTwice('GET', `${at}?revs=true&open_revs=all`);
    }
    await this.ask('GET', '/couch/_all_dbs');
  }

  /** Tries to change what it may not see, in ways whose refusals could tell what stands there. */
  async pushAtEverything(documents: readonly ({ _id: string } & object)[]): Promise<void> {
    const clock = { [this.#device?.deviceId ?? 'x0123456789ab']: 1 };
    const rev = '1-00000000000000000000000000000000';
    const push = (writes: object[], others: object = {}) =>
      this.ask('POST', `/api/sync/${this.#quarter}/push`, { writes, ...others });
    const emptied = documents.map(({ _id, ...fields }) => ({
      _id,
      ...Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, name === 'type' ? value : null]),
      ),
    }));
    for (const base of [null, rev]) {
      for (const heal of [false, true]) {
        const bare = (doc: { _id: string }) => ({ id: doc._id, base, doc: { ...doc, clock } });
        await push(emptied.map(bare), { heal });
        const gone = { base, deleted: true, clock, reason: 'user' };
        await push(
          documents.map(({ _id: id }) => ({ id, ...gone })),
          { heal },
        );
      }
    }
  }

  /** Asks for all that is no document. */
  async visitOffices(someDevice: string): Promise<void> {
    const quarter = this.#quarter;
    for (const path of ['/api/health', '/api/session', '/api/quarters', '/api/devices']) {
      await this.ask('GET', path);
    }
    for (const path of ['/api/erase', '/api/quarantine']) {
      await this.ask('GET', `${path}?quarter=${quarter}`);
    }
    await this.ask('PATCH', `/api/devices/${someDevice}`, { bringIn: false });
    await this.ask('GET', `/calendar/${quarter}.ics`);
    await this.ask('GET', `/calendar/${quarter}/technik-treff.ics`);
    await this.ask('GET', '/');
    await this.ask('GET', `/q/${quarter}`);
  }

  async #send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Heard> {
    const response = await fetch(this.#url + path, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const said = JSON.stringify([...response.headers]) + bytes.toString();
    const heard = {
      asked: `${method} ${path.replaceAll(/\?.*/g, '')}`,
      status: response.status,
      said,
      text: said + decodedIn(said),
    };
    this.heard.push(heard);
    return heard;
  }
}

/** Tokens and tags may hold ids and words: they are read as a curious device would. */
export function decodedIn(text: string): string {
  return (text.match(/[A-Za-z0-9_+/-]{16,}/g) ?? [])
    .map((found) => {
      const bytes = Buffer.from(found, 'base64url');
      return bytes.toString() + bytes.toString('utf16le') + inflated(bytes);
    })
    .join('\n');
}

function inflated(bytes: Buffer): string {
  for (const read of [gunzipSync, brotliDecompressSync]) {
    try {
      return read(bytes).toString();
    } catch {
      // Not packed so.
    }
  }
  return '';
}
