import {
  ATTEMPT_WINDOW,
  ATTEMPTS,
  BUSINESS_APP_RELEASE,
  type EmulatedNumber,
  isRegistered,
  PHONE_RELEASE,
  PIN_LOCK,
} from './number.ts';

type Control = {
  /** What the button says. */
  readonly label: string;
  /** Whether it would change anything now. */
  readonly applies: (number: EmulatedNumber, now: number) => boolean;
  readonly apply: (number: EmulatedNumber, now: number) => EmulatedNumber;
};

/** What people outside the API do to a number: on the phone, in WhatsApp Manager, or Meta itself. */
export const controls = {
  'delete-phone-account': {
    label: 'Delete the account on the phone',
    applies: (number) => number.holder === 'phone app',
    apply: (number, now) => ({ ...number, holder: 'nobody', release: { at: now, takes: PHONE_RELEASE } }),
  },
  'disconnect-business-app': {
    label: 'Disconnect in the Business app',
    applies: (number) => number.holder === 'business app',
    apply: (number, now) => ({
      ...unregistered(number),
      holder: 'nobody',
      release: { at: now, takes: BUSINESS_APP_RELEASE },
    }),
  },
  'release-other-provider': {
    label: 'Let the other provider release it',
    applies: (number) => number.holder === 'another provider',
    apply: (number, now) => ({ ...number, holder: 'nobody', release: { at: now, takes: PHONE_RELEASE } }),
  },
  'link-to-phone': {
    label: 'Register it on a phone again',
    applies: (number) => number.holder === 'nobody',
    apply: (number) => ({ ...unregistered(number), status: 'PENDING', holder: 'phone app', release: null }),
  },
  'turn-two-step-off': {
    label: 'Turn two-step verification off',
    applies: (number) => number.pin !== null || number.foreignTwoStep,
    apply: (number) => ({
      ...number,
      pin: null,
      foreignTwoStep: false,
      wrongPinAt: [],
      pinLockedUntil: null,
    }),
  },
  'leave-two-step-on': {
    label: 'Leave an earlier owner’s two-step verification on',
    applies: (number) => !number.foreignTwoStep && !isRegistered(number),
    apply: (number) => ({ ...number, foreignTwoStep: true }),
  },
  'lock-pin': {
    label: 'Lock the PIN',
    applies: (number, now) => number.pin !== null && (number.pinLockedUntil ?? 0) <= now,
    apply: (number, now) => ({ ...number, pinLockedUntil: now + PIN_LOCK }),
  },
  'forget-verification': {
    label: 'Ask for a new verification code',
    applies: (number) => number.codeVerification === 'VERIFIED',
    apply: (number) => ({ ...number, codeVerification: 'NOT_VERIFIED' }),
  },
  'use-up-attempts': {
    label: 'Use up the ten attempts',
    applies: (number, now) => (number.registerBlockedUntil ?? 0) <= now,
    apply: (number, now) => ({
      ...number,
      registerAt: Array.from({ length: ATTEMPTS }, () => now),
      registerBlockedUntil: now + ATTEMPT_WINDOW,
    }),
  },
  'delete-number': {
    label: 'Delete the number and add it again',
    applies: () => true,
    apply: (number, now) => ({ ...unregistered(number), status: 'PENDING', deletedAt: now }),
  },
  'break-off-deregistration': {
    label: 'Let a deregistration break off half way',
    applies: (number) => isRegistered(number) && !number.incompleteDeregistration,
    apply: (number) => ({ ...unregistered(number), incompleteDeregistration: true }),
  },
  'spoil-certificate': {
    label: 'Spoil its certificate',
    applies: (number) => isRegistered(number) && !number.certificateSpoilt,
    apply: (number) => ({ ...number, certificateSpoilt: true }),
  },
  ban: {
    label: 'Let Meta ban it',
    applies: (number) => number.status !== 'BANNED',
    apply: (number) => ({ ...number, status: 'BANNED', quality: 'RED' }),
  },
  'review-name': {
    label: 'Put the display name under review',
    applies: (number) => number.nameStatus === 'APPROVED',
    apply: (number) => ({ ...number, nameStatus: 'PENDING_REVIEW' }),
  },
  'expire-name': {
    label: 'Let the display name expire',
    applies: (number) => number.nameStatus !== 'EXPIRED',
    apply: (number) => ({ ...number, nameStatus: 'EXPIRED' }),
  },
  'ask-for-new-name': {
    label: 'Ask for a new display name',
    applies: (number) => number.newNameStatus !== 'PENDING_REVIEW',
    apply: (number) => ({
      ...number,
      newDisplayName: `${number.verifiedName} Plus`,
      newNameStatus: 'PENDING_REVIEW',
    }),
  },
  'approve-name': {
    label: 'Approve the display name',
    applies: (number) => number.newNameStatus === 'PENDING_REVIEW' || number.nameStatus !== 'APPROVED',
    apply: (number) =>
      number.newNameStatus === 'PENDING_REVIEW'
        ? { ...number, newNameStatus: 'APPROVED' }
        : { ...number, nameStatus: 'APPROVED' },
  },
  'report-unknown-status': {
    label: 'Report a status nobody knows',
    applies: (number) => number.status !== 'HIBERNATING',
    apply: (number) => ({ ...number, status: 'HIBERNATING' }),
  },
} satisfies Record<string, Control>;

export type ControlName = keyof typeof controls;

export const controlNames = Object.keys(controls) as ControlName[];

function unregistered(number: EmulatedNumber): EmulatedNumber {
  return { ...number, status: 'DISCONNECTED', platform: 'NOT_APPLICABLE', throughput: 'NOT_APPLICABLE' };
}
