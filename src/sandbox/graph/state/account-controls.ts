import { DAY, HOUR } from '../../../clock.ts';
import type { EmulatedToken, EmulatedWaba } from './account.ts';

type AccountControl = {
  readonly label: string;
  readonly applies: (waba: EmulatedWaba, appId: string) => boolean;
  readonly apply: (waba: EmulatedWaba, appId: string) => EmulatedWaba;
};

/** What happens to a whole account outside the API. */
export const accountControls = {
  restrict: {
    label: 'Restrict the account',
    applies: (waba) => waba.status === 'ACTIVE',
    apply: (waba) => ({ ...waba, status: 'RESTRICTED' }),
  },
  'lift-restriction': {
    label: 'Lift the restriction',
    applies: (waba) => waba.status !== 'ACTIVE',
    apply: (waba) => ({ ...waba, status: 'ACTIVE' }),
  },
  'remove-payment': {
    label: 'Remove the payment method',
    applies: (waba) => waba.fundingId !== null,
    apply: (waba) => ({ ...waba, fundingId: null }),
  },
  'add-payment': {
    label: 'Add a payment method',
    applies: (waba) => waba.fundingId === null,
    apply: (waba) => ({ ...waba, fundingId: '7100000000000002' }),
  },
  'unsubscribe-webhooks': {
    label: 'Unsubscribe our app',
    applies: (waba, appId) => waba.subscriptions.some((subscription) => subscription.appId === appId),
    apply: (waba, appId) => ({
      ...waba,
      subscriptions: waba.subscriptions.filter((subscription) => subscription.appId !== appId),
    }),
  },
  'subscribe-webhooks': {
    label: 'Subscribe our app',
    applies: (waba, appId) => waba.subscriptions.every((subscription) => subscription.appId !== appId),
    apply: (waba, appId) => ({ ...waba, subscriptions: [...waba.subscriptions, { appId }] }),
  },
  'override-callback': {
    label: 'Send its webhooks elsewhere',
    applies: (waba, appId) => waba.subscriptions.some((subscription) => subscription.appId === appId),
    apply: (waba, appId) => ({
      ...waba,
      subscriptions: [{ appId, overrideCallback: 'https://elsewhere.example/whatsapp' }],
    }),
  },
  approve: {
    label: 'Approve the account',
    applies: (waba) => waba.review !== 'APPROVED',
    apply: (waba) => ({ ...waba, review: 'APPROVED' }),
  },
} satisfies Record<string, AccountControl>;

export type AccountControlName = keyof typeof accountControls;

export const accountControlNames = Object.keys(accountControls) as AccountControlName[];

type TokenState = {
  readonly label: string;
  readonly apply: (token: EmulatedToken, now: number) => EmulatedToken;
};

/** The app that the sandbox's token belongs to, and one that is not ours. */
const OUR_APP = '1050000000000017';
const OTHER_APP = '1050000000000099';

const sound = { revoked: false, expiresAt: 0, targets: null, appId: OUR_APP };

/** What may be the matter with the sandbox's access token. */
export const tokenStates = {
  valid: { label: 'Valid', apply: (token) => ({ ...token, ...sound, scopes: allScopes }) },
  expired: { label: 'Expired', apply: (token, now) => ({ ...token, ...sound, expiresAt: now - 1_000 }) },
  revoked: { label: 'Revoked', apply: (token) => ({ ...token, ...sound, revoked: true }) },
  'scope-missing': {
    label: 'Without the management scope',
    apply: (token) => ({ ...token, ...sound, scopes: ['whatsapp_business_messaging'] }),
  },
  'wrong-app': {
    label: 'Of another app',
    apply: (token) => ({ ...token, ...sound, scopes: allScopes, appId: OTHER_APP }),
  },
  'expires-soon': {
    label: 'Expires in three days',
    apply: (token, now) => ({ ...token, ...sound, scopes: allScopes, expiresAt: now + 3 * DAY + HOUR }),
  },
  'not-assigned': {
    label: 'Not assigned to our accounts',
    apply: (token) => ({ ...token, ...sound, scopes: allScopes, targets: [] }),
  },
} satisfies Record<string, TokenState>;

export const allScopes: readonly string[] = [
  'whatsapp_business_management',
  'whatsapp_business_messaging',
  'business_management',
];

export type TokenStateName = keyof typeof tokenStates;

export const tokenStateNames = Object.keys(tokenStates) as TokenStateName[];
