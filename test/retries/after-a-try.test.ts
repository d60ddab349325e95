import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { unknown } from '../../src/graph/errors.ts';
import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';
import type { Refusal } from '../../src/guard/types.ts';
import { nextStep } from '../../src/retries/policy.ts';
import type { RetryLine } from '../../src/retries/types.ts';
import { CONNECTED, makeAttempt, makeFacts, NOW } from '../guard/make-facts.ts';
import {
  executed,
  justRejected,
  makeStep,
  nudged,
  refusedWith,
  startedFor,
  takenBy,
  tried,
  withLine,
} from './make-step.ts';

const wait = (after: number, why: string) => ({ kind: 'wait', until: NOW + after, why });
const end = (why: string) => ({ kind: 'end', why });
const ask = (why: string) => ({ kind: 'ask', why });
const act = { kind: 'act' };

describe('a try that worked', () => {
  const past = makeAttempt({});
  const step = (number: Partial<PhoneNumber>, now = NOW) =>
    nextStep(
      makeStep({
        facts: { ...makeFacts(number, { attempts: [past] }), now },
        lastExecution: now === NOW ? executed(past) : null,
      }),
    );

  test('and shows in the live state', () => expect(step(CONNECTED)).toEqual(end('connected')));
  test('and does not show yet: looks, and does not call again', () => {
    expect(step({})).toEqual(wait(MINUTE, 'settling'));
    expect(step({}, NOW + 10 * MINUTE - 1)).toMatchObject({ kind: 'wait', why: 'settling' });
    expect(step({}, NOW + 10 * MINUTE)).toEqual(act);
  });
  test('and nothing can be read', () => {
    const facts = { ...makeFacts({}, { attempts: [past] }), number: unknown({ kind: 'timeout' }) };
    expect(nextStep(makeStep({ facts, lastExecution: executed(past) }))).toMatchObject({
      why: 'could-not-tell',
    });
  });
  test('before this retry was started does not count', () => {
    const facts = makeFacts({}, { attempts: [{ ...past, startedAt: NOW - HOUR }] });
    expect(nextStep(makeStep({ facts }))).toEqual(act);
  });
  test('is the end of anything but a registration', () => {
    const retry = startedFor('webhook-misconfigured', { action: 'subscribe-webhooks' });
    const done = makeAttempt({ action: 'subscribe-webhooks' });
    const facts = makeFacts({}, { attempts: [done] });
    expect(nextStep(makeStep({ retry, facts, lastExecution: executed(done) }))).toEqual(end('connected'));
    expect(nextStep(makeStep({ retry }))).toEqual(act);
  });
});

describe('a try that nobody answered', () => {
  const past = makeAttempt({ state: 'unknown' });
  test('is looked at, and not repeated at once', () => {
    const facts = makeFacts({}, { attempts: [past] });
    expect(nextStep(makeStep({ facts, lastExecution: executed(past) }))).toEqual(wait(MINUTE, 'transient'));
    const worked = makeFacts(CONNECTED, { attempts: [past] });
    expect(nextStep(makeStep({ facts: worked, lastExecution: executed(past) }))).toEqual(end('connected'));
  });
});

describe('a try that was not made', () => {
  const step = (refusal: Refusal) => nextStep(makeStep({ lastExecution: refusedWith(refusal) }));

  test('because of who started it', () =>
    expect(step({ kind: 'role', needed: 'operator', has: 'viewer' })).toEqual(end('refused')));
  test('because of what the guard saw then', () => {
    expect(step({ kind: 'coexistence' })).toEqual(end('refused'));
    expect(step({ kind: 'already-connected' })).toEqual(end('connected'));
    expect(step({ kind: 'cool-down', cause: 'pin-lock', until: NOW + HOUR })).toEqual(wait(HOUR, 'pin-lock'));
  });
  test('because somebody else’s was running', () => {
    const other = makeAttempt({ state: 'calling' });
    const facts = makeFacts({}, { attempts: [other] });
    const lastExecution = takenBy(other, { retryId: null });
    expect(nextStep(makeStep({ facts, lastExecution }))).toEqual(wait(30 * SECOND, 'running'));
  });
});

