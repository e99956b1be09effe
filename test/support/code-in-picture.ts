import type { Locator, Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';

/** What a camera would read from a part of a page as it looks now; throws where it reads nothing. */
export async function codeIn(page: Page, part: Locator): Promise<string> {
  const picture = (await part.screenshot()).toString('base64');
  const { width, height, pixels } = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    return { width: image.width, height: image.height, pixels: [...data] };
  }, picture);
  return decodeQR({ width, height, data: Uint8ClampedArray.from(pixels) });
}
