import { z } from 'zod';
import type { Paste } from '../intake/types.ts';

/** Something that was said in a conversation which we read. */
export type MessageJob = {
  readonly kind: 'message' | 'mention' | 'direct-message';
  readonly channel: string;
  readonly ts: string;
  /** The message that the thread hangs on: this one, or the one it replies to. */
  readonly threadTs: string;
  readonly user: string;
  /** What it says, without its secrets. The raw text is kept nowhere. */
  readonly paste: Paste;
  readonly hasImage: boolean;
};

/** A click on a button under one of our messages. */
export type ClickJob = {
  readonly kind: 'check-button' | 'nearest-button' | 'helpful-button' | 'wrong-button' | 'unknown-button';
  readonly channel: string;
  readonly messageTs: string;
  readonly threadTs: string;
  readonly user: string;
  /** Tells this click from every other. */
  readonly key: string;
  /** The case that the button stands for; an id to look up, no authority. */
  readonly caseId: string;
  /** The entry that the button names; of feedback the one that was answered. */
  readonly entry: string | null;
};

/** What a person says is right instead of one of our answers. */
export type CorrectionJob = {
  readonly kind: 'correction';
  readonly channel: string;
  readonly messageTs: string;
  readonly threadTs: string;
  readonly user: string;
  readonly key: string;
  readonly caseId: string;
  /** The entry that was answered, or `none`. */
  readonly shown: string;
  /** The entry that is right, or `none`. */
  readonly entry: string;
  /** Without secrets. */
  readonly note: string | null;
};

export type Job = MessageJob | ClickJob | CorrectionJob;

/** Our own journal wrote it; the shape is checked so that one of an older version fails plainly. */
const base = { channel: z.string(), threadTs: z.string(), user: z.string() };
const paste = z.custom<Paste>((value) => typeof value === 'object' && value !== null && 'text' in value);

const jobSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['message', 'mention', 'direct-message']),
    ...base,
    ts: z.string(),
    paste,
    hasImage: z.boolean(),
  }),
  z.object({
    kind: z.enum(['check-button', 'nearest-button', 'helpful-button', 'wrong-button', 'unknown-button']),
    ...base,
    messageTs: z.string(),
    key: z.string(),
    caseId: z.string(),
    entry: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('correction'),
    ...base,
    messageTs: z.string(),
    key: z.string(),
    caseId: z.string(),
    shown: z.string(),
    entry: z.string(),
    note: z.string().nullable(),
  }),
]) satisfies z.ZodType<Job>;

/** Reads a job back from the journal. Throws where it is none. */
export function parseJob(payload: unknown): Job {
  return jobSchema.parse(payload);
}
