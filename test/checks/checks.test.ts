import { describe, expect, test } from 'vitest';
import {
  nameReadings,
  platformReadings,
  qualityReadings,
  statusReadings,
  verificationReadings,
} from '../../src/answer/texts-phone-number.ts';
import {
  accountReadings,
  reviewReadings,
  verificationStates,
} from '../../src/answer/texts-status-account.ts';
import { checkAccount } from '../../src/checks/account.ts';
import { checkCodeVerification } from '../../src/checks/code-verification.ts';
import { checkDisplayName } from '../../src/checks/display-name.ts';
import type { Ledger, StatusFacts } from '../../src/checks/facts.ts';
import type { Finding, Verdict } from '../../src/checks/finding.ts';
import { checkHealth } from '../../src/checks/health.ts';
import { checkLedger } from '../../src/checks/ledger.ts';
import { checkNumberStatus } from '../../src/checks/number-status.ts';
import { findDecisive, judge } from '../../src/checks/overall.ts';
import { checkPlatform } from '../../src/checks/platform.ts';
import { checkPlatformStatus } from '../../src/checks/platform-status.ts';
import { checkQuality } from '../../src/checks/quality.ts';
import { checkRegistrationWindow } from '../../src/checks/registration-window.ts';
import { runChecks, statusChecks } from '../../src/checks/registry.ts';
import { checkToken } from '../../src/checks/token.ts';
import { checkTwoStep } from '../../src/checks/two-step.ts';
import { checkWebhooks } from '../../src/checks/webhooks.ts';
import { DAY, HOUR } from '../../src/clock.ts';
import type { PastAttempt } from '../../src/guard/types.ts';
import { checkNames } from '../../src/knowledge/schema.ts';
import {
  APP,
  failed,
  healthy,
  NOW,
  read,
  refused,
  WABA,
  withFacts,
  withNumber,
  withToken,
  withWaba,
} from './records.ts';

type Row = readonly [name: string, facts: StatusFacts, verdict: Verdict, words: RegExp];

/** What a finding says, all of it. */
const words = (finding: Finding) => JSON.stringify(finding);

function expectRows(check: (facts: StatusFacts) => Finding, rows: readonly Row[]) {
  test.each(rows)('%s', (_name, facts, verdict, pattern) => {
    const finding = check(facts);
    expect(finding.verdict).toBe(verdict);
    expect(words(finding)).toMatch(pattern);
  });
}

describe('token', () => {
  const only = ['whatsapp_business_messaging'];
  expectRows(checkToken, [
    ['valid for ever', healthy, 'ok', /never/],
    [
      'invalid',
      withToken({ isValid: false, error: { subcode: 463, message: 'it expired' } }),
      'fault',
      /it expired/i,
    ],
    ['of another app', withToken({ appId: '99' }), 'fault', /app 99/],
    ['without a scope', withToken({ scopes: only }), 'fault', /whatsapp_business_management is missing/],
    [
      'not for this account',
      withToken({ targets: new Map([['whatsapp_business_management', ['5']]]) }),
      'fault',
      /10001 is not among/,
    ],
    [
      'for this account',
      withToken({ targets: new Map([['whatsapp_business_management', [WABA]]]) }),
      'ok',
      /may use/,
    ],
    ['expiring', withToken({ expiresAt: NOW + 3 * DAY + HOUR }), 'warning', /in 3 days/],
    ['expiring much later', withToken({ expiresAt: NOW + 40 * DAY }), 'ok', /on 2026-12-31/],
    ['not asked, no app', withFacts({ token: failed({ kind: 'no-app' }) }), 'unknown', /WA_APP_ID/],
    [
      'not asked, but refused elsewhere',
      withFacts({ token: failed({ kind: 'no-app' }), number: refused(190, 463) }),
      'fault',
      /no longer accepts/,
    ],
  ]);
});

