import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { openVision } from './llm/open-vision.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/recorder.ts';
import type { PictureReader } from './pictures/reader.ts';
import { createTesseract } from './pictures/tesseract.ts';
import type { Db } from './store/schema.ts';

type Needs = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
};

/** Who reads pictures, in the order in which they are asked. The model only where the settings say so. */
export function openReaders({ llm, pictures }: Config, { db, clock, log, metrics }: Needs): PictureReader[] {
  const { vision, visionModel, tesseract } = pictures;
  const local = tesseract === null ? [] : [createTesseract({ program: tesseract })];
  if (vision === 'no' || llm.apiKey === null || visionModel === null) return local;
  const settings = { ...llm, apiKey: llm.apiKey, model: visionModel };
  const model = openVision({ settings, db, clock, log, metrics });
  return vision === 'yes' ? [model, ...local] : [...local, model];
}
