import type { Attempt } from '../../src/actions/types.ts';

/** An attempt as it is when it begins. */
export function makeAttempt(change: Partial<Attempt> = {}): Attempt {
  return {
    ...{ id: 'order-1', action: 'register', phoneNumberId: '106540352242922', wabaId: '10001' },
    ...{ caseId: 'case-1', retryId: null, by: 'U0000001', approvedBy: null, origin: 'person' },
    ...{ state: 'calling', startedAt: 1_000, finishedAt: null, code: null, subcode: null },
    ...{ details: null, fbtraceId: null, entry: null },
    ...change,
  };
}
