import { imageSize } from 'image-size';
import { MAX_BYTES, MAX_PIXELS } from './bounds.ts';

type PictureType = 'png' | 'jpeg' | 'gif' | 'webp';

/** A picture within our bounds. */
export type Picture = { readonly type: PictureType; readonly bytes: Uint8Array };

/** Why bytes are no picture for us. */
export type PictureProblem = 'not-a-picture' | 'too-large';

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** The type by the first bytes of the file; its name and what somebody calls it are not believed. */
function findType(bytes: Uint8Array): PictureType | null {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'gif';
  return ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP' ? 'webp' : null;
}

/** Width times height, as the header tells; null where it tells nothing. */
function countPixels(bytes: Uint8Array): number | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? width * height : null;
  } catch {
    return null;
  }
}

/** Takes bytes for a picture, if they are one that may be read. Nothing is unpacked for it. */
export function openPicture(bytes: Uint8Array): Picture | PictureProblem {
  const type = findType(bytes);
  if (type === null) return 'not-a-picture';
  if (bytes.byteLength > MAX_BYTES) return 'too-large';
  const pixels = countPixels(bytes);
  if (pixels === null) return 'not-a-picture';
  return pixels > MAX_PIXELS ? 'too-large' : { type, bytes };
}
