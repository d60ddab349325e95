import { keep } from '../../knowledge/keep.ts';
import type { Model } from './model.ts';

/** Raised when the shape of `Model` or the way it is trained changes. */
const FORMAT = 14;

/** The model for the knowledge of that `version`, from `folder` if it was kept there, else trained (seconds) and kept. */
export function cachedModel(folder: string, version: string, trainNow: () => Model): Model {
  return keep({ folder, kind: 'match', version: `${FORMAT}-${version.slice(0, 24)}` }, trainNow);
}
