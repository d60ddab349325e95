type Via = 'code' | 'phrase' | 'llm';

/** Why an entry was chosen: words of the paste, and what they stand for. */
export type Evidence = {
  /** Words taken literally from the redacted paste. */
  readonly quote: string;
  /** What they say: "code 133005", "the PIN". */
  readonly means: string;
};

export type Match = {
  readonly entry: string;
  readonly via: Via;
  /** Calibrated: the share of such matches that are right, 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /** The sentence of the paste that decided; absent for a code. */
  readonly sentence?: string;
};

export type Candidate = { readonly entry: string; readonly confidence: number };

/** What the ladder made of a paste. */
export type Diagnosis = {
  /** `sure`: answer it. `unsure`: something is there, offer the candidates. `silent`: ordinary talk. */
  readonly verdict: 'sure' | 'unsure' | 'silent';
  /** Root cause first; empty unless `sure`. */
  readonly matches: readonly Match[];
  /** The nearest entries, best first, at most three; kept for `unsure` and for "wrong?". */
  readonly candidates: readonly Candidate[];
  /** Language of the telling words, a tag of knowledge/phrases such as `pl`, or null where none was told. */
  readonly language: string | null;
  /** The sentence that the wording was read from; absent where there was none, or nothing of ours. */
  readonly sentence?: string;
  /** Codes that the paste names and no entry knows: "131099", "100/2388999". */
  readonly unknownCodes: readonly string[];
  /** Codes of another field, such as templates (foreign-codes.yml). */
  readonly foreignCodes: readonly number[];
};
