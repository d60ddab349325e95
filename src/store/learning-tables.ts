import type { Generated } from 'kysely';

/** How the entry of an answer was found; `hand`: a person picked it; `none`: nothing was answered for sure. */
export type AnswerVia = 'code' | 'phrase' | 'llm' | 'hand' | 'none';

/** What an answer rested on, for learning from what people say to it. */
export type AnswerRow = {
  case_id: string;
  /** `none` where the nearest entries were offered. */
  entry: string;
  via: AnswerVia;
  /** The telling sentence, redacted. */
  sentence: string | null;
  language: string | null;
  updated_at: number;
};

/** What one person thinks of one answer; their newest press counts. */
export type FeedbackRow = {
  channel: string;
  message_ts: string;
  user: string;
  case_id: string;
  entry: string;
  verdict: 'helpful' | 'wrong';
  /** The entry that a person says is right, or `none`. */
  right_entry: string | null;
  note: string | null;
  created_at: number;
  updated_at: number;
};

export type PhraseState = 'proposed' | 'accepted' | 'rejected' | 'undone';
export type PhraseSource = 'correction' | 'llm' | 'hand';

/** A wording that people taught, from its proposal on. */
export type PhraseRow = {
  id: Generated<number>;
  entry: string;
  language: string | null;
  text: string;
  source: PhraseSource;
  state: PhraseState;
  /** How often it was proposed. */
  times: number;
  case_id: string | null;
  proposed_by: string;
  created_at: number;
  updated_at: number;
};

export type PhraseAction = 'propose' | 'accept' | 'reject' | 'undo';

/** Who did what to which phrase; rows are never changed. */
type PhraseAuditRow = {
  id: Generated<number>;
  at: number;
  actor: string;
  action: PhraseAction;
  phrase_id: number;
  entry: string;
  text: string;
};

/** A paste that a person asked about and nothing settled. */
type UnmatchedRow = {
  id: Generated<number>;
  /** channel:ts of the message. */
  message_key: string;
  case_id: string;
  /** Without anything personal. */
  text: string;
  language: string | null;
  /** What it turned out to be; null as long as nobody said. */
  entry: string | null;
  created_at: number;
};

export type LearningTables = {
  answers: AnswerRow;
  feedback: FeedbackRow;
  phrases: PhraseRow;
  phrase_audit: PhraseAuditRow;
  unmatched: UnmatchedRow;
};
