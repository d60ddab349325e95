import type { Verdict } from '../checks/finding.ts';
import { link, type Markup, mrkdwn } from './markup.ts';

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

export function findingTitle(verdict: Verdict, summary: string): string {
  return `${VERDICTS[verdict]} · ${summary}`;
}

export const nextLabel = mrkdwn`*Do now*`;
export const reasonLabel = mrkdwn`*Why*`;

export function factLabel(label: string): Markup {
  return mrkdwn`*${label}*`;
}

export const checkAgainText = 'Check again';

export function findingSource(check: string, source: string | undefined): Markup {
  const read = mrkdwn`Read live from Meta, nothing was changed · check ${check}`;
  return source === undefined ? read : mrkdwn`${read} · ${link(source, 'what the values mean')}`;
}
