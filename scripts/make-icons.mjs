// Makes the app's icons from their one drawing: node scripts/make-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const folder = new URL('../public/', import.meta.url);
const drawing = readFileSync(new URL('icon.svg', folder), 'utf8');

/** Systems cut these to a shape of their own: the ground reaches the edge, the drawing stays within
 *  the inner four fifths (W3C, maskable icons). */
const fullBleed = drawing
  .replace(/ rx="\d+"/, '')
  .replace('<g id="drawing">', '<g id="drawing" transform="translate(51 51) scale(.8)">');

const icons = [
  { name: 'icon-192.png', svg: drawing, size: 192 },
  { name: 'icon-512.png', svg: drawing, size: 512 },
  { name: 'icon-maskable-512.png', svg: fullBleed, size: 512 },
  { name: 'apple-touch-icon.png', svg: fullBleed, size: 180 },
];

for (const { name, svg, size } of icons) {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
  writeFileSync(new URL(name, folder), image.asPng());
  console.log(`public/${name}`);
}
