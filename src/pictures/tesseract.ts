import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import { SECOND } from '../clock.ts';
import { chooseLanguages } from './choose-languages.ts';
import type { PictureReader, ReadPicture } from './reader.ts';
import { runProgram } from './run-program.ts';
import { holdsText, tidyText } from './tidy-text.ts';

export type TesseractOptions = {
  /** Name or path of the program. */
  readonly program: string;
  /** Milliseconds for one picture. */
  readonly timeout?: number;
};

const TIMEOUT_MS = 20 * SECOND;
const LIST_TIMEOUT_MS = 5 * SECOND;
/** Pictures read at a time, and those that may wait: each takes a processor for a second or two. */
const AT_ONCE = 2;
const WAITING = 20;

/**
 * Tesseract on this machine, as a program of its own: https://tesseract-ocr.github.io. Whether it is installed, and with
 * which languages, is asked when the first picture comes.
 */
export function createTesseract({ program, timeout = TIMEOUT_MS }: TesseractOptions): PictureReader {
  const turns = bulkhead(AT_ONCE, WAITING);
  let known: readonly string[] | undefined;

  const findLanguages = async (): Promise<readonly string[]> => {
    if (known !== undefined && known.length > 0) return known;
    const ran = await runProgram({ program, args: ['--list-langs'], timeout: LIST_TIMEOUT_MS });
    // Asked again next time where there was none: it can be installed while we run.
    known = ran.kind === 'done' ? chooseLanguages(ran.out) : [];
    return known;
  };

  const recognise = async (input: Uint8Array, signal: AbortSignal): Promise<ReadPicture> => {
    const languages = await findLanguages();
    if (languages.length === 0) return { kind: 'missing' };
    const args = ['stdin', 'stdout', '-l', languages.join('+')];
    const ran = await runProgram({ program, args, input, timeout, signal });
    if (ran.kind !== 'done') return ran;
    const text = tidyText(ran.out);
    return holdsText(text) ? { kind: 'text', text } : { kind: 'no-text' };
  };

  return {
    name: 'tesseract',
    async read({ bytes }, signal) {
      try {
        return await turns.execute(() => recognise(bytes, signal), signal);
      } catch (error) {
        return { kind: 'failed', why: error instanceof BulkheadRejectedError ? 'busy' : 'stopped' };
      }
    },
  };
}
