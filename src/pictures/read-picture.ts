import type { Picture } from './picture.ts';
import type { PictureReader, ReaderName } from './reader.ts';

/** The text of a picture and who read it, or why there is none. */
export type PictureText =
  | { readonly kind: 'text'; readonly text: string; readonly by: ReaderName }
  | { readonly kind: 'no-text' }
  | { readonly kind: 'no-reader' }
  | { readonly kind: 'failed'; readonly why: string };

export type ReadOptions = {
  readonly signal: AbortSignal;
  /** An error was recognised in the text, so that nobody else need be asked. */
  readonly isTelling: (text: string) => boolean;
};

/**
 * Has the readers try a picture, one after the other, until one reads what tells something. Where none does, the model's
 * reading goes before tesseract's.
 */
export async function readPicture(
  readers: readonly PictureReader[],
  picture: Picture,
  { signal, isTelling }: ReadOptions,
): Promise<PictureText> {
  let best: PictureText = { kind: 'no-reader' };
  for (const { name, read } of readers) {
    const result = await read(picture, signal);
    if (result.kind === 'missing') continue;
    if (result.kind === 'text') {
      const text: PictureText = { kind: 'text', text: result.text, by: name };
      if (isTelling(result.text)) return text;
      if (best.kind !== 'text' || name === 'model') best = text;
    } else if (best.kind === 'no-reader' || (best.kind === 'failed' && result.kind === 'no-text')) {
      best = result;
    }
  }
  return best;
}
