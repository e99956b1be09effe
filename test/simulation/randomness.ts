import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { Dice } from './dice.ts';

const real = {
  randomBytes: crypto.randomBytes,
  randomInt: crypto.randomInt,
  getRandomValues: globalThis.crypto.getRandomValues,
};

/** Lets codes, secrets and names of devices be the same in each run of a seed; returns what ends that. */
export function foreseeRandomness(): () => void {
  const dice = new Dice(1);
  const filled = <Bytes extends Uint8Array>(bytes: Bytes): Bytes => {
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = dice.below(256);
    return bytes;
  };
  replace({
    randomBytes: ((size: number) => filled(Buffer.alloc(size))) as typeof crypto.randomBytes,
    randomInt: ((limit: number) => dice.below(limit)) as typeof crypto.randomInt,
    getRandomValues: ((array: ArrayBufferView) => {
      filled(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      return array;
    }) as typeof globalThis.crypto.getRandomValues,
  });
  return () => replace(real);
}

function replace({ randomBytes, randomInt, getRandomValues }: typeof real): void {
  Object.assign(crypto, { randomBytes, randomInt });
  syncBuiltinESMExports();
  Object.assign(globalThis.crypto, { getRandomValues });
}