describe('number status', () => {
  test.each(Object.entries(statusReadings))('%s is explained', (status, { verdict, says }) => {
    const finding = checkNumberStatus(withNumber({ status }));
    expect(finding.verdict).toBe(verdict);
    expect(finding.summary.toLowerCase()).toContain(says.toLowerCase());
  });

  expectRows(checkNumberStatus, [
    ['a value nobody knows', withNumber({ status: 'HIBERNATING' }), 'unknown', /HIBERNATING/],
    ['not told', withNumber({ status: null }), 'unknown', /did not tell/],
    [
      'unverified as well',
      withNumber({ status: 'PENDING', codeVerificationStatus: 'NOT_VERIFIED' }),
      'fault',
      /Request a code/,
    ],
    ['verified', withNumber({ status: 'PENDING' }), 'fault', /Register the number/],
    ['not read', withFacts({ number: failed({ kind: 'timeout' }) }), 'unknown', /in time/],
  ]);
});

describe('code verification', () => {
  test.each(Object.entries(verificationReadings))('%s', (codeVerificationStatus, { verdict }) => {
    expect(checkCodeVerification(withNumber({ status: 'PENDING', codeVerificationStatus })).verdict).toBe(
      verdict,
    );
  });

  expectRows(checkCodeVerification, [
    [
      'matters later once connected',
      withNumber({ codeVerificationStatus: 'EXPIRED' }),
      'warning',
      /registered again/,
    ],
    ['new value', withNumber({ codeVerificationStatus: 'HALF' }), 'unknown', /HALF/],
    ['not told', withNumber({ codeVerificationStatus: null }), 'unknown', /did not tell/],
  ]);
});

describe('display name', () => {
  test.each(Object.entries(nameReadings))('%s', (nameStatus, { verdict }) => {
    expect(checkDisplayName(withNumber({ status: 'PENDING', nameStatus })).verdict).toBe(verdict);
  });

  const asked = (newNameStatus: string) => withNumber({ newDisplayName: 'Neu', newNameStatus });
  expectRows(checkDisplayName, [
    ['a new one under review', asked('PENDING_REVIEW'), 'warning', /“Neu” under review/],
    ['a new one approved', asked('APPROVED'), 'warning', /Register the number again/],
    ['a new one declined', asked('DECLINED'), 'warning', /declined/],
    ['none asked for', asked('NONE'), 'ok', /Approved/],
    ['not told', withNumber({ nameStatus: null }), 'unknown', /did not tell/],
  ]);
});

describe('platform and coexistence', () => {
  test.each(Object.entries(platformReadings))('%s', (platformType, { verdict }) => {
    expect(checkPlatform(withNumber({ platformType })).verdict).toBe(verdict);
  });

  expectRows(checkPlatform, [
    ['shared with the app', withNumber({ isOnBizApp: true }), 'ok', /never register or deregister/],
    [
      'only in the app',
      withNumber({ isOnBizApp: true, platformType: 'NOT_APPLICABLE' }),
      'fault',
      /on a phone/,
    ],
    ['a trial', withNumber({ accountMode: 'SANDBOX' }), 'ok', /trial/],
    ['not told', withNumber({ platformType: null }), 'unknown', /did not tell/],
  ]);
});

describe('two-step PIN', () => {
  expectRows(checkTwoStep, [
    ['set', healthy, 'ok', /needs this PIN/],
    ['not set', withNumber({ isPinEnabled: false }), 'ok', /Not set/],
    ['not told', withNumber({ isPinEnabled: null }), 'unknown', /did not tell/],
  ]);
});

describe('quality, throughput, limit', () => {
  test.each(Object.entries(qualityReadings))('%s', (qualityRating, { verdict }) => {
    expect(checkQuality(withNumber({ qualityRating })).verdict).toBe(verdict);
  });

  expectRows(checkQuality, [
    ['figures', healthy, 'ok', /80 messages a second.*2,000 new conversations/],
    [
      'coexistence has its own pace',
      withNumber({ isOnBizApp: true, throughput: 'HIGH' }),
      'ok',
      /20 messages/,
    ],
    ['a tier nobody knows', withNumber({ messagingLimit: 'TIER_7' }), 'unknown', /TIER_7/],
    ['a throughput nobody knows', withNumber({ throughput: 'WARP' }), 'unknown', /WARP/],
  ]);
});