describe('a try that Meta refused', () => {
  const linked = startedFor('number-linked');

  test.each<[string, number, number, string]>([
    ['number-linked', 100, 3 * MINUTE, 'same-cause'],
    ['recently-deleted', 133015, 5 * MINUTE, 'recently-deleted'],
    ['server-unavailable', 133004, 5 * MINUTE, 'transient'],
    ['generic', 131000, 5 * MINUTE, 'transient'],
    ['rate-limited', 80008, 5 * MINUTE, 'rate-limit'],
    ['pin-attempts', 133008, 12 * HOUR, 'pin-lock'],
    ['pin-too-quick', 133009, MINUTE, 'pin-too-quick'],
    ['platform-disconnect-wait', 100, 5 * MINUTE, 'same-cause'],
  ])('for %s: it waits', (entry, code, after, why) =>
    expect(nextStep(justRejected(linked, code, entry))).toEqual(wait(after, why)),
  );

  test('for 133016: three days, if there is time', () => {
    expect(nextStep(justRejected(linked, 133016, 'register-rate-limit'))).toEqual(end('deadline'));
    const patient = startedFor('register-rate-limit');
    expect(nextStep(justRejected(patient, 133016, 'register-rate-limit'))).toEqual(
      wait(72 * HOUR + MINUTE, 'budget-spent'),
    );
  });

  test('for a wrong PIN: it asks for the right one, until that could lock the number', () => {
    const wrong = (hours: number) => makeAttempt({ code: 133005, startedAt: NOW - hours * HOUR });
    expect(nextStep(justRejected(linked, 133005, 'pin-mismatch', [wrong(1)]))).toEqual(ask('needs-pin'));
    expect(nextStep(justRejected(linked, 133005, 'pin-mismatch', [wrong(2), wrong(1)]))).toEqual(
      ask('needs-person'),
    );
  });

  test.each([
    'reverify-needed',
    'confirm-ownership',
    'partial-deregister',
    'terms-not-accepted',
    'display-name',
  ])('for %s: it asks for a person', (entry) =>
    expect(nextStep(justRejected(linked, 100, entry))).toEqual(ask('needs-person')),
  );

  test.each(['cannot-create-certificate', 'account-restricted', 'permission-denied', null])(
    'for %s, another cause: it stops',
    (entry) => expect(nextStep(justRejected(linked, 100, entry))).toEqual(end('cause-changed')),
  );

  test('for the cause that it is to solve: it goes on', () => {
    const retry = startedFor('cannot-create-certificate');
    expect(nextStep(justRejected(retry, 100, 'cannot-create-certificate'))).toEqual(
      wait(5 * MINUTE, 'same-cause'),
    );
  });

  test('for the last time: it stops, and says so', () => {
    const last = { ...linked, tries: 5 };
    expect(nextStep(justRejected(last, 100, 'number-linked'))).toEqual(end('tries-used'));
    expect(nextStep(justRejected(last, 133005, 'pin-mismatch'))).toEqual(end('tries-used'));
    expect(nextStep(justRejected(last, 100, null))).toEqual(end('cause-changed'));
    expect(nextStep(justRejected({ ...linked, tries: 4 }, 100, 'number-linked'))).toMatchObject({
      kind: 'wait',
    });
  });

  test('while somebody else registered the number: it is done', () => {
    const step = justRejected(linked, 100, 'account-restricted');
    expect(nextStep({ ...step, facts: { ...step.facts, number: makeFacts(CONNECTED).number } })).toEqual(
      end('connected'),
    );
  });

  test('waits are drawn where many wait for the same', () => {
    const step = { ...justRejected(linked, 133004, 'server-unavailable'), random: 0.5 };
    expect(nextStep(step)).toEqual(wait(7.5 * MINUTE, 'transient'));
    const limit = { ...justRejected(linked, 80008, 'rate-limited'), random: 1 };
    expect(nextStep(limit)).toEqual(wait(10 * MINUTE, 'rate-limit'));
    const others = makeAttempt({ action: 'set-pin', code: 80008 });
    const facts = makeFacts({}, { attempts: [others] });
    expect(nextStep(makeStep({ facts, random: 1 }))).toEqual(wait(10 * MINUTE, 'rate-limit'));
    const between = makeAttempt({ action: 'set-pin', code: 100, startedAt: NOW - MINUTE });
    const row = [makeAttempt({ code: 133004, startedAt: NOW - HOUR }), between];
    const second = justRejected(linked, 133004, 'server-unavailable', row);
    expect(nextStep({ ...second, random: 1 })).toEqual(wait(20 * MINUTE, 'transient'));
    const lock = { ...justRejected(linked, 133008, 'pin-attempts'), random: 1 };
    expect(nextStep(lock)).toEqual(wait(12 * HOUR, 'pin-lock'));
  });
});

