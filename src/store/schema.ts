import type { Generated, Kysely } from 'kysely';
import type { ActionTables } from './action-tables.ts';
import type { LearningTables } from './learning-tables.ts';
import type { RetryTables } from './retry-table.ts';

/** A row of the journal: one Slack event or click, kept from before it was acknowledged. */
export type EventRow = {
  id: Generated<number>;
  /** Slack's event_id, or our own key of a click. */
  event_key: string;
  /** channel:ts of the message it is about; a mention and its message share one. */
  message_key: string | null;
  /** Handler that works it off. */
  kind: string;
  /** What it is about, for finding work on the same thing: a case id. */
  subject: string | null;
  state: 'received' | 'done' | 'failed';
  attempts: number;
  /** JSON without secrets; emptied when the work is done. */
  payload: string;
  error: string | null;
  received_at: number;
  updated_at: number;
};

export type OutboxState = 'planned' | 'sending' | 'sent' | 'ambiguous' | 'failed';

/** A message on its way to Slack. */
export type OutboxRow = {
  id: Generated<number>;
  /** What it is for: planning the same purpose twice plans one message. */
  purpose: string;
  op: 'post' | 'update' | 'ephemeral';
  channel: string;
  thread_ts: string | null;
  /** Who sees an ephemeral message. */
  user: string | null;
  /** Purpose of the post that an update replaces. */
  target: string | null;
  /** The case whose thread begins with this post, once it is there. */
  opens_case: string | null;
  /** JSON: { text, blocks }. */
  payload: string;
  state: OutboxState;
  /** Slack's ts once it is there. */
  ts: string | null;
  attempts: number;
  due_at: number;
  error: string | null;
  created_at: number;
  updated_at: number;
};

/** A thread in which something was recognised. Lists are JSON arrays of strings. */
export type CaseRow = {
  id: string;
  channel: string;
  thread_ts: string;
  summary: string;
  phones: string;
  phone_number_ids: string;
  waba_ids: string;
  codes: string;
  trace_ids: string;
  entry: string | null;
  language: string | null;
  created_by: string | null;
  closed_at: number | null;
  /** A user id, or what found the case solved. */
  closed_by: string | null;
  /** When the number was first found connected. */
  connected_at: number | null;
  /** When to ask whether it is still failing. */
  follow_up_at: number | null;
  created_at: number;
  updated_at: number;
};

type FindingRow = {
  id: Generated<number>;
  case_id: string;
  check_name: string;
  verdict: string;
  summary: string;
  /** JSON: [label, value][] */
  facts: string;
  created_at: number;
};

/** A WABA whose numbers we know, and when its list was last read in full. */
export type DirectoryWabaRow = {
  waba_id: string;
  name: string | null;
  synced_at: number | null;
  /** Why its list could not be read the last time. */
  problem: string | null;
  seen_at: number;
};

/** A number as the list of its WABA showed it. */
export type DirectoryNumberRow = {
  phone_number_id: string;
  waba_id: string;
  digits: string;
  display: string | null;
  name: string | null;
  status: string | null;
  first_seen_at: number;
  seen_at: number;
};

/** What a card of /wa-status is about; its buttons carry the id. */
type LookupRow = { id: string; target: string; created_by: string | null; created_at: number };
/** What a language model answered; the key is a hash of the question, the model and the knowledge. */
type ModelAnswerRow = { key: string; answer: string; created_at: number };

/** The check of a list of numbers. Lists are JSON. */
export type BulkCheckRow = {
  id: string;
  channel: string;
  ts: string;
  items: string;
  skipped: number;
  rows: string;
  state: 'running' | 'over';
  /** The file with all rows: on its way, or there. */
  file: 'none' | 'sending' | 'sent';
  cancelled_by: string | null;
  created_at: number;
  updated_at: number;
};

/** Requests and tokens of a day (YYYY-MM-DD, UTC). */
type ModelUsageRow = { day: string; requests: number; tokens: number };

/** The one process that works on the data; see lease.ts. */
type LeaseRow = {
  name: string;
  owner: string;
  pid: number;
  host: string;
  namespace: string | null;
  since: number;
  renewed_at: number;
  expires_at: number;
};

export type Tables = {
  directory_wabas: DirectoryWabaRow;
  directory_numbers: DirectoryNumberRow;
  lookups: LookupRow;
  bulk_checks: BulkCheckRow;
  /** The newest message that we know of in each channel. */
  channel_marks: { channel: string; ts: string };
  events: EventRow;
  outbox: OutboxRow;
  cases: CaseRow;
  findings: FindingRow;
  model_answers: ModelAnswerRow;
  model_usage: ModelUsageRow;
  lease: LeaseRow;
  meta: { key: string; value: string };
} & LearningTables &
  ActionTables &
  RetryTables;

/** The database, or a transaction on it: every query function takes either. */
export type Db = Kysely<Tables>;
