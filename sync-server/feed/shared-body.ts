import { constants, createBrotliCompress, createGzip, type Gzip } from 'node:zlib';

/** How a body travels. */
export type Encoding = 'br' | 'gzip' | 'identity';

/**
 * A body that is made once and read by many while it is still being made. Each reader goes at its
 * own speed; what is made stays in memory for the others.
 */
export class SharedBody {
  readonly #chunks: Buffer[] = [];
  #state: 'growing' | 'complete' | 'failed' = 'growing';
  #waiting: (() => void)[] = [];

  /** Bytes in all; `undefined` while it is still being made. */
  get size(): number | undefined {
    if (this.#state !== 'complete') return undefined;
    return this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  /** Whether it could not be made; the next who asks makes another. */
  get hasFailed(): boolean {
    return this.#state === 'failed';
  }

  /** Resolves when it is whole, or could not be made. */
  async ended(): Promise<void> {
    while (this.#state === 'growing') await this.#more();
  }

  /** Compresses the parts, off the main thread, and hands each on as soon as it is done. */
  static of(parts: Iterable<string>, encoding: Encoding): SharedBody {
    const body = new SharedBody();
    void body.#make(parts, encoding);
    return body;
  }

  /** The body from its beginning. */
  async *read(): AsyncGenerator<Buffer> {
    for (let next = 0; ; ) {
      const chunk = this.#chunks[next];
      if (chunk) {
        next += 1;
        yield chunk;
      } else if (this.#state === 'growing') {
        await this.#more();
      } else {
        if (this.#state === 'failed') throw new Error('the body could not be made');
        return;
      }
    }
  }

  async #make(parts: Iterable<string>, encoding: Encoding): Promise<void> {
    try {
      if (encoding === 'identity') for (const part of parts) this.#add(Buffer.from(part));
      else await this.#compress(parts, encoding);
      this.#become('complete');
    } catch {
      this.#become('failed');
    }
  }

  async #compress(parts: Iterable<string>, encoding: 'br' | 'gzip'): Promise<void> {
    const compressor = compressorOf(encoding);
    compressor.on('data', (chunk: Buffer) => this.#add(chunk));
    const ended = new Promise((resolve, reject) => {
      compressor.once('end', resolve).once('error', reject);
    });
    for (const part of parts) {
      compressor.write(part);
      // A flush after each part: the first lines are on the screen before the last are compressed.
      await new Promise<void>((resolve) => compressor.flush(resolve));
    }
    compressor.end();
    await ended;
  }

  #more(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#wake();
  }

  #become(state: 'complete' | 'failed'): void {
    this.#state = state;
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

function compressorOf(encoding: 'br' | 'gzip'): Gzip {
  if (encoding === 'gzip') return createGzip({ level: 6 });
  return createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  }) as unknown as Gzip;
}
