import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';
import type { GuardFacts, GuardRequest, PastAttempt } from '../../src/guard/types.ts';

/** What must hold after whatever happened: each rule of the guard a second time, written as simply as can be. */

type Case = {
  readonly request: GuardRequest;
  readonly facts: GuardFacts;
  readonly number: PhoneNumber;
  /** Attempts of the same action. */
  readonly own: readonly PastAttempt[];
  readonly last: PastAttempt | undefined;
  readonly age: (moment: number) => number;
};

/** Whether a call that the guard allowed breaks the rule. */
type Rule = (it: Case) => boolean;

const LADDER = ['stranger', 'viewer', 'operator', 'approver'];

const people: Record<string, Rule> = {
  role: ({ request: { action, actor } }) =>
    LADDER.indexOf(actor.role) < LADDER.indexOf(action === 'set-pin' ? 'approver' : 'operator'),
  'a retry does two things only': ({ request: { action, origin } }) =>
    origin === 'retry' && action !== 'register' && action !== 'subscribe-webhooks',
  'two people to deregister': ({ request: { action, actor, approval } }) =>
    action === 'deregister' &&
    (approval === null || approval.by === actor.user || approval.proposedBy !== actor.user),
};

const since = (it: Case, span: number) => it.last !== undefined && it.age(it.last.startedAt) < span;

const LOCKS: Readonly<Record<string, number>> = {
  'Try again in 30 seconds.': MINUTE,
  'Wait 6 hours.': 6 * HOUR,
};

const waits: Record<string, Rule> = {
  'ten in 72 hours': ({ request: { action, actor, origin }, own, age }) =>
    (action === 'register' || action === 'deregister') &&
    own.filter(({ startedAt }) => age(startedAt) < 72 * HOUR).length >=
      (actor.role === 'approver' && origin === 'person' ? 10 : 8),
  '72 hours after 133016': ({ own, age }) =>
    own.some(({ code, startedAt }) => code === 133016 && age(startedAt) < 72 * HOUR),
  'a lock of the PIN': ({ request, own, age }) =>
    request.action === 'register' &&
    own.some(
      ({ code, details, startedAt }) =>
        code === 133008 && age(startedAt) < (LOCKS[details ?? ''] ?? 12 * HOUR),
    ),
  'four wrong PINs in a row within a day': ({ request, facts, age }) => {
    const { attempts, milestones } = facts;
    if (request.action !== 'register' || milestones.some(({ kind }) => kind === 'two-step-off')) return false;
    const fits = attempts.findLastIndex(
      ({ action, state }) => state === 'succeeded' && (action === 'register' || action === 'set-pin'),
    );
    const wrong = attempts.filter(
      ({ action, code, startedAt }, i) =>
        i > fits && action === 'register' && code === 133005 && age(startedAt) < DAY,
    );
    return wrong.length >= 3;
  },
  '5 minutes after 133015': (it) =>
    it.request.action === 'register' && it.last?.code === 133015 && since(it, 5 * MINUTE),
  '30 seconds after 133009': (it) =>
    it.request.action === 'register' && it.last?.code === 133009 && since(it, MINUTE / 2),
  '5 minutes after Meta was down': (it) => it.last?.code === 133004 && since(it, 5 * MINUTE),
  'a minute after no answer': (it) => it.last?.state === 'unknown' && since(it, MINUTE),
  'waits after what was done by hand': ({ request, facts, age }) =>
    request.action === 'register' &&
    facts.milestones.some(
      ({ kind, at }) =>
        (kind === 'phone-account-deleted' && age(at) < 3 * MINUTE) ||
        (kind === 'platform-disconnected' && age(at) < 15 * MINUTE),
    ),
  'trouble at Meta': ({ request: { origin }, facts: { incidents } }) =>
    origin === 'retry' && incidents.kind === 'ok' && incidents.value.length > 0,
  'one call at a time': ({ facts }) => facts.attempts.some(({ state }) => state === 'calling'),
};

const onPhone = ({ request: { action } }: Case) => ['register', 'deregister', 'set-pin'].includes(action);

const states: Record<string, Rule> = {
  coexistence: (it) => onPhone(it) && it.number.isOnBizApp === true,
  'a status nobody knows': (it) =>
    onPhone(it) && (it.number.status === null || it.number.status === 'HIBERNATING'),
  'registered already': ({ request: { action, entry }, number: { status, newNameStatus } }) =>
    action === 'register' &&
    status === 'CONNECTED' &&
    entry !== 'incorrect-certificate' &&
    newNameStatus !== 'APPROVED',
  'not verified': ({ request, number }) =>
    request.action === 'register' && number.codeVerificationStatus !== 'VERIFIED',
  'no name': ({ request, number: { nameStatus } }) =>
    request.action === 'register' && (nameStatus === 'EXPIRED' || nameStatus === null),
  'no code for a verified number': ({ request, number }) =>
    request.action.endsWith('-code') && number.codeVerificationStatus === 'VERIFIED',
  banned: ({ request, number }) => request.action !== 'subscribe-webhooks' && number.status === 'BANNED',
  'nothing to set a PIN for': ({ request, number }) =>
    request.action === 'set-pin' && number.status !== 'CONNECTED',
};

/** The names of all rules that an allowed call would break. */
export function brokenRules(request: GuardRequest, facts: GuardFacts): string[] {
  if (facts.number.kind === 'unknown') return ['the live state is not known'];
  const own = facts.attempts.filter(({ action }) => action === request.action);
  const age = (moment: number) => facts.now - moment;
  const it = { request, facts, number: facts.number.value, own, last: own.at(-1), age };
  const rules = Object.entries({ ...people, ...waits, ...states });
  return rules.flatMap(([name, isBroken]) => (isBroken(it) ? [name] : []));
}
