import { MAX_IMAGE_BYTES } from '#domain/image.ts';

/** As large as a card at the door shows it, on a screen of twice the density. */
const SIDE = 400;
const QUALITIES = [0.85, 0.7, 0.55, 0.4, 0.25];

/** A photo as documents keep it. */
export interface SmallPhoto {
  /** WebP in base64. */
  data: string;
  width: number;
  height: number;
}

/** Makes a photo from a camera small enough: its middle as a square. `undefined` where the browser cannot
 *  open it, or cannot write WebP. */
export async function smallPhoto(file: Blob): Promise<SmallPhoto | undefined> {
  const image = await createImageBitmap(file).catch(() => undefined);
  if (!image) return undefined;
  const side = Math.min(image.width, image.height);
  const size = Math.min(SIDE, side);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [size, size];
  const [x, y] = [(image.width - side) / 2, (image.height - side) / 2];
  canvas.getContext('2d')?.drawImage(image, x, y, side, side, 0, 0, size, size);
  image.close();
  for (const quality of QUALITIES) {
    const blob = await webpOf(canvas, quality);
    if (blob && blob.size <= MAX_IMAGE_BYTES) {
      return { data: await base64Of(blob), width: size, height: size };
    }
  }
  return undefined;
}

async function webpOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> {
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/webp', quality),
  );
  return blob?.type === 'image/webp' ? blob : undefined;
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''));
}
