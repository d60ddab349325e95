import type { Candidate } from '../types.ts';

/** What a language model is asked: which entry a text is about. */
export type Question = {
  /** See `modelText`. */
  readonly text: string;
  /** The entries that the wording comes nearest to, best first. */
  readonly candidates: readonly Candidate[];
};

/** What it said. Nothing in it is to be trusted. */
export type Choice = {
  /** An entry id or `none`, or anything else. */
  readonly entry: string;
  readonly language: string | null;
  /** Said to be words of the text. */
  readonly quote: string;
  /** 0 to 1, by its own judgement. */
  readonly confidence: number;
};

export type Reply =
  | { readonly kind: 'choice'; readonly choice: Choice }
  /** It could not be asked, or made no sense. `why` is for the log. */
  | { readonly kind: 'unavailable'; readonly why: string };

export type ChooseOptions = {
  readonly signal?: AbortSignal;
  /** Awaited when the answer is going to take a while: not when it is known already, nor when nobody can be asked. */
  readonly beforeAsking?: () => Promise<void>;
};

/** Whoever can be asked. Never throws because of the model or its server. */
export type Chooser = { choose(question: Question, options?: ChooseOptions): Promise<Reply> };
