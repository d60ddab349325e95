import type { Verdict } from '../checks/finding.ts';
import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';

/** A sign and a word for each verdict: the sign alone would say nothing to a screen reader. */
const VERDICTS = {
  ok: '✅ OK',
  warning: '⚠️ Attention',
  fault: '❌ Fault',
  unknown: '❔ Could not tell',
} as const satisfies Record<Verdict, string>;

export function verdictText(verdict: Verdict): string {
  return VERDICTS[verdict];
}

/** Under what an action came to, which is told in English. */
export const checkAgainText = ENGLISH_LABELS.card.again;
