import { z } from 'zod';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import { isSubscribed, type LiveState, numberOf } from './live-state.ts';

const word = z.string().nullable();

/** What is kept of a live state beside a call: what changes by calls, nothing of people. */
const summary = z.object({
  status: word,
  codeVerificationStatus: word,
  nameStatus: word,
  newNameStatus: word,
  platformType: word,
  isOnBizApp: z.boolean().nullable(),
  isPinEnabled: z.boolean().nullable(),
  subscribed: z.boolean().nullable(),
});

/** A number of which nothing is known. */
const BLANK: Omit<PhoneNumber, 'id'> = {
  displayPhoneNumber: null,
  verifiedName: null,
  status: null,
  codeVerificationStatus: null,
  nameStatus: null,
  newDisplayName: null,
  newNameStatus: null,
  qualityRating: null,
  platformType: null,
  accountMode: null,
  isOnBizApp: null,
  isPinEnabled: null,
  throughput: null,
  messagingLimit: null,
  health: null,
  canSendMessage: null,
  overrideCallback: null,
  lastOnboardedTime: null,
};

/** JSON of the state; null where it could not be read. */
export function writeSummary(live: LiveState): string | null {
  const number = numberOf(live);
  return number === null
    ? null
    : JSON.stringify(summary.parse({ ...number, subscribed: isSubscribed(live) }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The number of a kept state; null where there is none, or of a version that we do not read. */
export function readSummary(text: string | null, id: string): LiveState | null {
  const { data } = summary.safeParse(text === null ? null : parseJson(text));
  if (data === undefined) return null;
  const { subscribed: _subscribed, ...number } = data;
  return { number: { kind: 'ok', value: { ...BLANK, id, ...number } } };
}
