import type { Reading } from '../graph/errors.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';

/** What a rule looks at: the facts, and what the checks made of them. */
export type Seen = {
  readonly facts: StatusFacts;
  readonly findings: ReadonlyMap<string, Finding>;
};

/** A question about a number; "could not tell" answers no, so that it neither confirms nor rules out. */
export type Question = (seen: Seen) => boolean;

/** Asks the number as it was read. */
export const number =
  (ask: (value: PhoneNumber) => boolean): Question =>
  ({ facts }) =>
    facts.number.kind === 'ok' && ask(facts.number.value);

/** The check came to this verdict. */
export const verdict =
  (check: string, ...verdicts: Finding['verdict'][]): Question =>
  ({ findings }) => {
    const found = findings.get(check);
    return found !== undefined && verdicts.includes(found.verdict);
  };

/** Meta refused the read with this code and subcode. */
export function isRefusedWith(reading: Reading<unknown>, code: number, subcode: number | null): boolean {
  if (reading.kind === 'ok' || reading.reason.kind !== 'refused') return false;
  const { error } = reading.reason;
  return error.code === code && (subcode === null || error.subcode === subcode);
}
