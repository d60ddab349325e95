import { ENGLISH_LABELS } from '../../knowledge/english-labels.ts';
import type { Labels } from '../../knowledge/label-schema.ts';
import { labelsFor } from '../../knowledge/labels-for.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { describeError, type Log } from '../../log.ts';
import type { LocaleOf } from './locale-of.ts';

/** The labels for a reader; English where their language is not known in time or has none. Never throws. */
export type LabelsOf = (user: string) => Promise<Labels>;

export function createLabelsOf(knowledge: Knowledge, localeOf: LocaleOf, log: Log): LabelsOf {
  return async (user) => {
    const locale = await localeOf(user);
    try {
      return labelsFor(knowledge, locale);
    } catch (error) {
      log.warn('the labels of a language cannot be used', describeError(error));
      return ENGLISH_LABELS;
    }
  };
}
