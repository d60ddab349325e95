import { accountLabels, entityName } from '../answer/texts-status-account.ts';
import { platformLabels } from '../answer/texts-status-number.ts';
import { appNotTold, stepWords } from '../answer/texts-status-steps.ts';
import { findWorst } from './compose.ts';
import type { Finding, FindingPart, Verdict } from './finding.ts';

export type StepNumber = 1 | 2 | 3 | 4 | 5;
export type StepState = 'fine' | 'problem' | 'unknown';

/** One of the five steps of mending a connection, and what the live state says of it in one line. */
export type Step = { readonly number: StepNumber; readonly state: StepState; readonly says: string };

type Piece = { readonly verdict: Verdict; readonly text: string; readonly next: string | undefined };

/** Check → the step that it counts for. Meta's own outages are no step of ours. */
const HOMES: Readonly<Record<string, StepNumber>> = {
  token: 1,
  account: 2,
  health: 2,
  quality: 2,
  'number-status': 3,
  'code-verification': 3,
  'display-name': 3,
  platform: 3,
  'registration-window': 3,
  ledger: 3,
  'two-step': 4,
  webhooks: 5,
};

/** Parts that count for another step than the rest of their check. */
const MOVED: Readonly<Record<string, Readonly<Record<string, StepNumber>>>> = {
  account: { [accountLabels.ownership]: 4 },
  health: { [entityName('PHONE_NUMBER')]: 3, [entityName('APP')]: 3 },
  platform: { [platformLabels.app]: 4 },
};

const NUMBERS: readonly StepNumber[] = [1, 2, 3, 4, 5];

const toPiece = ({ verdict, says, next }: FindingPart): Piece => ({ verdict, text: says, next });

function piecesOf(finding: Finding, step: StepNumber): Piece[] {
  const { check, verdict, summary, reason, next, parts } = finding;
  const home = HOMES[check];
  const moved = MOVED[check];
  if (parts !== undefined && moved !== undefined) {
    return parts.filter(({ label }) => (moved[label] ?? home) === step).map(toPiece);
  }
  return home === step ? [{ verdict, text: reason ?? summary, next }] : [];
}

/** Silence about the Business app is no proof that it does not hold the number. */
function coexistence(findings: readonly Finding[]): Piece[] {
  const platform = findings.find(({ check }) => check === 'platform');
  const isTold = platform?.parts?.some(({ label }) => label === platformLabels.app) ?? false;
  if (isTold) return [];
  return [{ verdict: 'unknown', text: platform?.reason ?? appNotTold, next: platform?.next }];
}

const STATES = { ok: 'fine', warning: 'fine', fault: 'problem', unknown: 'unknown' } as const;

function toStep(number: StepNumber, findings: readonly Finding[]): Step {
  const extra = number === 4 ? coexistence(findings) : [];
  const [first, ...others] = [...findings.flatMap((finding) => piecesOf(finding, number)), ...extra];
  if (first === undefined) {
    return { number, state: 'unknown', says: stepWords(number, { text: '–', next: undefined }, []) };
  }
  const worst = findWorst([first, ...others], ({ verdict }) => verdict);
  const notes = number === 4 ? [first, ...others].map(({ text }) => text) : [];
  const says = stepWords(number, worst.verdict === 'ok' ? null : worst, notes);
  return { number, state: STATES[worst.verdict], says };
}

/**
 * The usual five steps of mending a connection, as a view over the checks: token, account, number, other
 * connections, webhooks. A warning leaves a step fine and is told in its line. Pure.
 */
export function toSteps(findings: readonly Finding[]): readonly Step[] {
  return NUMBERS.map((number) => toStep(number, findings));
}
