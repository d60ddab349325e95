import { type Clock, SECOND } from '../../clock.ts';

export type Pace = {
  /** Messages a second over time, for each channel. */
  readonly perSecond: number;
  /** How many may go out at once after a quiet while. */
  readonly burst: number;
};

/** Slack takes about one message a second in a channel and tolerates short bursts. */
export const slackPace: Pace = { perSecond: 1, burst: 5 };

export type Pacer = {
  /** 0: go ahead, and it is counted. Otherwise the milliseconds after which to ask again. */
  take(channel: string): number;
};

/** A token bucket for each channel. */
export function createPacer({ perSecond, burst }: Pace, clock: Clock): Pacer {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(channel) {
      const now = clock();
      const bucket = buckets.get(channel) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / SECOND) * perSecond);
      buckets.set(channel, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * SECOND);
    },
  };
}
