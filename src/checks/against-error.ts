import { type AgainstText, againstTexts } from '../answer/texts-status-against.ts';
import { isRefusedWith, number, type Question, type Seen, verdict } from './evidence-of.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';

type Rule = {
  readonly says: AgainstText;
  readonly kind: 'confirms' | 'contradicts';
  readonly when: Question;
};

const confirms = (says: AgainstText, when: Question): Rule => ({ says, kind: 'confirms', when });
const contradicts = (says: AgainstText, when: Question): Rule => ({ says, kind: 'contradicts', when });

const isConnected = number(({ status }) => status === 'CONNECTED');
const isOnBizApp = number(({ isOnBizApp: is }) => is === true);
const isOnNoBizApp = number((value) => value.isOnBizApp === false && value.status !== 'CONNECTED');
const hasPin = number(({ isPinEnabled }) => isPinEnabled === true);
const hasNoPin = number(({ isPinEnabled }) => isPinEnabled === false);
const hasStatus = (status: string) => number((value) => value.status === status);
const isNotVerified = number((value) => !['VERIFIED', null].includes(value.codeVerificationStatus));
const isVerified = number((value) => value.codeVerificationStatus === 'VERIFIED');
const paymentBlocks = number((value) =>
  (value.health?.entities ?? []).some(({ errors }) => errors.some(({ code }) => code === 141006)),
);
const waba =
  (ask: (status: string) => boolean): Question =>
  ({ facts }) =>
    facts.waba.kind === 'ok' && facts.waba.value.status !== null && ask(facts.waba.value.status);
const isRestricted = waba((status) => ['RESTRICTED', 'DISABLED'].includes(status.toUpperCase()));
const payment =
  (isSet: boolean): Question =>
  ({ facts: { waba: read } }) =>
    read.kind === 'ok' &&
    (isSet ? read.value.fundingId !== null : read.value.tellsFunding && !read.value.fundingId);
const isTokenValid: Question = ({ facts: { token } }) => token.kind === 'ok' && token.value.isValid;
const isTokenInvalid: Question = (seen) => verdict('token', 'fault')(seen) && !isTokenValid(seen);
const isUnseen: Question = ({ facts }) => isRefusedWith(facts.number, 100, 33);
const isSeen: Question = ({ facts }) => facts.number.kind === 'ok';
const both =
  (...questions: Question[]): Question =>
  (seen) =>
    questions.every((question) => question(seen));

const registered = contradicts('connected', isConnected);
const pin: readonly Rule[] = [confirms('pinSet', hasPin), contradicts('pinNotSet', hasNoPin), registered];
const ownership: readonly Rule[] = [
  confirms('notVerified', isNotVerified),
  contradicts('verified', isVerified),
];
const linked: readonly Rule[] = [
  registered,
  confirms(
    'onBusinessApp',
    both(isOnBizApp, (seen) => !isConnected(seen)),
  ),
  contradicts('notOnBusinessApp', isOnNoBizApp),
  confirms(
    'twoStepCause',
    both(hasPin, (seen) => !isConnected(seen)),
  ),
  contradicts(
    'notTwoStep',
    both(hasNoPin, (seen) => !isConnected(seen)),
  ),
];
const outage: readonly Rule[] = [
  confirms('incident', verdict('platform-status', 'warning')),
  contradicts('noIncident', verdict('platform-status', 'ok')),
];
const restriction: readonly Rule[] = [
  confirms('restricted', isRestricted),
  confirms('banned', hasStatus('BANNED')),
  contradicts(
    'notRestricted',
    both(
      waba((status) => status.toUpperCase() === 'ACTIVE'),
      isSeen,
      (seen) => !hasStatus('BANNED')(seen),
    ),
  ),
];

/** Entry → what the live state can say about it. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  'number-linked': linked,
  'cannot-create-certificate': [...linked, ...ownership],
  'confirm-ownership': ownership,
  'reverify-needed': ownership,
  'otp-send-failed': [contradicts('verified', isVerified)],
  'not-registered': [registered, confirms('notConnected', both(isSeen, verdict('number-status', 'fault')))],
  'incorrect-certificate': [
    registered,
    confirms('notConnected', both(isSeen, verdict('number-status', 'fault'))),
  ],
  'pin-mismatch': pin,
  'pin-attempts': pin,
  'pin-too-quick': pin,
  'payment-issue': [
    confirms('paymentBlocks', paymentBlocks),
    confirms('noPayment', payment(false)),
    contradicts('paymentSet', payment(true)),
  ],
  'account-restricted': restriction,
  'oauth-expired': [confirms('tokenInvalid', isTokenInvalid), contradicts('tokenValid', isTokenValid)],
  'permission-denied': [
    confirms('tokenInvalid', isTokenInvalid),
    confirms('tokenNarrow', both(isTokenValid, verdict('token', 'fault'))),
    contradicts('tokenWide', verdict('token', 'ok', 'warning')),
  ],
  'object-not-found': [confirms('unseen', isUnseen), contradicts('seen', isSeen)],
  'number-deleted': [
    confirms('deleted', hasStatus('DELETED')),
    confirms('unseen', isUnseen),
    contradicts('seen', isSeen),
  ],
  'migration-errors': [confirms('migrated', hasStatus('MIGRATED')), ...ownership],
  'webhook-misconfigured': [
    confirms('webhooksOff', verdict('webhooks', 'fault')),
    contradicts('webhooksOn', verdict('webhooks', 'ok')),
  ],
  'display-name': [
    confirms('nameUnusable', verdict('display-name', 'fault', 'warning')),
    contradicts('nameUsable', verdict('display-name', 'ok')),
  ],
  'server-unavailable': outage,
  generic: outage,
  'waba-pending-review': [
    confirms('reviewOpen', verdict('account', 'warning', 'fault')),
    contradicts('reviewDone', verdict('account', 'ok')),
  ],
  'signup-window-expired': [
    confirms('windowOver', verdict('registration-window', 'fault')),
    contradicts('windowOpen', verdict('registration-window', 'ok', 'warning')),
  ],
  'platform-disconnect-wait': linked,
  'partial-deregister': [registered],
  'coexistence-sync': [confirms('coexisting', both(isConnected, isOnBizApp))],
};

/** What the live state confirms of an error, and what it rules out. */
export type Against = {
  readonly entry: string;
  readonly confirms: readonly string[];
  readonly contradicts: readonly string[];
};

/** The entries that live state can say something about. */
export const entriesWithRules: readonly string[] = Object.keys(rules);

/** Reads the live state against an entry. "Could not tell" confirms nothing and rules out nothing. */
export function readAgainst(entry: string, facts: StatusFacts, findings: readonly Finding[]): Against {
  const seen: Seen = { facts, findings: new Map(findings.map((finding) => [finding.check, finding])) };
  const holding = (rules[entry] ?? []).filter(({ when }) => when(seen));
  const textsOf = (kind: Rule['kind']) =>
    holding.filter((rule) => rule.kind === kind).map(({ says }) => againstTexts[says]);
  return { entry, confirms: textsOf('confirms'), contradicts: textsOf('contradicts') };
}
