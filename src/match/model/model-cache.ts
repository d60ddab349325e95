import { isKept, keep, type Place } from '../../knowledge/keep.ts';
import type { Model } from './model.ts';

/** Raised when the shape of `Model` or the way it is trained changes. */
const FORMAT = 14;

const placeOf = (folder: string, version: string): Place => ({
  folder,
  kind: 'match',
  version: `${FORMAT}-${version.slice(0, 24)}`,
});

/** Whether the model for the knowledge of that `version` was kept in `folder`. */
export function hasCachedModel(folder: string, version: string): boolean {
  return isKept(placeOf(folder, version));
}

/** The model for the knowledge of that `version`, from `folder` if it was kept there, else trained (seconds) and kept. */
export function cachedModel(folder: string, version: string, trainNow: () => Model): Model {
  return keep(placeOf(folder, version), trainNow);
}
