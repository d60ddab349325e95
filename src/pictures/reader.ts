import type { Picture } from './picture.ts';

/** What a reader made of a picture. */
export type ReadPicture =
  | { readonly kind: 'text'; readonly text: string }
  /** There are no letters in it. */
  | { readonly kind: 'no-text' }
  /** This reader is not there. */
  | { readonly kind: 'missing' }
  /** `why` is for the log. */
  | { readonly kind: 'failed'; readonly why: string };

export type ReaderName = 'tesseract' | 'model';

/** Somebody who can read pictures. Never throws because of the picture. */
export type PictureReader = {
  readonly name: ReaderName;
  read(picture: Picture, signal: AbortSignal): Promise<ReadPicture>;
};
