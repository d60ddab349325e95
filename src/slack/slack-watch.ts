import { webApi } from '@slack/bolt';
import { type Clock, MINUTE, SECOND } from '../clock.ts';
import type { Metrics } from '../metrics/recorder.ts';
import { readFailure } from './send/read-failure.ts';

/** Whether Slack can be reached, learned from the calls that are made anyway and, when all is quiet, from one more. */
export type SlackWatch = {
  /** For the Web API client: takes down what becomes of every call. */
  readonly fetch: typeof fetch;
  /** Why Slack cannot be worked with; null: it answered lately. `ask` makes a cheap call, for want of news. */
  check(ask: () => Promise<unknown>): Promise<string | null>;
};

/** News of Slack this old calls for a question. */
const FRESH_MS = MINUTE;
/** For so long a silence may be a passing trouble. */
const LATELY_MS = 3 * MINUTE;
/** Whoever asks for readiness gives up soon. */
const PATIENCE_MS = 2 * SECOND;

/** The method in an address of the Web API. Any other address may hold a secret, and is no label. */
function methodOf(input: Parameters<typeof fetch>[0]): string {
  const url = input instanceof Request ? input.url : String(input);
  return /\/api\/([a-zA-Z.]{1,60})$/.exec(URL.parse(url)?.pathname ?? '')?.[1] ?? 'other';
}

function outcomeOf({ status }: Response): 'answered' | 'throttled' | 'failing' {
  if (status === 429) return 'throttled';
  return status >= 500 ? 'failing' : 'answered';
}

export function createSlackWatch(clock: Clock, metrics: Metrics): SlackWatch {
  let answeredAt = clock();
  let refusal: string | null = null;
  let asking: Promise<void> | null = null;

  const watched: typeof fetch = async (input, init) => {
    const note = (outcome: string) =>
      metrics.count('wadesk_slack_calls_total', { method: methodOf(input), outcome });
    try {
      const response = await fetch(input, init);
      const outcome = outcomeOf(response);
      note(outcome);
      if (outcome !== 'failing') answeredAt = clock();
      return response;
    } catch (error) {
      note('unreachable');
      throw error;
    }
  };
  const askOnce = async (ask: () => Promise<unknown>) => {
    try {
      await ask();
      refusal = null;
    } catch (error) {
      // Never the error itself: where a proxy answers, it holds the whole page.
      const { kind, error: name } = readFailure(error);
      if (error instanceof webApi.WebAPIPlatformError && kind !== 'not-sent') refusal = name;
    }
    asking = null;
  };
  return {
    fetch: watched,
    async check(ask) {
      if (refusal !== null || clock() - answeredAt >= FRESH_MS) {
        asking ??= askOnce(ask);
        const { promise: late, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, PATIENCE_MS);
        await Promise.race([asking, late]);
        clearTimeout(timer);
      }
      if (refusal !== null) return `Slack answers the bot with ${refusal}`;
      const silence = clock() - answeredAt;
      return silence < LATELY_MS
        ? null
        : `Slack has not answered for ${Math.round(silence / SECOND)} seconds`;
    },
  };
}
