import type { Attempt, Execution } from '../../src/actions/types.ts';
import type { ActionStory } from '../../src/answer/action-message.ts';
import type { NumberName } from '../../src/answer/number-name.ts';
import { MINUTE } from '../../src/clock.ts';
import type { GraphApiError, Reading } from '../../src/graph/errors.ts';
import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';
import type { Retry, RetryLine } from '../../src/retries/types.ts';
import { healthy } from '../checks/records.ts';

export const NOW = Date.UTC(2026, 10, 21, 14, 2);
export const ANA = 'U0ANA00001';
export const BOB = 'U0BOB00001';

export const number: NumberName = {
  display: '+48 600 123 456',
  name: 'Kłos',
  phoneNumberId: '106540352242922',
};

export const story: ActionStory = {
  ...{ action: 'register', number, by: ANA, at: NOW, now: NOW + 2_000, caseId: 'case-1' },
};

export const live = (status: string): Reading<PhoneNumber> => {
  const { number: reading } = healthy;
  if (reading.kind !== 'ok') throw new Error('no sample');
  return { kind: 'ok', value: { ...reading.value, status } };
};

const attempt: Attempt = {
  ...{ id: 'a', action: 'register', phoneNumberId: number.phoneNumberId, wabaId: null, caseId: 'case-1' },
  ...{ retryId: null, by: ANA, approvedBy: null, origin: 'person', state: 'succeeded' },
  ...{ startedAt: NOW, finishedAt: NOW + 2_000, code: null, subcode: null, details: null },
  ...{ fbtraceId: null, entry: null },
};

const refusal: GraphApiError = {
  ...{
    code: 133005,
    subcode: null,
    type: 'OAuthException',
    message: '(#133005) Two step verification PIN Mismatch',
  },
  ...{ details: 'The PIN <is> wrong & so on.', userTitle: null, userMessage: null },
  ...{ fbtraceId: 'AbCdEf123', transient: false },
};

export const succeeded: Extract<Execution, { kind: 'succeeded' }> = {
  ...{ kind: 'succeeded', attempt, before: live('PENDING'), after: live('CONNECTED'), left: 9 },
};

export const rejected: Extract<Execution, { kind: 'rejected' }> = {
  ...{ kind: 'rejected', error: refusal, entry: 'pin-mismatch' },
  attempt: { ...attempt, state: 'rejected', code: 133005, fbtraceId: 'AbCdEf123', entry: 'pin-mismatch' },
  ...{ before: live('PENDING'), after: live('PENDING'), left: 8 },
};

export const unanswered: Extract<Execution, { kind: 'unknown' }> = {
  ...{ kind: 'unknown', attempt: { ...attempt, state: 'unknown' }, tookEffect: 'could-not-tell', left: 7 },
  after: { kind: 'unknown', reason: { kind: 'timeout' } },
};

const at = (minutes: number) => NOW + minutes * MINUTE;

const lines: readonly RetryLine[] = [
  { at: at(0), kind: 'started', by: ANA, until: at(3) },
  {
    ...{ at: at(3), kind: 'tried', outcome: 'rejected', entry: 'number-linked', code: 100, left: 9 },
    until: at(6),
  },
];

export const waiting: Retry = {
  ...{ id: 'retry-1', phoneNumberId: number.phoneNumberId, wabaId: null, caseId: 'case-1' },
  ...{ channel: 'C1', threadTs: '1.1', action: 'register', entry: 'number-linked', startedBy: ANA },
  ...{ state: 'waiting', end: null, dueAt: at(6), tries: 1, maxTries: 6 },
  ...{ startedAt: at(0), deadlineAt: at(60), lines },
};

export const connected: Retry = {
  ...waiting,
  ...{ state: 'succeeded', end: 'connected', dueAt: null, tries: 2 },
  lines: [
    ...lines,
    { at: at(6), kind: 'tried', outcome: 'succeeded', entry: null, code: null, left: 8, until: null },
    { at: at(6), kind: 'ended', why: 'connected', by: null },
  ],
};