describe('health', () => {
  const entity = (type: string, canSend: string, more: object = {}) =>
    withNumber({
      health: { canSend, entities: [{ type, id: '1', canSend, errors: [], hints: [], ...more }] },
    });
  const error = { code: 141006, description: 'No payment.', solution: 'Add one.' };
  expectRows(checkHealth, [
    ['all available', entity('WABA', 'AVAILABLE'), 'ok', /Nothing keeps/],
    [
      'blocked, with Meta’s own words',
      entity('WABA', 'BLOCKED', { errors: [error] }),
      'fault',
      /No payment.*141006.*Add one/,
    ],
    [
      'limited by a hint',
      entity('PHONE_NUMBER', 'LIMITED', { hints: ['Name not approved.'] }),
      'warning',
      /Name not approved/,
    ],
    [
      'limited with an error',
      entity('BUSINESS', 'LIMITED', { errors: [{ ...error, code: 141010 }] }),
      'warning',
      /141010/,
    ],
    ['blocked without a word', entity('APP', 'BLOCKED'), 'fault', /WhatsApp Manager/],
    [
      'calls are no matter',
      entity('PHONE_NUMBER', 'LIMITED', { errors: [{ ...error, code: 138024 }] }),
      'ok',
      /Nothing/,
    ],
    [
      'templates are no matter',
      withNumber({
        health: {
          canSend: 'AVAILABLE',
          entities: [{ type: 'MESSAGE_TEMPLATE', id: '1', canSend: 'BLOCKED', errors: [], hints: [] }],
        },
      }),
      'ok',
      /can send/i,
    ],
    ['a value nobody knows', entity('WABA', 'DIMMED'), 'unknown', /DIMMED/],
    [
      'blocked as a whole',
      withNumber({ health: { canSend: 'BLOCKED', entities: [] } }),
      'fault',
      /cannot send/i,
    ],
    ['not told', withNumber({ health: null }), 'unknown', /did not tell/],
  ]);
});

describe('account', () => {
  test.each(Object.entries(accountReadings))('status %s', (status, { verdict }) => {
    expect(checkAccount(withWaba({ status })).verdict).toBe(verdict);
  });
  test.each(Object.entries(reviewReadings))('review %s', (reviewStatus, { verdict }) => {
    expect(checkAccount(withWaba({ reviewStatus })).verdict).toBe(verdict);
  });
  test.each(Object.entries(verificationStates))('business %s', (state, { verdict }) => {
    expect(checkAccount(withWaba({ businessVerification: state.toUpperCase() })).verdict).toBe(verdict);
  });

  expectRows(checkAccount, [
    ['no payment method', withWaba({ fundingId: null }), 'warning', /no payment method/],
    [
      'payment could not be asked',
      withWaba({ fundingId: null, tellsFunding: false }),
      'unknown',
      /Payment: Meta did not tell/,
    ],
    ['its owner', withWaba({ ownership: 'CLIENT_OWNED' }), 'ok', /client’s account.*Desk GmbH/],
    ['a status nobody knows', withWaba({ status: 'ASLEEP' }), 'unknown', /ASLEEP/],
    ['unread', withFacts({ waba: failed({ kind: 'no-waba' }) }), 'unknown', /WA_WABA_IDS/],
  ]);
});

