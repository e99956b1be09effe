import type { Image } from '#domain/image.ts';
import { bytesOfImage, imageId } from '#domain/image-id.ts';
import { type Result, success } from '#domain/result.ts';
import { type CommandFailure, put } from './checked-writes.ts';
import { writeHere } from './person-commands.ts';

/** Keeps a photo of a person in their range; gives its id. The same photo twice is one document. */
export async function keepPhoto(
  quarter: string,
  personId: string,
  { mediaType, data, width, height }: Pick<Image, 'mediaType' | 'data' | 'width' | 'height'>,
  now: Date,
): Promise<Result<string, CommandFailure>> {
  const _id = imageId(bytesOfImage(data), personId);
  const made = { type: 'image', v: 1, createdAt: now.toISOString(), mediaType };
  const photo = put({ _id, ...made, data, width, height });
  const written = await writeHere(
    quarter,
    [{ ...photo, change: (current) => current ?? photo.change(current) }],
    now,
  );
  return written.ok ? success(_id) : written;
}
