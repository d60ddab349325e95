import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  CountBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhenResult,
  type IBreaker,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel';
import { type Clock, SECOND } from '../clock.ts';
import { unknown } from './errors.ts';
import type { Exchanged } from './exchange.ts';
import { isTransportFailure, isWorthRepeating } from './failures.ts';

export type ResilienceOptions = {
  readonly clock: Clock;
  /** 0 up to 1; draws the waits between tries. */
  readonly random: () => number;
  /** Tries after the first. */
  readonly retries?: number;
  /** Milliseconds of the longest wait before the second try; it doubles from there. */
  readonly retryBase?: number;
  /** Milliseconds for which an operation rests after it failed again and again. */
  readonly rest?: number;
};

/** Runs one kind of operation with retries, behind that operation's breaker. Never throws. */
export type Resilience = {
  run(operation: string, signal: AbortSignal | undefined, work: () => Promise<Exchanged>): Promise<Exchanged>;
  /** Until when this operation rests, for those who must not be the ones to find out; null: it works. */
  restsUntil(operation: string): number | null;
};

const RETRIES = 2;
const RETRY_BASE = 150;
const REST = 15 * SECOND;
const FAILURES_IN_A_ROW = 5;
const SAMPLE = { threshold: 0.5, size: 20 };

const isExchanged = (value: unknown): value is Exchanged =>
  typeof value === 'object' && value !== null && 'reading' in value;

/** Opens when either of two breakers would: five failures in a row, or more than half of twenty. */
function eitherBreaker(): IBreaker {
  const breakers = [new ConsecutiveBreaker(FAILURES_IN_A_ROW), new CountBreaker(SAMPLE)];
  return {
    state: null,
    success: (state) => {
      for (const breaker of breakers) breaker.success(state);
    },
    failure: (state) => breakers.map((breaker) => breaker.failure(state)).includes(true),
  };
}

/** Full jitter: anything between nothing and the doubled bound, but not before Meta's own wait. */
function delayOf(context: IRetryBackoffContext<unknown>, base: number, random: () => number): number {
  const { attempt, result } = context;
  const asked = 'value' in result && isExchanged(result.value) ? result.value.usage.wait : 0;
  return Math.max(asked, random() * base * 2 ** (attempt - 1));
}

export function createResilience(options: ResilienceOptions): Resilience {
  const { clock, random, retries = RETRIES, retryBase = RETRY_BASE, rest = REST } = options;
  const breakers = new Map<string, CircuitBreakerPolicy>();
  const again = retry(
    handleWhenResult((value) => isExchanged(value) && isWorthRepeating(value)),
    { maxAttempts: retries, backoff: new DelegateBackoff((context) => delayOf(context, retryBase, random)) },
  );
  const breakerOf = (operation: string): CircuitBreakerPolicy => {
    const known = breakers.get(operation);
    if (known !== undefined) return known;
    const made = circuitBreaker(
      handleWhenResult((value) => isExchanged(value) && isTransportFailure(value.reading)),
      { halfOpenAfter: rest, breaker: eitherBreaker() },
    );
    breakers.set(operation, made);
    return made;
  };
  return {
    restsUntil: (operation) =>
      (breakers.get(operation)?.state ?? CircuitState.Closed) === CircuitState.Closed ? null : clock() + rest,
    async run(operation, signal, work) {
      const breaker = breakerOf(operation);
      const resting = (): Exchanged => ({
        reading: unknown({ kind: 'resting', until: clock() + rest }),
        usage: { percent: 0, wait: 0 },
      });
      const guarded = async () => {
        try {
          return await breaker.execute(work);
        } catch (error) {
          if (error instanceof BrokenCircuitError) return resting();
          throw error;
        }
      };
      return await again.execute(guarded, signal);
    },
  };
}
