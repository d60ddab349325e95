import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';
import type { Clock } from '../clock.ts';
import { isOutage, type Sent } from './sent.ts';
import type { LlmPatience } from './settings.ts';

/** Keeps us from a server that fails, from one that asked for a pause, and from asking too much at a time. */
export type Gate = {
  /** Why nobody can be asked just now; null: go on. */
  closed(): 'resting' | 'throttled' | null;
  /** Lets so many questions through at a time; `null` where too many wait already. */
  queue<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T | null>;
  /** Runs one request behind the breaker. */
  pass(work: () => Promise<Sent>): Promise<Sent | { readonly kind: 'resting' }>;
  /** No questions for so many milliseconds. */
  pause(milliseconds: number): void;
};

const FAILURES_IN_A_ROW = 5;

const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

export function createGate({ rest, concurrency, queue }: LlmPatience, clock: Clock): Gate {
  const turns = bulkhead(concurrency, queue);
  const breaker = circuitBreaker(
    handleWhenResult((value) => isSent(value) && isOutage(value)),
    { halfOpenAfter: rest, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) },
  );
  let restingUntil = 0;
  let pausedUntil = 0;
  breaker.onBreak(() => {
    restingUntil = clock() + rest;
  });
  return {
    closed() {
      if (clock() < pausedUntil) return 'throttled';
      return breaker.state === CircuitState.Open && clock() < restingUntil ? 'resting' : null;
    },
    async queue(work, signal) {
      try {
        return await turns.execute(work, signal);
      } catch (error) {
        if (error instanceof BulkheadRejectedError) return null;
        throw error;
      }
    },
    async pass(work) {
      try {
        return await breaker.execute(work);
      } catch (error) {
        if (error instanceof BrokenCircuitError) return { kind: 'resting' };
        throw error;
      }
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock() + milliseconds);
    },
  };
}
