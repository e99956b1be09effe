import { createReadStream, createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { afterBuild } from './after-build.ts';

/** Lays a Brotli and a gzip copy beside every text file, for the server to send as they are. */
export function precompressed() {
  return afterBuild('precompressed', async (folder) => {
    const names = await readdir(folder, { recursive: true });
    await Promise.all(
      names.filter((name) => COMPRESSIBLE.test(name)).map((name) => compress(join(folder, name))),
    );
  });
}

const COMPRESSIBLE = /\.(?:js|css|html|svg|json|webmanifest)$/;

async function compress(path: string) {
  const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  await pipeline(createReadStream(path), brotli, createWriteStream(`${path}.br`));
  await pipeline(createReadStream(path), createGzip({ level: 9 }), createWriteStream(`${path}.gz`));
}
