import { HOUR } from '../../clock.ts';
import { within } from './state/number.ts';

/** Calls an hour to one WABA: 200, and 5000 once it has a registered number. */
export const CALLS_PER_HOUR = { empty: 200, registered: 5_000 };

export type UsageMeter = {
  /** Counts a call and tells how full the hour is, in percent; above 100 the call is refused. */
  readonly count: (wabaId: string, limit: number, now: number) => number;
};

export function createUsageMeter(): UsageMeter {
  const calls = new Map<string, readonly number[]>();
  return {
    count: (wabaId, limit, now) => {
      const recent = [...within(calls.get(wabaId) ?? [], HOUR, now), now];
      calls.set(wabaId, recent);
      return Math.ceil((recent.length / limit) * 100);
    },
  };
}

/** The usage headers of an answer about one WABA. */
export function usageHeaders(wabaId: string, percent: number, minutesToWait: number): Record<string, string> {
  const usage = { call_count: Math.min(percent, 100), total_cputime: 1, total_time: 1 };
  const business = {
    type: 'whatsapp_business_management',
    ...usage,
    estimated_time_to_regain_access: minutesToWait,
  };
  return {
    'x-app-usage': JSON.stringify(usage),
    'x-business-use-case-usage': JSON.stringify({ [wabaId]: [business] }),
  };
}