describe('webhooks', () => {
  const apps = (...ids: string[]) =>
    withFacts({ apps: read(ids.map((appId) => ({ appId, name: null, overrideCallback: null }))) });
  const own = (overrideCallback: string) =>
    withFacts({ apps: read([{ appId: APP, name: null, overrideCallback }]) });
  const subscription = (change: object) =>
    withFacts({
      appSubscription: read({
        callbackUrl: 'https://c.example',
        active: true,
        fields: ['messages'],
        ...change,
      }),
    });
  expectRows(checkWebhooks, [
    ['subscribed', healthy, 'ok', /c\.example/],
    ['nobody', apps(), 'fault', /no app is/],
    ['another app only', apps('99'), 'fault', /only another app/],
    [
      'whose app is not known',
      { ...apps('99'), appId: null, token: failed({ kind: 'no-app' }) },
      'unknown',
      /WA_APP_ID/,
    ],
    ['the token tells the app', { ...apps(APP), appId: null }, 'ok', /Subscribed/],
    ['sent elsewhere', own('https://o.example'), 'warning', /o\.example/],
    ['an override that is the usual address', own('https://c.example'), 'ok', /c\.example/],
    [
      'the number’s own address',
      withNumber({ overrideCallback: 'https://n.example' }),
      'warning',
      /n\.example/,
    ],
    ['no address', subscription({ callbackUrl: null }), 'fault', /no address/],
    ['no subscription of the app', withFacts({ appSubscription: read(null) }), 'fault', /no address/],
    ['switched off', subscription({ active: false }), 'fault', /switched/],
    [
      'without messages',
      subscription({ fields: ['account_update'] }),
      'fault',
      /does not ask for “messages”/,
    ],
    ['app unread', withFacts({ appSubscription: failed({ kind: 'timeout' }) }), 'ok', /Subscribed/],
    ['unread', withFacts({ apps: refused(10) }), 'unknown', /may not read/],
  ]);
});

describe('14-day window', () => {
  const pending = { status: 'PENDING', platformType: 'NOT_APPLICABLE' } as const;
  const since = (days: number) => ({ ...withNumber(pending), firstSeenAt: NOW - days * DAY });
  expectRows(checkRegistrationWindow, [
    ['registered', healthy, 'ok', /no longer matter/],
    ['much time', since(2), 'ok', /12 of 14 days/],
    ['little time', since(12.5), 'warning', /1 day left/],
    ['the last day', since(13.5), 'warning', /less than a day/i],
    ['over', since(15), 'fault', /signup again/],
    ['never seen', { ...withNumber(pending), firstSeenAt: null }, 'unknown', /not followed/],
    [
      'Meta’s own time',
      { ...withNumber({ ...pending, lastOnboardedTime: '2026-11-01T12:00:00+0000' }), firstSeenAt: null },
      'fault',
      /are over/,
    ],
  ]);
});

describe('platform status', () => {
  const incident = { title: 'Cloud API: High disruptions', publishedAt: null, link: null };
  expectRows(checkPlatformStatus, [
    ['quiet', healthy, 'ok', /no open incident/],
    ['an incident', withFacts({ incidents: read([incident]) }), 'warning', /High disruptions/],
    [
      'unread',
      withFacts({ incidents: failed({ kind: 'unreachable', code: 'ENOTFOUND' }) }),
      'unknown',
      /ENOTFOUND/,
    ],
  ]);
});

