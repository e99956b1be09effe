import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Encoding, SharedBody } from '../../../sync-server/feed/shared-body.ts';

const parts = Array.from({ length: 20 }, (_, n) => `${n} ${crypto.randomUUID().repeat(500)}\n`);
const plain: Record<Encoding, (bytes: Uint8Array) => string> = {
  br: (bytes) => brotliDecompressSync(bytes).toString(),
  gzip: (bytes) => gunzipSync(bytes).toString(),
  identity: (bytes) => new TextDecoder().decode(bytes),
};

describe('a shared body', () => {
  it.each(['br', 'gzip', 'identity'] as const)(
    'gives everyone the whole, early and late readers (%s)',
    async (encoding) => {
      const body = SharedBody.of(parts, encoding);
      const early = await Promise.all([1, 2, 3].map(() => collected(body)));
      const late = await collected(body);
      for (const bytes of [...early, late]) {
        expect(plain[encoding](bytes)).toBe(parts.join(''));
      }
      expect(body.size).toBe(late.length);
    },
  );

  it('is finished for others while one reader stands still', async () => {
    const body = SharedBody.of(parts, 'gzip');
    const slow = body.read();
    const first = await slow.next();
    expect((await collected(body)).length).toBe(body.size);
    let read = first.value?.length ?? 0;
    for await (const chunk of slow) read += chunk.length;
    expect(read).toBe(body.size);
  });

  it('hands on the beginning before the end is made', async () => {
    let asked = 0;
    const slowParts = {
      *[Symbol.iterator]() {
        for (const part of parts) {
          asked += 1;
          yield part;
        }
      },
    };
    const reader = SharedBody.of(slowParts, 'br').read();
    await reader.next();
    expect(asked).toBeLessThan(parts.length);
  });

  it('fails for its readers when it cannot be made', async () => {
    const body = SharedBody.of(
      {
        *[Symbol.iterator]() {
          yield 'a';
          throw new Error('broken');
        },
      },
      'gzip',
    );
    await expect(collected(body)).rejects.toThrow();
    expect(body.hasFailed).toBe(true);
  });
});

async function collected(body: SharedBody): Promise<Uint8Array> {
  return new Uint8Array(await buffer(body.read()));
}
