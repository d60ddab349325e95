import { SECOND } from '../clock.ts';

/** Which model to ask, and how much. */
export type LlmSettings = {
  readonly apiKey: string;
  /** Address of an OpenAI-compatible API, its version included; null: OpenAI itself. */
  readonly baseUrl: string | null;
  readonly model: string;
  /** Most requests, and most tokens, of one day (UTC). */
  readonly dailyRequests: number;
  readonly dailyTokens: number;
};

/** How long to wait for it, in milliseconds. Tests wait less. */
export type LlmPatience = {
  /** For one answer. */
  readonly timeout: number;
  /** For everything about one question. */
  readonly deadline: number;
  /** Before the second try, where the server names no time. */
  readonly retryAfter: number;
  /** Longest wait asked for by the server that is waited out; beyond it the question goes unanswered. */
  readonly longestWait: number;
  /** For which a server that failed again and again is left alone. */
  readonly rest: number;
  /** Questions asked at the same time, and those that may wait for their turn. */
  readonly concurrency: number;
  readonly queue: number;
};

export const defaultPatience: LlmPatience = {
  timeout: 8 * SECOND,
  deadline: 20 * SECOND,
  retryAfter: SECOND,
  longestWait: 5 * SECOND,
  rest: 60 * SECOND,
  concurrency: 4,
  queue: 20,
};
