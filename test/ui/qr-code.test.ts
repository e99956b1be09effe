import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';
import { expect, it } from 'vitest';
import { pathOf } from '../../app/ui/qr-code.tsx';

/** The modules that a path of rectangles one high draws black. */
function modulesOf(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  return modules;
}

it('what is drawn can be read again by a camera', () => {
  const address = 'https://vor-ort.example.org/q/lichtenberg/place/osm~node~1234567890';
  const drawn = modulesOf(pathOf(encodeQR(address, 'raw', { border: 4 })), 45);
  const scale = 4;
  const side = drawn.length * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  drawn.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!isDark) return;
      for (let py = y * scale; py < (y + 1) * scale; py++) {
        const from = (py * side + x * scale) * 4;
        for (let i = from; i < from + scale * 4; i++) if (i % 4 !== 3) data[i] = 0;
      }
    });
  });
  expect(decodeQR({ width: side, height: side, data })).toBe(address);
});
