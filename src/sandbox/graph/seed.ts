import { DAY } from '../../clock.ts';
import type { EmulatedApp, EmulatedToken, EmulatedWaba } from './state/account.ts';
import { allScopes } from './state/account-controls.ts';
import { type EmulatedNumber, PIN_LOCK } from './state/number.ts';
import type { WorldState } from './world.ts';

export const OUR_BUSINESS = '104000000000001';
const CLIENT_BUSINESS = '104000000000002';
export const MAIN_WABA = '102000000000001';
export const CLIENT_WABA = '102000000000002';

const app: EmulatedApp = {
  id: '1050000000000017',
  name: 'Desk Connect',
  secret: 'sandbox-app-secret',
  requireProof: false,
  callbackUrl: 'https://hooks.desk.example/whatsapp',
  webhookFields: ['messages', 'account_update', 'phone_number_name_update'],
};

/** The access token of the sandbox; not a secret, it opens nothing but the emulator. */
export const SANDBOX_TOKEN = 'sandbox-system-user-token';

const wabas: readonly EmulatedWaba[] = [
  {
    id: MAIN_WABA,
    name: 'Desk Connect',
    businessId: OUR_BUSINESS,
    ownership: 'SELF_OWNED',
    status: 'ACTIVE',
    review: 'APPROVED',
    currency: 'EUR',
    country: 'DE',
    fundingId: '7100000000000001',
    subscriptions: [{ appId: app.id }],
  },
  {
    id: CLIENT_WABA,
    name: 'Talleres Ibarra',
    businessId: CLIENT_BUSINESS,
    ownership: 'CLIENT_OWNED',
    status: 'ACTIVE',
    review: 'PENDING',
    currency: 'EUR',
    country: 'ES',
    fundingId: null,
    subscriptions: [],
  },
];

/** A number that was added and verified but never registered: the state before the last step. */
export function newNumber(
  given: Partial<EmulatedNumber> & Pick<EmulatedNumber, 'id' | 'displayNumber'>,
): EmulatedNumber {
  return { ...blankNumber, ...given };
}

const blankNumber: Omit<EmulatedNumber, 'id' | 'displayNumber'> = {
  wabaId: MAIN_WABA,
  verifiedName: 'New client',
  status: 'PENDING',
  codeVerification: 'VERIFIED',
  nameStatus: 'APPROVED',
  newDisplayName: null,
  newNameStatus: null,
  quality: 'UNKNOWN',
  platform: 'NOT_APPLICABLE',
  accountMode: 'LIVE',
  throughput: 'NOT_APPLICABLE',
  messagingLimit: 'TIER_2K',
  holder: 'nobody',
  release: null,
  foreignTwoStep: false,
  migrating: false,
  incompleteDeregistration: false,
  certificateSpoilt: false,
  deletedAt: null,
  pin: null,
  wrongPinAt: [],
  pinLockedUntil: null,
  registerAt: [],
  registerBlockedUntil: null,
  deregisterAt: [],
  deregisterBlockedUntil: null,
  oneTimeCode: null,
  codeRequestedAt: [],
  codeLockedUntil: null,
  onboardedAt: 0,
};

const live = {
  status: 'CONNECTED',
  platform: 'CLOUD_API',
  quality: 'GREEN',
  throughput: 'STANDARD',
} as const;

/** The numbers of the demonstration: one for each thing that goes wrong, and one that is well. */
function demonstrationNumbers(now: number): readonly EmulatedNumber[] {
  return [
    newNumber({
      id: '106540352242001',
      displayNumber: '+48 600 123 456',
      verifiedName: 'Piekarnia Kłos',
      holder: 'phone app',
      onboardedAt: now - DAY,
    }),
    newNumber({
      id: '106540352242002',
      displayNumber: '+49 1512 3456789',
      verifiedName: 'Nordlicht Reisen',
      pin: '482913',
      registerAt: [now - DAY, now - DAY / 2],
      onboardedAt: now - 2 * DAY,
    }),
    newNumber({
      id: '106540352242003',
      displayNumber: '+84 90 123 45 67',
      verifiedName: 'Bếp Hoa Sen',
      pin: '904417',
      pinLockedUntil: now + PIN_LOCK,
      onboardedAt: now - 3 * DAY,
    }),
    newNumber({
      ...live,
      id: '106540352242004',
      displayNumber: '+55 11 91234-5678',
      verifiedName: 'Café Aurora',
      throughput: 'HIGH',
      messagingLimit: 'TIER_100K',
      pin: '115703',
      onboardedAt: now - 90 * DAY,
    }),
    newNumber({
      ...live,
      id: '106540352242005',
      displayNumber: '+1 415 555 0132',
      verifiedName: 'Bluefin Surf',
      holder: 'business app',
      onboardedAt: now - 30 * DAY,
    }),
    newNumber({
      id: '106540352242006',
      wabaId: CLIENT_WABA,
      displayNumber: '+34 612 34 56 78',
      verifiedName: 'Talleres Ibarra',
      status: 'DISCONNECTED',
      codeVerification: 'NOT_VERIFIED',
      nameStatus: 'PENDING_REVIEW',
      onboardedAt: now - 12 * DAY,
    }),
  ];
}

function sandboxToken(now: number): EmulatedToken {
  return {
    value: SANDBOX_TOKEN,
    appId: app.id,
    type: 'SYSTEM_USER',
    userId: '122000000000009',
    issuedAt: now - 30 * DAY,
    expiresAt: 0,
    revoked: false,
    scopes: allScopes,
    targets: null,
  };
}

/** The world that the sandbox starts with. */
export function seedWorld(now: number): WorldState {
  return {
    numbers: demonstrationNumbers(now),
    wabas,
    businesses: [
      { id: OUR_BUSINESS, name: 'Desk Connect GmbH', verification: 'verified' },
      { id: CLIENT_BUSINESS, name: 'Talleres Ibarra S.L.', verification: 'pending' },
    ],
    app,
    tokens: [sandboxToken(now)],
    trouble: 'none',
  };
}
