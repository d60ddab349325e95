import type { CheckName } from '../knowledge/schema.ts';
import { checkAccount } from './account.ts';
import { checkCodeVerification } from './code-verification.ts';
import { checkDisplayName } from './display-name.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { checkHealth } from './health.ts';
import { checkLedger } from './ledger.ts';
import { checkNumberStatus } from './number-status.ts';
import { checkPlatform } from './platform.ts';
import { checkPlatformStatus } from './platform-status.ts';
import { checkQuality } from './quality.ts';
import { checkRegistrationWindow } from './registration-window.ts';
import { checkToken } from './token.ts';
import { checkTwoStep } from './two-step.ts';
import { checkWebhooks } from './webhooks.ts';

/** One live check. Pure: facts in, finding out. */
export type StatusCheck = {
  readonly name: string;
  /** The name by which entries of the knowledge base ask for it. */
  readonly group: CheckName;
  readonly run: (facts: StatusFacts) => Finding;
};

/** Every check, the most important first: of two that are equally bad the earlier is the one to solve. */
export const statusChecks: readonly StatusCheck[] = [
  { name: 'token', group: 'token', run: checkToken },
  { name: 'number-status', group: 'phone-number', run: checkNumberStatus },
  { name: 'code-verification', group: 'phone-number', run: checkCodeVerification },
  { name: 'display-name', group: 'phone-number', run: checkDisplayName },
  { name: 'platform', group: 'phone-number', run: checkPlatform },
  { name: 'two-step', group: 'phone-number', run: checkTwoStep },
  { name: 'account', group: 'waba', run: checkAccount },
  { name: 'health', group: 'health', run: checkHealth },
  { name: 'webhooks', group: 'webhooks', run: checkWebhooks },
  { name: 'registration-window', group: 'phone-number', run: checkRegistrationWindow },
  { name: 'quality', group: 'phone-number', run: checkQuality },
  { name: 'ledger', group: 'ledger', run: checkLedger },
  { name: 'platform-status', group: 'platform-status', run: checkPlatformStatus },
];

/** Runs every check on the same facts. */
export function runChecks(facts: StatusFacts): Finding[] {
  return statusChecks.map(({ run }) => run(facts));
}
