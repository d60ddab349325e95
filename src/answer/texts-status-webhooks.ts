import type { ValueReading } from './texts-phone-number.ts';

export const webhookLabels = { subscription: 'Our app', callback: 'Address', fields: 'Fields' };

export const appSubscribed: ValueReading = { verdict: 'ok', says: 'subscribed to this account’s webhooks' };

/** @param others how many other apps are subscribed */
export function appNotSubscribed(others: number): ValueReading {
  const rest =
    others === 0 ? 'no app is' : `only ${others === 1 ? 'another app is' : `${others} other apps are`}`;
  return {
    verdict: 'fault',
    says: `not subscribed: no messages come in (${rest})`,
    next: 'Subscribe our app to the account (POST /{WABA id}/subscribed_apps); repeating it is harmless.',
  };
}

export const appUnknown: ValueReading = {
  verdict: 'unknown',
  says: 'some app is subscribed, and I do not know whether it is ours',
  next: 'Set WA_APP_ID.',
};

export function callbackText(url: string): ValueReading {
  return { verdict: 'ok', says: url };
}

/** @param scope who was given another address: the account or the number */
export function overrideText(url: string, usual: string | null): ValueReading {
  if (url === usual) return { verdict: 'ok', says: url };
  return {
    verdict: 'warning',
    says: `${url}, not where our other accounts’ webhooks go`,
    next: 'Check that this address is ours; if not, subscribe the app again without an override.',
  };
}

export const callbackMissing: ValueReading = {
  verdict: 'fault',
  says: 'our app has no address for WhatsApp webhooks',
  next: 'Set it in App Dashboard → WhatsApp → Configuration → Webhook.',
};

export const callbackInactive: ValueReading = {
  verdict: 'fault',
  says: 'Meta has switched our app’s webhooks off',
  next: 'Make the address answer, then verify it again in App Dashboard → WhatsApp → Configuration.',
};

export const messagesSubscribed: ValueReading = { verdict: 'ok', says: 'messages' };

export const messagesNotSubscribed: ValueReading = {
  verdict: 'fault',
  says: 'our app does not ask for “messages”',
  next: 'Tick “messages” in App Dashboard → WhatsApp → Configuration → Webhook fields.',
};
