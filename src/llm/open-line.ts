import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics/recorder.ts';
import type { Db } from '../store/schema.ts';
import { createBudget } from './budget.ts';
import { createClient, type Task } from './client.ts';
import {
  type Correspondent,
  type CorrespondentParts,
  createCorrespondent,
  estimateTokens,
} from './correspond.ts';
import { createGate } from './gate.ts';
import type { Message } from './prompt.ts';
import type { LlmPatience, LlmSettings } from './settings.ts';

export type LineParts = {
  readonly settings: LlmSettings;
  readonly task: Task;
  readonly db: Db;
  readonly clock: Clock;
  readonly patience: LlmPatience;
  readonly metrics: Metrics;
  readonly wait?: CorrespondentParts['wait'];
};

type HoldOptions = {
  readonly signal?: AbortSignal;
  /** Awaited when the server is going to be asked. */
  readonly beforeAsking?: () => Promise<void>;
};

type Held<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'unavailable'; readonly why: string };

/** A model for one task, with everything that bounds its use. */
export type Line = {
  /** Lets `talk` write to the model, where somebody can be asked at all. Never throws because of the model. */
  hold<Value>(
    messages: readonly Message[],
    talk: (correspondent: Correspondent, signal: AbortSignal) => Promise<Value>,
    options?: HoldOptions,
  ): Promise<Held<Value>>;
};

const waitInTime: CorrespondentParts['wait'] = (milliseconds, signal) =>
  sleep(milliseconds, undefined, { signal });

const unavailable = (why: string) => ({ kind: 'unavailable', why }) as const;

export function openLine(parts: LineParts): Line {
  const { settings, task, db, clock, patience, metrics, wait = waitInTime } = parts;
  const limit = { requests: settings.dailyRequests, tokens: settings.dailyTokens };
  const budget = createBudget(db, clock, limit);
  const gate = createGate(patience, clock);
  const client = createClient({ settings, timeout: patience.timeout, task, clock });
  const correspondent = createCorrespondent({ client, gate, budget, patience, clock, metrics, wait });
  return {
    async hold(messages, talk, { signal, beforeAsking } = {}) {
      const closed = gate.closed();
      if (closed !== null) return unavailable(closed);
      if (!(await budget.hasRoom(estimateTokens(messages)))) return unavailable('budget spent');
      await beforeAsking?.();
      const late = AbortSignal.timeout(patience.deadline);
      const until = signal === undefined ? late : AbortSignal.any([signal, late]);
      const value = await gate.queue(async () => ({ got: await talk(correspondent, until) }));
      return value === null ? unavailable('busy') : { kind: 'done', value: value.got };
    },
  };
}
