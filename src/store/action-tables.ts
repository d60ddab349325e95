import type { AttemptState, Milestone } from '../guard/types.ts';

/** A call that changes a number at Meta. Moments are milliseconds since the epoch. */
export type AttemptRow = {
  id: string;
  action: string;
  phone_number_id: string;
  waba_id: string | null;
  case_id: string | null;
  retry_id: string | null;
  started_by: string;
  approved_by: string | null;
  origin: 'person' | 'retry';
  state: AttemptState;
  /** JSON: the number as it was read before the call, and after it. */
  before: string | null;
  after: string | null;
  started_at: number;
  finished_at: number | null;
  code: number | null;
  subcode: number | null;
  details: string | null;
  fbtrace_id: string | null;
  entry: string | null;
};

type MilestoneRow = {
  phone_number_id: string;
  kind: Milestone['kind'];
  at: number;
  said_by: string;
  case_id: string | null;
};

export type ApprovalState = 'proposed' | 'approved' | 'declined' | 'used';

/** One person's wish to do one thing to one number, and what a second person says to it. */
export type ApprovalRow = {
  id: string;
  phone_number_id: string;
  action: string;
  params_hash: string;
  case_id: string | null;
  proposed_by: string;
  proposed_at: number;
  expires_at: number;
  state: ApprovalState;
  decided_by: string | null;
  decided_at: number | null;
  used_at: number | null;
};

/** Something that a retry needs later, encrypted. */
type SecretRow = {
  id: string;
  retry_id: string;
  phone_number_id: string;
  kind: 'pin';
  sealed: string;
  created_at: number;
  expires_at: number;
};

/** A line of the audit as it is stored; rows are never changed. */
export type AuditTableRow = {
  seq: number;
  at: number;
  actor: string;
  event: string;
  action: string | null;
  phone_number_id: string | null;
  case_id: string | null;
  attempt_id: string | null;
  before: string | null;
  after: string | null;
  fbtrace_id: string | null;
  /** JSON */
  note: string | null;
  prev_hash: string;
  hash: string;
};

export type ActionTables = {
  attempts: AttemptRow;
  milestones: MilestoneRow;
  approvals: ApprovalRow;
  secrets: SecretRow;
  audit: AuditTableRow;
};
