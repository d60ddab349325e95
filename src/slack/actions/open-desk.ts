import type { ExecuteDeps } from '../../actions/deps.ts';
import { execute, settleInterrupted } from '../../actions/execute.ts';
import { readActionFacts, readHistory } from '../../actions/read-facts.ts';
import { describeAction } from '../../actions/registry.ts';
import type { Reading } from '../../graph/errors.ts';
import type { PhoneNumber } from '../../graph/phone-numbers.ts';
import type { GuardFacts, Role } from '../../guard/types.ts';
import type { Plan, RetryRequest } from '../../retries/desk.ts';
import { firstWait, retryLimits } from '../../retries/first-wait.ts';
import { nextStep } from '../../retries/policy.ts';
import { openRetries, type Retries } from '../../retries/retries.ts';
import type { Retry } from '../../retries/types.ts';
import type { Vault } from '../../vault/vault.ts';
import type { ActionDesk } from './desk.ts';
import { pastedDetails } from './pasted-details.ts';
import { createSealedBox } from './sealed-box.ts';

/** What the desk is built from, beside Slack. The clock is the one by which waits and budgets run. */
export type ActionParts = ExecuteDeps & {
  readonly vault: Vault;
  readonly newId: () => string;
  readonly dataDir: string;
  /** The last run did not end in order. */
  readonly recovered: boolean;
  readonly random: () => number;
};

type Edge = {
  /** What somebody may do now. Throws where that cannot be told. */
  readonly roleOf: (user: string) => Promise<Role>;
  /** Fires when the bot stops. */
  readonly stopping: AbortSignal;
};

/** What a turn of a retry decides by; a state that was read just before is not read again. */
async function readFacts(
  parts: ActionParts,
  retry: Retry,
  known: Reading<PhoneNumber> | null,
  signal: AbortSignal,
): Promise<GuardFacts> {
  if (known === null) {
    const { guard } = await readActionFacts(parts, retry, { withApps: false, signal });
    return guard;
  }
  const history = await readHistory(parts, retry.phoneNumberId);
  return { ...history, number: known, incidents: await parts.feed.read(signal) };
}

/** When a retry looks first, how often it tries, and when it gives up: by its cause. */
async function plan(parts: ActionParts, request: RetryRequest): Promise<Plan> {
  const { action, entry, phoneNumberId, caseId } = request;
  const history = await readHistory(parts, phoneNumberId);
  const { maxTries, lasts } = retryLimits(entry);
  const details = await pastedDetails(parts.db, caseId);
  const dueAt = firstWait({ action, entry, details }, history);
  return { dueAt, maxTries, deadlineAt: dueAt + lasts };
}

function openOwnRetries(parts: ActionParts, { roleOf, stopping }: Edge): Retries {
  const { db, clock, log, random, vault, newId, dataDir, recovered } = parts;
  return openRetries({
    ...{ db, clock, random, vault, newId, dataDir, recovered, roleOf, stopping, decide: nextStep },
    log: log.for('retries'),
    readFacts: (retry, known, signal) => readFacts(parts, retry, known, signal),
    execute: (order, signal) => execute(parts, order, { signal }),
    needsPin: (action) => describeAction(action).asks.includes('pin'),
    plan: (request) => plan(parts, request),
  });
}

/** Opens what the buttons work with; retries begin to move when the caller lets them. Throws StoreError. */
export function openActionDesk(parts: ActionParts, edge: Edge): ActionDesk {
  const { clock, vault, newId } = parts;
  const { roleOf, stopping } = edge;
  return {
    ...{ clock, roleOf, canKeep: vault.canKeep },
    execute: (order, onIntent) => execute(parts, order, { onIntent, signal: stopping }),
    readFacts: (number, signal) => readActionFacts(parts, number, { withApps: false, signal }),
    readHistory: (phoneNumberId) => readHistory(parts, phoneNumberId),
    retries: openOwnRetries(parts, edge),
    sealed: createSealedBox(vault, newId),
  };
}

/** Settles calls that a crash interrupted; before any new one is made. */
export async function settleCalls(parts: ActionParts, signal: AbortSignal): Promise<void> {
  const settled = await settleInterrupted(parts, signal);
  if (settled > 0)
    parts.log.warn('calls were under way when the last run ended; their outcome was read', { settled });
}
