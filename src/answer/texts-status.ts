/** Why nothing can be told, and what would change that. */
export type UnknownText = { readonly reason: string; readonly next: string };

export const couldNotTellSummary = 'I could not tell the state of this number.';

const LATER = 'Try again in a few minutes; https://metastatus.com/whatsapp-business-api shows outages.';

/** Reads that failed before Meta said anything of substance. */
export const failureTexts = {
  'no-token': {
    reason: 'No access token is configured for this.',
    next: 'Set WA_ACCESS_TOKEN, or name a token of the account in accounts.yml, and start the bot again.',
  },
  'no-app': {
    reason: 'WA_APP_ID or WA_APP_SECRET is not configured, and only the app itself may ask this.',
    next: 'Set both (App Dashboard → App settings → Basic) and start the bot again.',
  },
  paused: {
    reason: 'Meta asked us to wait, because we have asked a lot within the hour.',
    next: 'Try again in some minutes; until then I ask nothing.',
  },
  resting: {
    reason: 'Meta failed several times in a row, so I give it a short rest.',
    next: LATER,
  },
  'no-waba': {
    reason: 'I do not know which WhatsApp Business account this number belongs to.',
    next: 'Add its account to WA_WABA_IDS or accounts.yml, or set WA_BUSINESS_ID.',
  },
  'bad-id': { reason: 'The id of the number is not one of Meta’s.', next: 'Paste the phone number id.' },
  timeout: { reason: 'Meta did not answer in time.', next: LATER },
  stopped: { reason: 'The bot was being stopped.', next: 'Press the button again.' },
  redirect: { reason: 'Meta’s address led elsewhere.', next: 'Check GRAPH_API_URL.' },
  'too-large': {
    reason: 'Meta’s answer was too large to read.',
    next: 'Paste the phone number id instead.',
  },
} as const satisfies Record<string, UnknownText>;

/** @param code Node's name of the network error */
export function unreachableText(code: string): UnknownText {
  return { reason: `Meta could not be reached (${code}).`, next: LATER };
}

export function unreadableText(status: number): UnknownText {
  return { reason: `Meta’s answer could not be read (HTTP ${status}).`, next: LATER };
}

type Refusal = { readonly code: number; readonly subcode: number | null; readonly message: string };

const TOKEN_CODES = [0, 102, 190];
const THROTTLE_CODES = [4, 17, 341, 613, 80007, 80008];

/** What Meta's refusal of a read means for us: it is about our token, our rights, the id or our pace. */
export function refusalText({ code, subcode, message }: Refusal): UnknownText {
  const name = subcode === null ? `error ${code}` : `error ${code}/${subcode}`;
  if (TOKEN_CODES.includes(code)) {
    return {
      reason: `Meta no longer accepts our access token (${name}).`,
      next: 'Put a new token into WA_ACCESS_TOKEN, or into the variable that accounts.yml names for the account.',
    };
  }
  if (code === 3 || code === 10 || (code >= 200 && code <= 299)) {
    return {
      reason: `Our access token may not read this number (${name}).`,
      next: 'Give the system user this WhatsApp Business account and whatsapp_business_management.',
    };
  }
  if (code === 100 && subcode === 33) {
    return {
      reason: `Meta shows us no such number (${name}): the id is wrong, or our token has no access to it.`,
      next: 'Check that the id is a phone number id, not that of a WhatsApp Business account.',
    };
  }
  if (THROTTLE_CODES.includes(code)) {
    return { reason: `We have asked Meta too often (${name}).`, next: 'Try again in an hour.' };
  }
  return { reason: `Meta answered with ${name}: ${message}`, next: LATER };
}

export const traceIdLabel = 'Trace id';
