import { z } from 'zod';
import { MINUTE, SECOND } from '../clock.ts';

/** What Meta's headers say of the calls we may still make. */
export type Usage = {
  /** The fullest of our limits, in percent. */
  readonly percent: number;
  /** Milliseconds during which we should ask nothing; 0: go on. */
  readonly wait: number;
};

const figure = z.number().catch(0);
const meter = z.looseObject({
  call_count: figure.default(0),
  total_cputime: figure.default(0),
  total_time: figure.default(0),
  /** Minutes. */
  estimated_time_to_regain_access: figure.default(0),
});
const business = z.record(z.string(), z.array(meter));

type Meter = z.infer<typeof meter>;

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}

function readMeters(headers: Readonly<Record<string, unknown>>): Meter[] {
  const app = meter.safeParse(parseJson(headers['x-app-usage']));
  const accounts = business.safeParse(parseJson(headers['x-business-use-case-usage']));
  return [...(app.success ? [app.data] : []), ...Object.values(accounts.data ?? {}).flat()];
}

/** `Retry-After` in seconds; its form as a date is not used by Meta. */
function readRetryAfter(value: unknown): number {
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * SECOND : 0;
}

/**
 * Reads `X-App-Usage`, `X-Business-Use-Case-Usage` and `Retry-After` (names in lower case).
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function readUsage(headers: Readonly<Record<string, unknown>>): Usage {
  const meters = readMeters(headers);
  const fullest = meters.flatMap((each) => [each.call_count, each.total_cputime, each.total_time]);
  const regain = meters.map((each) => each.estimated_time_to_regain_access * MINUTE);
  return {
    percent: Math.max(0, ...fullest),
    wait: Math.max(readRetryAfter(headers['retry-after']), ...regain),
  };
}
