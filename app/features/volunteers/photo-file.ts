import { MAX_IMAGE_BYTES, PHOTO_TYPES, type PhotoType } from '#domain/image.ts';
import { failure, type Result, success } from '#domain/result.ts';

/** As large as a card at the door shows it, on a screen of twice the density; smaller where a picture
 *  full of detail would not fit. */
const SIDES = [400, 300, 200];
const QUALITIES = [0.85, 0.7, 0.55, 0.4, 0.25];

/** A photo as documents keep it. */
export interface SmallPhoto {
  mediaType: PhotoType;
  /** The file in base64. */
  data: string;
  width: number;
  height: number;
}

/** `notPicture`: it is something else. `notReadable`: this browser cannot open it, as most cannot open
 *  an iPhone's HEIC. */
export type PhotoFailure = { code: 'notPicture' | 'notReadable' };

/** Makes a photo from a camera small enough: its middle as a square, upright, without what the camera
 *  noted of time and place. */
export async function smallPhoto(file: File): Promise<Result<SmallPhoto, PhotoFailure>> {
  const image = await createImageBitmap(file).catch(() => undefined);
  if (!image) return failure({ code: isPicture(file) ? 'notReadable' : 'notPicture' });
  for (const side of SIDES) {
    const canvas = squareOf(image, side);
    for (const quality of QUALITIES) {
      const blob = await blobOf(canvas, quality);
      if (blob && blob.size <= MAX_IMAGE_BYTES) {
        image.close();
        const { width, height } = canvas;
        const mediaType = blob.type as PhotoType;
        return success({ mediaType, data: await base64Of(blob), width, height });
      }
    }
  }
  image.close();
  return failure({ code: 'notReadable' });
}

/** Some systems know no type for HEIC: the name says it. */
function isPicture({ type, name }: File): boolean {
  return type.startsWith('image/') || /\.(hei[cf]|avif|tiff?|dng|jpe?g|png|webp)$/i.test(name);
}

function squareOf(image: ImageBitmap, most: number): HTMLCanvasElement {
  const side = Math.min(image.width, image.height);
  const size = Math.min(most, side);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [size, size];
  const [x, y] = [(image.width - side) / 2, (image.height - side) / 2];
  const context = canvas.getContext('2d');
  if (context) {
    // JPEG knows no transparency, and would make it black.
    context.fillStyle = 'white';
    context.fillRect(0, 0, size, size);
    context.drawImage(image, x, y, side, side, 0, 0, size, size);
  }
  return canvas;
}

/** The first type that this browser can write: one that cannot answers with a PNG. [HTML, 4.12.5.5] */
async function blobOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> {
  for (const type of PHOTO_TYPES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
    if (blob?.type === type) return blob;
  }
  return undefined;
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''));
}
