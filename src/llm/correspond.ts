import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics/recorder.ts';
import type { Budget } from './budget.ts';
import { type Dialect, dialects, type LlmClient } from './client.ts';
import type { Gate } from './gate.ts';
import type { Message } from './prompt.ts';
import { isPassing, mayHaveCost, type Sent } from './sent.ts';
import type { LlmPatience } from './settings.ts';

/** What became of a letter: the model's text, or why there is none. */
type Letter =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly why: string };

export type Correspondent = { write(messages: readonly Message[], signal: AbortSignal): Promise<Letter> };

export type CorrespondentParts = {
  readonly client: LlmClient;
  readonly gate: Gate;
  readonly budget: Budget;
  readonly patience: LlmPatience;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Resolves after so many milliseconds; rejects when the signal fires. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

const TRIES = 2;
/** The tokens of an answer; those of the question are reckoned from its length. */
const ANSWER_TOKENS = 150;
/** A screenshot takes about so many; models differ, and what was really used is booked afterwards. */
const PICTURE_TOKENS = 1_500;

/** About how many tokens a request takes. English has four characters to a token, other languages fewer. */
export function estimateTokens(messages: readonly Message[]): number {
  const length = messages.reduce((sum, { content }) => sum + content.length, 0);
  const pictures = messages.filter(({ picture }) => picture !== undefined).length;
  return Math.ceil(length / 3.5) + pictures * PICTURE_TOKENS + ANSWER_TOKENS;
}

type Outcome = Sent | { readonly kind: 'resting' } | { readonly kind: 'budget spent' };

/** One request: booked, sent behind the breaker, settled. */
async function sendOnce(
  { client, gate, budget, clock, metrics }: CorrespondentParts,
  messages: readonly Message[],
  dialect: Dialect,
  signal: AbortSignal,
): Promise<Outcome> {
  const estimate = estimateTokens(messages);
  const booking = await budget.book(estimate);
  if (booking === null) return { kind: 'budget spent' };
  const began = clock();
  const sent = await gate.pass(() => client.send(messages, dialect, signal));
  metrics.count('wadesk_llm_calls_total', { outcome: sent.kind });
  if (sent.kind !== 'resting') metrics.time('wadesk_llm_call_seconds', {}, clock() - began);
  if (sent.kind === 'text') await booking.settle(sent.tokens ?? estimate);
  else if (sent.kind === 'resting' || !mayHaveCost(sent)) await booking.settle(0);
  return sent;
}

/** The wait before another try; null where it would be too long. A server that asks for longer is left alone. */
function waitAfter(sent: Sent, { gate, patience }: CorrespondentParts): number | null {
  const asked = sent.kind === 'throttled' ? sent.retryAfter : null;
  if (asked !== null && asked > patience.longestWait) {
    gate.pause(asked);
    return null;
  }
  return asked ?? patience.retryAfter;
}

async function sendTwice(
  parts: CorrespondentParts,
  messages: readonly Message[],
  dialect: Dialect,
  signal: AbortSignal,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    const sent = await sendOnce(parts, messages, dialect, signal);
    if (sent.kind === 'resting' || sent.kind === 'budget spent' || !isPassing(sent)) return sent;
    const delay = waitAfter(sent, parts);
    if (attempt === TRIES || delay === null) return sent;
    const waited = parts.wait(delay, signal).then(() => true);
    if (!(await waited.catch(() => false))) return { kind: 'stopped' };
  }
}

/** Writes to the model and finds out by trying how much of the API its server knows. */
export function createCorrespondent(parts: CorrespondentParts): Correspondent {
  let known = 0;
  return {
    async write(messages, signal) {
      for (const dialect of dialects.slice(known)) {
        const sent = await sendTwice(parts, messages, dialect, signal);
        if (sent.kind === 'text') {
          known = dialects.indexOf(dialect);
          return { kind: 'text', text: sent.text };
        }
        if (sent.kind !== 'unfit') return { kind: 'failed', why: sent.kind };
      }
      return { kind: 'failed', why: 'unfit' };
    },
  };
}