describe('after its own pause', () => {
  const past = makeAttempt({ code: 100, entry: 'number-linked', startedAt: NOW - 2 * MINUTE });
  const facts = makeFacts({}, { attempts: [past] });

  test('not before', () => expect(nextStep(makeStep({ facts }))).toEqual(wait(MINUTE, 'same-cause')));
  test('then', () => expect(nextStep(makeStep({ facts: { ...facts, now: NOW + MINUTE } }))).toEqual(act));
  test('or when somebody wants it', () =>
    expect(nextStep(makeStep({ facts, retry: withLine(startedFor('number-linked'), nudged()) }))).toEqual(
      act,
    ));
  test('but never before the guard lets it', () => {
    const lock = makeAttempt({ code: 133008, details: 'Wait 6 hours.' });
    const retry = withLine(startedFor('number-linked'), nudged());
    expect(nextStep(makeStep({ facts: makeFacts({}, { attempts: [lock] }), retry }))).toEqual(
      wait(6 * HOUR, 'pin-lock'),
    );
  });
});

describe('the PIN was wrong', () => {
  const sentAt = NOW - MINUTE;
  const past = makeAttempt({ code: 133005, entry: 'pin-mismatch', startedAt: sentAt });
  const facts = makeFacts({}, { attempts: [past] });
  const answered = tried(sentAt + SECOND, 'pin-mismatch');
  const look = (...lines: readonly RetryLine[]) =>
    nextStep(makeStep({ retry: lines.reduce(withLine, startedFor('pin-mismatch')), facts }));

  test('the same one is not tried again', () => {
    expect(look(answered)).toEqual(ask('needs-pin'));
    expect(look(answered, nudged())).toEqual(ask('needs-pin'));
    expect(look({ ...nudged('pin'), at: sentAt }, answered)).toEqual(ask('needs-pin'));
    expect(look({ ...nudged('pin'), at: sentAt }, answered, nudged())).toEqual(ask('needs-pin'));
  });
  test('another one is', () => {
    expect(look(answered, nudged('pin'))).toEqual(act);
    expect(look(answered, { ...nudged('pin'), at: sentAt })).toEqual(act);
  });
  test('even if it was brought while Meta looked at the first', () =>
    expect(look({ ...nudged('pin'), at: sentAt + 1 }, answered)).toEqual(act));
  test('somebody else’s wrong one says nothing of ours', () => {
    expect(look()).toEqual(act);
    expect(look(tried(sentAt - 1, 'number-linked'))).toEqual(act);
  });
  test('with two-step turned off any will do', () => {
    const off = (at: number) => {
      const milestones = [{ kind: 'two-step-off', at }] as const;
      const retry = withLine(startedFor('pin-mismatch'), answered);
      return nextStep(makeStep({ retry, facts: { ...facts, milestones } }));
    };
    expect(off(sentAt)).toEqual(act);
    expect(off(sentAt - 1)).toEqual(ask('needs-pin'));
    const other = {
      ...facts,
      milestones: [{ kind: 'phone-account-deleted', at: sentAt } as const],
      now: NOW + HOUR,
    };
    expect(
      nextStep(makeStep({ retry: withLine(startedFor('pin-mismatch'), answered), facts: other })),
    ).toEqual(ask('needs-pin'));
  });
});

describe('an earlier deregistration stopped half way', () => {
  const retry = startedFor('partial-deregister');

  test('somebody has to finish it', () => expect(nextStep(makeStep({ retry }))).toEqual(ask('needs-person')));
  test('then it registers', () => {
    const attempts = [makeAttempt({ action: 'deregister' })];
    expect(nextStep(makeStep({ retry, facts: makeFacts({}, { attempts }) }))).toEqual(act);
  });
  test('or when somebody knows better', () =>
    expect(nextStep(makeStep({ retry: withLine(retry, nudged()) }))).toEqual(act));
});
