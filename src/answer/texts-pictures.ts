import type { ReaderName } from '../pictures/reader.ts';

/** What the bot says about pictures and files. */

/** Why a picture could not be read; `no-reader`: nobody here can read any. */
export type PictureProblem =
  | 'no-reader'
  | 'no-text'
  | 'failed'
  | 'no-access'
  | 'gone'
  | 'unreachable'
  | 'too-large'
  | 'not-a-picture';

const PASTE_INSTEAD = 'Please paste the error as text: its wording, or the code in it.';

const PROBLEMS = {
  'no-reader': `I cannot read pictures here. ${PASTE_INSTEAD}`,
  'no-text': `I found no text in the picture. ${PASTE_INSTEAD}`,
  failed: `I could not read the picture just now. ${PASTE_INSTEAD}`,
  'no-access': `Slack does not let me open the picture: I lack the permission files:read. ${PASTE_INSTEAD} Whoever runs me can add the permission at api.slack.com/apps, under OAuth & Permissions.`,
  gone: `The picture is not there any more. ${PASTE_INSTEAD}`,
  unreachable: `I could not fetch the picture from Slack. Send it once more, or paste the error as text.`,
  'too-large': `The picture is too large for me: 8 MB and 30 megapixels are the most. Send a smaller part of it, or paste the error as text.`,
  'not-a-picture': `I can read PNG, JPEG, GIF and WebP pictures, and this is none of them. ${PASTE_INSTEAD}`,
} as const satisfies Record<PictureProblem, string>;

export function pictureProblemText(problem: PictureProblem): string {
  return PROBLEMS[problem];
}

export const readingPictureText = 'Reading the picture…';

const READERS = {
  tesseract: 'by tesseract on my machine',
  model: 'by the language model',
} as const satisfies Record<ReaderName, string>;

/** Above an answer that rests on a picture. */
export function readOffText(by: readonly ReaderName[], count: number): string {
  const what = count === 1 ? 'the picture' : `${count} pictures`;
  return `Read off ${what} ${by.map((name) => READERS[name]).join(' and ')}. Letters may be wrong: please compare.`;
}

/** @param skipped pictures that were not read, of `total` */
export function skippedPicturesText(skipped: number, total: number): string {
  return `${skipped} of ${total} pictures could not be read, or were more than I look at.`;
}

export const whatIReadTitle = 'What I read';

/** A file that was sent along. */
export const fileTexts = {
  'no-access':
    'Slack does not let me open the file: I lack the permission files:read. Please paste what is in it.',
  gone: 'The file is not there any more. Please send it again.',
  unreachable: 'I could not fetch the file from Slack. Please send it again, or paste what is in it.',
  'too-large': 'The file is too large for me: 1 MB is the most. Send a part of it.',
  'no-text': 'I can read text files and CSV files, and this is neither.',
} as const;
