import type { Step, StepNumber, StepState } from '../checks/step.ts';
import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { Labels } from '../knowledge/label-schema.ts';

/** A sign before the words: the sign alone would say nothing to a screen reader. */
const STATES = {
  fine: { sign: '✔', word: 'ok' },
  problem: { sign: '✖', word: 'problem' },
  unknown: { sign: '?', word: 'unknown' },
} as const satisfies Record<StepState, { sign: string; word: keyof Labels['state'] }>;

const TITLES = {
  1: 'token',
  2: 'account',
  3: 'number',
  4: 'conflict',
  5: 'webhooks',
} as const satisfies Record<StepNumber, keyof Labels['steps']>;

const GOOD = {
  1: 'Valid, with both permissions.',
  2: 'Nothing is held against the account or its business.',
  3: 'Verified, and registered on the Cloud API.',
  4: 'No conflict is seen.',
  5: 'Our app gets the webhooks.',
} as const satisfies Record<StepNumber, string>;

export const appNotTold = 'Meta did not tell whether the Business app holds the number.';

/** What Meta shows no state of, so that it is told always. */
const REPLY_WINDOW =
  'Free text goes out within 24 hours of the customer’s last message, later only a template.';

const sentence = (text: string) => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};

/** @param says what weighs most; none where all is well  @param notes what to know besides, all well */
export function stepWords(
  number: StepNumber,
  says: { readonly text: string; readonly next: string | undefined } | null,
  notes: readonly string[],
): string {
  const next = says?.next === undefined ? [] : [`Do: ${sentence(says.next)}`];
  const words = says === null ? [GOOD[number], ...notes.map(sentence)] : [sentence(says.text), ...next];
  return [...words, ...(number === 5 ? [REPLY_WINDOW] : [])].join(' ').replace(/\s+/g, ' ');
}

export function stepLine({ number, state, says }: Step, labels: Labels = ENGLISH_LABELS): string {
  const { sign, word } = STATES[state];
  return `${number}. ${sign} ${labels.state[word]} · ${labels.steps[TITLES[number]]}: ${says}`;
}
