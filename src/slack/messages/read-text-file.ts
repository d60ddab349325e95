import type { fileTexts } from '../../answer/texts-pictures.ts';
import { MAX_FILE_BYTES } from '../../bulk/bounds.ts';
import { decodeText } from '../../bulk/decode-text.ts';
import type { SharedFile } from '../files/shared-file.ts';
import type { WorkDeps } from '../work/deps.ts';

export type TextFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: keyof typeof fileTexts };

/** Fetches a text file: a long paste, a log, a list of numbers. */
export async function readTextFile(
  { files, stopping }: Pick<WorkDeps, 'files' | 'stopping'>,
  file: SharedFile,
): Promise<TextFile> {
  const fetched = await files.fetch(file, MAX_FILE_BYTES, stopping);
  stopping.throwIfAborted();
  if (fetched.kind !== 'ok') return { kind: 'problem', problem: fetched.kind };
  const text = decodeText(fetched.bytes);
  return text === null ? { kind: 'problem', problem: 'no-text' } : { kind: 'text', text };
}
