import { expect, test } from 'vitest';
import { againstTexts as texts } from '../../src/answer/texts-status-against.ts';
import { entriesWithRules, readAgainst } from '../../src/checks/against-error.ts';
import type { StatusFacts } from '../../src/checks/facts.ts';
import { runChecks } from '../../src/checks/registry.ts';
import { readKnowledge } from '../support/start-test-bot.ts';
import { failed, healthy, read, refused, withFacts, withNumber, withToken, withWaba } from './records.ts';

const against = (entry: string, facts: StatusFacts) => readAgainst(entry, facts, runChecks(facts));
const pending = { status: 'PENDING', platformType: 'NOT_APPLICABLE' } as const;

test.each<[entry: string, name: string, facts: StatusFacts, confirms: string[], contradicts: string[]]>([
  ['not-registered', 'is', withNumber(pending), [texts.notConnected], []],
  ['not-registered', 'is not', healthy, [], [texts.connected]],
  [
    'number-linked',
    'in the app',
    withNumber({ ...pending, isOnBizApp: true, isPinEnabled: false }),
    [texts.onBusinessApp],
    [texts.notTwoStep],
  ],
  ['number-linked', 'two-step on', withNumber(pending), [texts.twoStepCause], [texts.notOnBusinessApp]],
  ['pin-mismatch', 'no PIN', withNumber({ ...pending, isPinEnabled: false }), [], [texts.pinNotSet]],
  ['pin-mismatch', 'a PIN', withNumber(pending), [texts.pinSet], []],
  [
    'reverify-needed',
    'unverified',
    withNumber({ ...pending, codeVerificationStatus: 'NOT_VERIFIED' }),
    [texts.notVerified],
    [],
  ],
  ['reverify-needed', 'verified', healthy, [], [texts.verified]],
  ['payment-issue', 'none', withWaba({ fundingId: null }), [texts.noPayment], []],
  ['payment-issue', 'some', healthy, [], [texts.paymentSet]],
  ['account-restricted', 'is', withWaba({ status: 'RESTRICTED' }), [texts.restricted], []],
  ['account-restricted', 'is not', healthy, [], [texts.notRestricted]],
  ['account-restricted', 'banned', withNumber({ status: 'BANNED' }), [texts.banned], []],
  ['oauth-expired', 'invalid', withToken({ isValid: false }), [texts.tokenInvalid], []],
  ['oauth-expired', 'valid', healthy, [], [texts.tokenValid]],
  ['permission-denied', 'narrow', withToken({ scopes: [] }), [texts.tokenNarrow], []],
  ['permission-denied', 'wide', healthy, [], [texts.tokenWide]],
  ['object-not-found', 'unseen', withFacts({ number: refused(100, 33) }), [texts.unseen], []],
  ['object-not-found', 'seen', healthy, [], [texts.seen]],
  ['webhook-misconfigured', 'off', withFacts({ apps: read([]) }), [texts.webhooksOff], []],
  ['webhook-misconfigured', 'on', healthy, [], [texts.webhooksOn]],
  ['display-name', 'expired', withNumber({ ...pending, nameStatus: 'EXPIRED' }), [texts.nameUnusable], []],
  ['server-unavailable', 'quiet', healthy, [], [texts.noIncident]],
  ['waba-pending-review', 'open', withWaba({ reviewStatus: 'PENDING' }), [texts.reviewOpen], []],
])('%s: %s', (entry, _name, facts, confirms, contradicts) => {
  expect(against(entry, facts)).toEqual({ entry, confirms, contradicts });
});

test('what could not be read confirms nothing and rules out nothing', () => {
  const dark = failed({ kind: 'timeout' });
  const unread = {
    number: dark,
    token: dark,
    waba: dark,
    apps: dark,
    appSubscription: dark,
    incidents: dark,
  };
  const facts = withFacts({ ...unread, firstSeenAt: null });
  for (const entry of entriesWithRules) {
    expect(against(entry, facts)).toEqual({ entry, confirms: [], contradicts: [] });
  }
});

test('every rule is about an entry that there is', () => {
  const { entries } = readKnowledge();
  expect(entriesWithRules.filter((entry) => !entries.has(entry))).toEqual([]);
});

test('an entry without rules is left as it is', () => {
  expect(against('no-such-entry', healthy)).toEqual({
    entry: 'no-such-entry',
    confirms: [],
    contradicts: [],
  });
});
