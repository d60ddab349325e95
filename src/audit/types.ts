import type { ActionName } from '../knowledge/schema.ts';

/** What happened. */
export type AuditEvent =
  | 'press'
  | 'refusal'
  | 'proposal'
  | 'approval'
  | 'decline'
  | 'call'
  | 'outcome'
  | 'retry'
  | 'milestone'
  | 'cancel'
  | 'secret';

/** Short facts beside the row: words and numbers, never a PIN, a code or a token. */
type AuditNote = Readonly<Record<string, string | number | boolean | null>>;

/** What is to be written down. */
export type AuditEntry = {
  /** Slack's user id, or `cli:` and the name of the account. */
  readonly actor: string;
  readonly event: AuditEvent;
  readonly action?: ActionName | null;
  readonly phoneNumberId?: string | null;
  readonly caseId?: string | null;
  readonly attemptId?: string | null;
  /** JSON: the number as it was read. */
  readonly before?: string | null;
  readonly after?: string | null;
  readonly fbtraceId?: string | null;
  readonly note?: AuditNote | null;
};

/** A row of the audit, chained to the one before it. Moments are milliseconds since the epoch. */
export type AuditRow = {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  /** An AuditEvent; a row that was tampered with may hold anything. */
  readonly event: string;
  readonly action: string | null;
  readonly phoneNumberId: string | null;
  readonly caseId: string | null;
  readonly attemptId: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly fbtraceId: string | null;
  /** JSON of an AuditNote. */
  readonly note: string | null;
  /** sha256 in hex of the row before, and of this one. */
  readonly prevHash: string;
  readonly hash: string;
};
