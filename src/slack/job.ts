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
  readonly kind: 'check-button' | 'nearest-button' | 'unknown-button';
  readonly channel: string;
  readonly messageTs: string;
  readonly threadTs: string;
  readonly user: string;
  /** Tells this click from every other. */
  readonly key: string;
  /** The case that the button stands for; an id to look up, no authority. */
  readonly caseId: string;
  /** The entry that a `nearest-button` names. */
  readonly entry: string | null;
};

export type Job = MessageJob | ClickJob;

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
    kind: z.enum(['check-button', 'nearest-button', 'unknown-button']),
    ...base,
    messageTs: z.string(),
    key: z.string(),
    caseId: z.string(),
    entry: z.string().nullable(),
  }),
]) satisfies z.ZodType<Job>;

/** Reads a job back from the journal. Throws where it is none. */
export function parseJob(payload: unknown): Job {
  return jobSchema.parse(payload);
}
