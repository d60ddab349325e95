import { SECOND } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Metrics, noMetrics } from '../metrics/recorder.ts';
import type { Picture } from '../pictures/picture.ts';
import type { PictureReader, ReadPicture } from '../pictures/reader.ts';
import { holdsText, tidyText } from '../pictures/tidy-text.ts';
import { type LineParts, openLine } from './open-line.ts';
import { defaultPatience, type LlmPatience } from './settings.ts';
import { buildTranscriptPrompt, readTranscript, transcriptSchema } from './transcript.ts';

export type VisionParts = Pick<LineParts, 'settings' | 'db' | 'clock' | 'wait'> & {
  readonly log: Log;
  readonly metrics?: Metrics;
  readonly patience?: Partial<LlmPatience>;
};

/** A page of text takes some two thousand tokens, in some scripts twice as many. */
const MAX_TOKENS = 4_000;

/** Looking at a picture takes longer than choosing from a list. */
const patienceForPictures: LlmPatience = {
  ...defaultPatience,
  timeout: 25 * SECOND,
  deadline: 40 * SECOND,
  concurrency: 2,
};

function toDataUrl({ type, bytes }: Picture): string {
  return `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function toReading(answer: string): ReadPicture {
  const transcript = readTranscript(answer);
  if (transcript === null) return { kind: 'failed', why: 'malformed' };
  const text = tidyText(transcript);
  return holdsText(text) ? { kind: 'text', text } : { kind: 'no-text' };
}

/**
 * A model that can see, behind an OpenAI-compatible server. It gets the whole picture, whatever stands in it, and may only
 * write down the text; what it writes is a stranger's text like any other.
 */
export function openVision({ log, patience, metrics = noMetrics, ...parts }: VisionParts): PictureReader {
  const line = openLine({
    ...parts,
    metrics,
    task: { name: 'transcript', schema: transcriptSchema, maxTokens: MAX_TOKENS },
    patience: { ...patienceForPictures, ...patience },
  });
  return {
    name: 'model',
    async read(picture, signal) {
      const began = parts.clock();
      const messages = buildTranscriptPrompt(toDataUrl(picture));
      const held = await line.hold(messages, (model, until) => model.write(messages, until), { signal });
      const letter = held.kind === 'done' ? held.value : { kind: 'failed' as const, why: held.why };
      const result: ReadPicture = letter.kind === 'text' ? toReading(letter.text) : letter;
      const outcome = result.kind === 'failed' ? { why: result.why } : { result: result.kind };
      log[result.kind === 'failed' ? 'warn' : 'info']('the language model was shown a picture', {
        ...outcome,
        milliseconds: parts.clock() - began,
      });
      return result;
    },
  };
}
