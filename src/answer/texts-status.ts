import type { UnknownReason } from '../graph/errors.ts';

/** Why nothing can be told, and what would change that. */
export type UnknownText = { readonly summary: string; readonly reason: string; readonly next: string };

const SUMMARY = 'I could not tell the state of this number.';
const LATER = 'Try again in a few minutes; https://metastatus.com/whatsapp-business-api shows outages.';

type Refusal = { readonly code: number; readonly subcode: number | null; readonly message: string };

/** What Meta's refusal of a read means for us, by code: the token, the rights, the id, the pace. */
function refusalText({ code, subcode, message }: Refusal): Omit<UnknownText, 'summary'> {
  const name = subcode === null ? `error ${code}` : `error ${code}/${subcode}`;
  if (code === 190 || code === 0 || code === 102) {
    return {
      reason: `Meta no longer accepts our access token (${name}).`,
      next: 'Put a new token into WA_ACCESS_TOKEN.',
    };
  }
  if (code === 10 || code === 3 || (code >= 200 && code <= 299)) {
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
  if ([4, 17, 341, 613, 80007, 80008].includes(code)) {
    return { reason: `We have asked Meta too often (${name}).`, next: 'Try again in an hour.' };
  }
  return { reason: `Meta answered with ${name}: ${message}`, next: LATER };
}

function unreachableText(reason: UnknownReason): Omit<UnknownText, 'summary'> {
  switch (reason.kind) {
    case 'no-token':
      return {
        reason: 'No access token is configured.',
        next: 'Set WA_ACCESS_TOKEN and start the bot again.',
      };
    case 'bad-id':
      return { reason: 'The id of the number is not one of Meta’s.', next: 'Paste the phone number id.' };
    case 'refused':
      return refusalText(reason.error);
    case 'timeout':
      return { reason: 'Meta did not answer in time.', next: LATER };
    case 'stopped':
      return { reason: 'The bot was being stopped.', next: 'Press the button again.' };
    case 'unreachable':
      return { reason: `Meta could not be reached (${reason.code}).`, next: LATER };
    case 'redirect':
      return { reason: 'Meta’s address led elsewhere.', next: 'Check GRAPH_API_URL.' };
    case 'too-large':
      return { reason: 'Meta’s answer was too large to read.', next: 'Paste the phone number id instead.' };
    case 'unreadable':
      return { reason: `Meta’s answer could not be read (HTTP ${reason.status}).`, next: LATER };
  }
}

/** The words for a read that could not tell. */
export function unknownText(reason: UnknownReason): UnknownText {
  return { summary: SUMMARY, ...unreachableText(reason) };
}

/** @param e164 the number as pasted */
export function notOurNumberText(e164: string): UnknownText {
  return {
    summary: SUMMARY,
    reason: `${e164} is in none of the WhatsApp Business accounts that we know.`,
    next: 'Check the number; if it is ours, add its account to WA_WABA_IDS.',
  };
}

/** @param e164 the number as pasted */
export function noAccountsText(e164: string): UnknownText {
  return {
    summary: SUMMARY,
    reason: `To find ${e164} I need to know our WhatsApp Business accounts, and none is configured.`,
    next: 'Set WA_WABA_IDS, or paste the phone number id.',
  };
}
