import type { Config } from '../config.ts';
import { ok, type Said, skipped } from './said.ts';

/** Who reads pasted pictures, and whether they leave this machine. */
export function describePictures({ pictures }: Config): Said {
  const { vision, visionModel, tesseract } = pictures;
  if (vision === 'yes') return ok(`shown to ${visionModel}, the whole picture (OPENAI_VISION)`);
  if (vision === 'auto') return ok(`shown to ${visionModel} where tesseract finds no error (OPENAI_VISION)`);
  if (tesseract === null) return skipped('not read: OPENAI_VISION and TESSERACT_PATH say no');
  return ok('read by tesseract where it is installed; no model gets to see them');
}