describe('ledger', () => {
  const attempt = (change: Partial<PastAttempt> = {}): PastAttempt => ({
    ...{ action: 'register', state: 'rejected', startedAt: NOW - HOUR, by: 'U1' },
    ...{ code: 133005, subcode: null, details: null, entry: 'pin-mismatch', ...change },
  });
  const ledger = (attempts: readonly PastAttempt[], retry: Ledger['retry'] = null) =>
    withFacts({ ledger: read({ attempts, retry }) });
  const times = (count: number, change: Partial<PastAttempt> = {}) =>
    Array.from({ length: count }, () => attempt(change));
  const waiting = { action: 'register', state: 'waiting', dueAt: NOW + HOUR } as const;
  expectRows(checkLedger, [
    ['nothing', healthy, 'ok', /None of 10/],
    ['some', ledger(times(3)), 'ok', /3 of 10/],
    ['the last before the reserve', ledger(times(7)), 'ok', /7 of 10/],
    ['only the reserve is left', ledger(times(8)), 'warning', /8 of 10.*the last 2 are for an approver/],
    ['nearly all', ledger(times(9)), 'warning', /9 of 10/],
    ['all', ledger(times(10)), 'fault', /All 10.*Wait until 24 November, 11:01 UTC/],
    ['long ago', ledger(times(10, { startedAt: NOW - 73 * HOUR })), 'ok', /None of 10/],
    ['other actions', ledger(times(10, { action: 'verify-code' })), 'ok', /None of 10/],
    [
      'each of the two has its own ten',
      ledger([...times(3), ...times(9, { action: 'deregister' })]),
      'warning',
      /"summary":"Deregistrations: 9 of 10.*Registrations","3 of 10/,
    ],
    [
      'a call on its way',
      ledger([attempt({ state: 'calling', action: 'set-pin' })], waiting),
      'ok',
      /None of 10 .* Running now: New PIN since 11:00 UTC\./,
    ],
    ['a wait', ledger([], waiting), 'ok', /Running now: Registration: the retry waits until 13:00 UTC/],
    ['a question', ledger([], { ...waiting, state: 'asking', dueAt: null }), 'ok', /waits for a person/],
    ['trouble at Meta', ledger([], { ...waiting, state: 'paused' }), 'ok', /paused until 13:00 UTC/],
    ['a try', ledger([], { ...waiting, state: 'acting' }), 'ok', /is at it/],
    ['could not be read', withFacts({ ledger: failed({ kind: 'no-waba' }) }), 'unknown', /./],
  ]);
});

describe('together', () => {
  const overall = (facts: StatusFacts) => judge(runChecks(facts));

  test('cover every check that an entry can ask for', () => {
    expect([...new Set(statusChecks.map(({ group }) => group))].toSorted()).toEqual(
      [...checkNames].toSorted(),
    );
    expect(runChecks(healthy).map(({ check }) => check)).toEqual(statusChecks.map(({ name }) => name));
  });

  test.each([
    ['healthy', healthy, 'healthy', null],
    ['an attention', withWaba({ fundingId: null }), 'degraded', 'account'],
    ['a fault', withNumber({ status: 'PENDING' }), 'broken', 'number-status'],
    [
      'two faults: the more important',
      { ...withNumber({ status: 'PENDING' }), apps: read([]) },
      'broken',
      'number-status',
    ],
    ['the number unread', withFacts({ number: failed({ kind: 'timeout' }) }), 'unknown', 'number-status'],
    ['only the status page unread', withFacts({ incidents: failed({ kind: 'timeout' }) }), 'healthy', null],
    [
      'unread, and the token refused',
      withFacts({ number: refused(190), token: failed({ kind: 'no-app' }) }),
      'broken',
      'token',
    ],
  ] as const)('%s', (_name, facts, verdict, decisive) => {
    const findings = runChecks(facts);
    expect(overall(facts)).toBe(verdict);
    expect(findDecisive(findings, judge(findings))?.check ?? null).toBe(decisive);
  });

  test('whatever cannot be read says why, and hides nothing else', () => {
    const dark = failed({ kind: 'timeout' });
    const unread = { token: dark, waba: dark, apps: dark, appSubscription: dark, incidents: dark };
    const findings = runChecks(withFacts(unread));
    expect(findings.filter(({ verdict }) => verdict === 'unknown')).toHaveLength(4);
    expect(findings.find(({ check }) => check === 'number-status')?.verdict).toBe('ok');
  });

  test('whatever is to be done names whose turn it is', () => {
    for (const facts of [
      withNumber({ status: 'BANNED' }),
      withWaba({ status: 'DISABLED' }),
      withToken({ isValid: false }),
    ]) {
      for (const finding of runChecks(facts)) {
        if (finding.verdict === 'fault')
          expect(finding).toMatchObject({ side: expect.any(String), next: expect.any(String) });
      }
    }
  });
});
