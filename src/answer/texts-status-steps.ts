import type { StepNumber, StepState } from '../checks/steps.ts';

/** A sign and words for each: the sign alone would say nothing to a screen reader. */
const STATES = { fine: '✔ OK', problem: '✖ Problem', unknown: '? Could not tell' } as const satisfies Record<
  StepState,
  string
>;

const TITLES = {
  1: 'Token and permissions',
  2: 'Account in good standing',
  3: 'Number registered and verified',
  4: 'No conflicting connection',
  5: 'Webhooks and the reply window',
} as const satisfies Record<StepNumber, string>;

const GOOD = {
  1: 'Valid, with both permissions.',
  2: 'Nothing is held against the account or its business.',
  3: 'Verified, and registered on the Cloud API.',
  4: 'Nothing else holds the number.',
  5: 'Messages come in.',
} as const satisfies Record<StepNumber, string>;

export const stepsTitle = 'Connection in five steps';

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

export function stepLine(step: {
  readonly number: StepNumber;
  readonly state: StepState;
  readonly says: string;
}): string {
  const { number, state, says } = step;
  return `${number}. ${STATES[state]} · ${TITLES[number]}: ${says}`;
}
