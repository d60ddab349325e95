import type { RetryEnd, RetryState } from '../retries/types.ts';

/** A retry of one number. Moments are milliseconds since the epoch. */
export type RetryRow = {
  id: string;
  phone_number_id: string;
  waba_id: string | null;
  case_id: string;
  channel: string;
  thread_ts: string;
  action: string;
  entry: string;
  started_by: string;
  state: RetryState;
  end_reason: RetryEnd | null;
  due_at: number | null;
  /** When something is to be done: at its time, at its last moment; null: it has ended. */
  wake_at: number | null;
  tries: number;
  max_tries: number;
  started_at: number;
  deadline_at: number;
  /** JSON: the lines of its story. */
  lines: string;
  /** Grows with every change. */
  revision: number;
  /** The revision that the thread was told of. */
  told: number;
  /** How many workflow runs it has had: a run has an end, a retry may go on for weeks. */
  chapter: number;
  /** The workflow run of this chapter. */
  run_id: string | null;
  /** Turns in a row that broke off. */
  stumbles: number;
  updated_at: number;
};

export type RetryTables = { retries: RetryRow };
