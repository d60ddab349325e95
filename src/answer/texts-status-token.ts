import type { ValueReading } from './texts-phone-number.ts';

const NEW_TOKEN =
  'Make a new token in Business settings → Users → System users → Generate token and put it into WA_ACCESS_TOKEN, or into the variable that accounts.yml names for the account.';

export const tokenLabels = {
  valid: 'Valid',
  expiry: 'Expires',
  app: 'App',
  scopes: 'Permissions',
  account: 'Account',
};

export const tokenRefused: ValueReading = {
  verdict: 'fault',
  says: 'Meta no longer accepts our access token',
  next: NEW_TOKEN,
};

/** @param message Meta's own words */
export function tokenInvalid(message: string | null): ValueReading {
  return { verdict: 'fault', says: message ?? 'the token is not valid any more', next: NEW_TOKEN };
}

export const tokenValid: ValueReading = { verdict: 'ok', says: 'Meta accepts it' };
export const tokenNeverExpires: ValueReading = { verdict: 'ok', says: 'never' };

/** @param day ISO date */
export function tokenExpires(day: string, days: number): ValueReading {
  if (days > 14) return { verdict: 'ok', says: `on ${day}` };
  return {
    verdict: 'warning',
    says: `on ${day}, in ${days} ${days === 1 ? 'day' : 'days'}`,
    next: `${NEW_TOKEN} A system user’s token can be made so that it never expires.`,
  };
}

export const tokenOfOurApp: ValueReading = { verdict: 'ok', says: 'ours' };

export function tokenOfOtherApp(appId: string): ValueReading {
  return {
    verdict: 'fault',
    says: `the token belongs to app ${appId}, not to ours`,
    next: 'Generate the token for our own app, or put that app’s id and secret into the settings.',
  };
}

export const scopesComplete: ValueReading = { verdict: 'ok', says: 'both WhatsApp permissions' };

export function scopesMissing(scopes: readonly string[]): ValueReading {
  return {
    verdict: 'fault',
    says: `${scopes.join(' and ')} ${scopes.length === 1 ? 'is' : 'are'} missing`,
    next: 'Generate the token again with both WhatsApp permissions ticked.',
  };
}

export const accountAssigned: ValueReading = { verdict: 'ok', says: 'the token may use this account' };

export function accountNotAssigned(wabaId: string): ValueReading {
  return {
    verdict: 'fault',
    says: `account ${wabaId} is not among those the token may use`,
    next: 'Assign the account to our system user: Business settings → Accounts → WhatsApp accounts → Add people.',
  };
}
