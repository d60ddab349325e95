import { DAY, MINUTE } from '../../src/clock.ts';
import type { Retry } from '../../src/retries/types.ts';

const START = Date.UTC(2026, 10, 21, 12);

/** A retry that waits three minutes for a number that hangs on another account. */
export function makeRetry(change: Partial<Retry> = {}): Retry {
  const startedAt = change.startedAt ?? START;
  return {
    id: 'retry-1',
    phoneNumberId: '106540352242001',
    wabaId: '102290129340398',
    caseId: 'case-1',
    channel: 'C0SUPPORT',
    threadTs: '1700000000.000100',
    action: 'register',
    entry: 'number-linked',
    startedBy: 'U0AGENT',
    state: 'waiting',
    end: null,
    dueAt: startedAt + 3 * MINUTE,
    tries: 0,
    maxTries: 6,
    startedAt,
    deadlineAt: startedAt + DAY,
    lines: [{ at: startedAt, kind: 'started', by: 'U0AGENT', until: startedAt + 3 * MINUTE }],
    ...change,
  };
}
