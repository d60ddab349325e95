import { unknownValue, type ValueReading } from './texts-phone-number.ts';

export const nameLabels = { current: 'Name in use', requested: 'New name' };

/** A name that was asked for is not in use yet, so its review troubles nothing. */
export function nameRequested(name: string | null, review: ValueReading): ValueReading {
  const says = `${name === null ? 'a new name' : `“${name}”`} ${review.says}`;
  if (review.verdict !== 'ok') return { ...review, verdict: 'warning', says };
  return {
    verdict: 'warning',
    says: `${says}, and not in use before the number is registered again`,
    next: 'Register the number again, with its PIN, so that the new name is used.',
    side: 'us',
  };
}

export const qualityLabels = { quality: 'Quality', throughput: 'Throughput', limit: 'Messaging limit' };

const SPEEDS: Readonly<Record<string, string>> = {
  STANDARD: '80 messages a second',
  HIGH: '1,000 messages a second',
  NOT_APPLICABLE: 'none before the number is registered',
};

/** @param coexists a number shared with the Business app has a fixed pace */
export function throughputText(level: string, coexists: boolean): ValueReading {
  if (coexists) return { verdict: 'ok', says: '20 messages a second, fixed while the app is connected' };
  const says = SPEEDS[level];
  return says === undefined ? unknownValue(level) : { verdict: 'ok', says };
}

const LIMITS: Readonly<Record<string, string>> = {
  TIER_50: '50 new conversations in 24 hours',
  TIER_250: '250 new conversations in 24 hours',
  TIER_1K: '1,000 new conversations in 24 hours',
  TIER_2K: '2,000 new conversations in 24 hours',
  TIER_10K: '10,000 new conversations in 24 hours',
  TIER_100K: '100,000 new conversations in 24 hours',
  TIER_UNLIMITED: 'no limit',
  UNTIERED: 'no limit set yet',
};

/** The limit counts for the whole portfolio. */
export function limitText(tier: string): ValueReading {
  const says = LIMITS[tier];
  return says === undefined ? unknownValue(tier) : { verdict: 'ok', says };
}

export const platformLabels = { platform: 'Platform', app: 'Business app', mode: 'Mode' };

export const windowDone: ValueReading = {
  verdict: 'ok',
  says: 'registered, so the 14 days no longer matter',
};

export const windowUnknown: ValueReading = {
  verdict: 'unknown',
  says: 'I have not followed this number, so I do not know when its signup was',
};

/** After Embedded Signup there are 14 days to register. @param days whole days left */
export function windowLeft(days: number): ValueReading {
  if (days > 3) return { verdict: 'ok', says: `${days} of 14 days left to register after the signup` };
  if (days < 0) {
    return {
      verdict: 'fault',
      says: 'the 14 days to register after the signup are over',
      next: 'Have the customer go through the signup again, then register within 14 days.',
      side: 'customer',
    };
  }
  return {
    verdict: 'warning',
    says: `${days === 0 ? 'less than a day' : `${days} ${days === 1 ? 'day' : 'days'}`} left to register`,
    next: 'Register the number before the 14 days after the signup are over.',
  };
}

export const noIncidents: ValueReading = { verdict: 'ok', says: 'Meta reports no open incident' };

/** @param titles Meta's own words */
export function incidentsText(titles: readonly string[]): ValueReading {
  return {
    verdict: 'warning',
    says: `Meta reports: ${titles.join('; ')}`,
    next: 'If an error came today and nothing was changed, wait for the incident to end before anything else.',
  };
}
