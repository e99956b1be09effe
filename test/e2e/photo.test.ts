import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_IMAGE_BYTES } from '#domain/image.ts';
import { bytesOfImage } from '#domain/image-id.ts';
import { volunteersDe } from '../../app/texts/volunteers-de.ts';
import { launchChromium } from '../support/chromium.ts';
import type { PairedDevice } from '../support/paired-device.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { type Product, startProduct } from '../support/product.ts';

const words = volunteersDe.file;
const BERND = aPersonId();
const NAME = 'Herr Bernd Brandt';

let product: Product;
let browser: Browser;
let context: BrowserContext;
let device: PairedDevice;
let office: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  ({ context, device } = await aPairedBrowser(browser, product, { role: 'office' }));
  const volunteer = {
    ...{ _id: `${BERND}:person:self`, type: 'person', v: 1, name: NAME },
    ...{ createdAt: '2026-11-01T08:00:00Z', volunteerSince: '2026-01-01' },
  };
  await pushAs(product, device, [volunteer]);
  office = await context.newPage();
  await office.goto(`${product.origin}/q/lichtenberg/volunteer/${BERND}`);
  await office.getByRole('heading', { name: words.photo }).waitFor();
});

afterAll(async () => {
  await context?.close();
  await browser?.close();
  await product?.remove();
});

const choose = (name: string, mimeType: string, buffer: Buffer) =>
  office.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });

/** A photo of twelve megapixels in which no two points are alike: nothing is harder to make small. */
async function aCameraPhoto(): Promise<Buffer> {
  const base64 = await office.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [4000, 3000];
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const noise = context.createImageData(4000, 3000);
    for (let at = 0; at < noise.data.length; at += 4) {
      const value = Math.floor(Math.random() * 2 ** 24);
      noise.data[at] = value & 255;
      noise.data[at + 1] = (value >> 8) & 255;
      noise.data[at + 2] = value >> 16;
      noise.data[at + 3] = 255;
    }
    context.putImageData(noise, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  return Buffer.from(base64, 'base64');
}

/** The photos that the server holds of him: their type, and the bytes of their file. */
async function atServer(): Promise<{ type: unknown; bytes: number }[]> {
  const answer = await fetch(`${product.origin}/api/sync/lichtenberg/office/snapshot`, {
    headers: device.headers,
  });
  const lines = (await answer.text()).split('\n').filter(Boolean).slice(1);
  const docs = lines.map((line) => JSON.parse(line).doc as Record<string, string>);
  return docs
    .filter(({ type }) => type === 'image')
    .map(({ mediaType, data = '' }) => ({ type: mediaType, bytes: bytesOfImage(data).length }));
}

const types = async () => (await atServer()).map(({ type }) => type);

/** Whether the browser could draw the photo that is shown. */
const isDrawn = () =>
  office
    .getByRole('img', { name: NAME })
    .evaluate((image) => (image as HTMLImageElement).naturalWidth > 0);

it('what is no picture, or cannot be opened here, is said in words, and nothing is lost', async () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1');
  for (const type of ['image/heic', '']) {
    await choose('Liste.pdf', 'application/pdf', Buffer.from('%PDF-1.7'));
    await office.getByRole('alert').getByText(words.photoWrong.notPicture).waitFor();
    await choose('IMG_0001.HEIC', type, heic);
    await office.getByRole('alert').getByText(words.photoWrong.notReadable).waitFor();
  }
  expect(await atServer()).toEqual([]);
});

it('a camera’s photo is made small enough, is shown, and reaches the server; from Safari as JPEG', {
  timeout: 240_000,
}, async () => {
  const photo = await aCameraPhoto();
  expect(photo.length).toBeGreaterThan(1_000_000);
  await choose('IMG_0002.jpg', 'image/jpeg', photo);
  await expect.poll(isDrawn, { timeout: 60_000 }).toBe(true);
  await expect.poll(types).toEqual(['image/webp']);
  await office.getByRole('button', { name: words.photoDrop }).click();
  await office.getByRole('img', { name: NAME }).waitFor({ state: 'detached' });

  // Safari answers a wish for WebP with a PNG.
  await office.evaluate(() => {
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = function (done, type, quality) {
      toBlob.call(this, done, type === 'image/webp' ? 'image/png' : type, quality);
    };
  });
  await choose('IMG_0002.jpg', 'image/jpeg', photo);
  await expect.poll(isDrawn, { timeout: 60_000 }).toBe(true);
  await expect.poll(types).toContain('image/jpeg');
  for (const { bytes } of await atServer()) {
    expect(bytes).toBeGreaterThan(500);
    expect(bytes).toBeLessThanOrEqual(MAX_IMAGE_BYTES);
  }
});
