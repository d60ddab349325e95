import { controlNames, controls } from '../graph/state/controls.ts';
import {
  ATTEMPT_WINDOW,
  ATTEMPTS,
  DELETION_WAIT,
  type EmulatedNumber,
  isCoexisting,
  within,
} from '../graph/state/number.ts';

type Tone = 'good' | 'waiting' | 'bad';

/** A number as the strip shows it. `until` is in the emulated Meta's time. */
export type NumberCard = {
  readonly id: string;
  readonly display: string;
  readonly name: string;
  readonly account: string;
  readonly tone: Tone;
  readonly headline: string;
  readonly until: number | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly controls: readonly { readonly name: string; readonly label: string }[];
};

type Summary = { readonly tone: Tone; readonly headline: string; readonly until?: number };

/** Describes a number in one line, a few facts and what can be done to it. */
export function describeNumber(number: EmulatedNumber, account: string, now: number): NumberCard {
  const { tone, headline, until = null } = summarise(number, now);
  return {
    id: number.id,
    display: number.displayNumber,
    name: number.verifiedName,
    account,
    tone,
    headline,
    until,
    facts: listFacts(number, now),
    controls: controlNames
      .filter((name) => controls[name].applies(number, now))
      .map((name) => ({ name, label: controls[name].label })),
  };
}

function summarise(number: EmulatedNumber, now: number): Summary {
  if (number.status === 'BANNED') return { tone: 'bad', headline: 'Banned by Meta' };
  if (number.certificateSpoilt) return { tone: 'bad', headline: 'Connected, certificate spoilt' };
  if (number.status === 'CONNECTED') {
    return { tone: 'good', headline: isCoexisting(number) ? 'Connected, shared with the app' : 'Connected' };
  }
  return summariseHold(number, now) ?? summariseLock(number, now) ?? summariseRest(number);
}

function summariseHold({ holder, release, deletedAt }: EmulatedNumber, now: number): Summary | null {
  if (holder === 'phone app') return { tone: 'bad', headline: 'In use in WhatsApp on a phone' };
  if (holder === 'another provider') return { tone: 'bad', headline: 'Held by another provider' };
  if (release !== null && now < release.at + release.takes) {
    return { tone: 'waiting', headline: 'Let go, free in', until: release.at + release.takes };
  }
  if (deletedAt !== null && now < deletedAt + DELETION_WAIT) {
    return { tone: 'waiting', headline: 'Just deleted, ready in', until: deletedAt + DELETION_WAIT };
  }
  return null;
}

function summariseLock(number: EmulatedNumber, now: number): Summary | null {
  const { registerBlockedUntil, pinLockedUntil } = number;
  if (registerBlockedUntil !== null && now < registerBlockedUntil) {
    return { tone: 'bad', headline: 'Attempts used up, open in', until: registerBlockedUntil };
  }
  if (pinLockedUntil !== null && now < pinLockedUntil) {
    return { tone: 'bad', headline: 'PIN locked, open in', until: pinLockedUntil };
  }
  return null;
}

function summariseRest(number: EmulatedNumber): Summary {
  if (number.codeVerification !== 'VERIFIED') return { tone: 'bad', headline: 'Ownership not verified' };
  if (number.incompleteDeregistration) return { tone: 'bad', headline: 'Deregistered half way' };
  if (number.status === 'HIBERNATING') return { tone: 'bad', headline: 'A status nobody knows' };
  if (number.pin !== null || number.foreignTwoStep) return { tone: 'bad', headline: 'Two-step PIN is on' };
  return { tone: 'waiting', headline: 'Ready to register' };
}

function listFacts(number: EmulatedNumber, now: number): NumberCard['facts'] {
  const used = within(number.registerAt, ATTEMPT_WINDOW, now).length;
  const facts = [
    { label: 'Status', value: number.status },
    { label: 'Name', value: number.nameStatus },
    { label: 'Code', value: number.codeVerification },
    { label: 'Attempts', value: `${Math.min(used, ATTEMPTS)} of ${ATTEMPTS}` },
  ];
  const sent = number.oneTimeCode;
  return sent === null ? facts : [...facts, { label: 'Code sent', value: sent.code }];
}
