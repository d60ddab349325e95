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
  /** Opens a form, within three seconds of the click. */
  readonly triggerId: string | null;
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

/** `/wa-status` was typed, or the form that asks for a number was sent. */
export type CommandJob = {
  readonly kind: 'status-command';
  readonly channel: string;
  readonly threadTs: null;
  readonly user: string;
  readonly key: string;
  /** The words after the command, without secrets. */
  readonly text: string;
  /** Where Slack takes the answer: five times within 30 minutes. */
  readonly responseUrl: string;
};

/** A click on a button of a status card. */
export type StatusClickJob = {
  readonly kind: 'status-button';
  readonly channel: string;
  readonly messageTs: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly key: string;
  readonly action: 'post' | 'refresh' | 'page' | 'show';
  /** What the card is about; an id to look up, no authority. */
  readonly lookupId: string;
  /** The page's first index, or the number to show. */
  readonly argument: string;
  readonly responseUrl: string | null;
  readonly isEphemeral: boolean;
};

/** A number was given in the form that “Check live status” opens. */
export type FormJob = {
  readonly kind: 'number-form';
  readonly channel: string;
  readonly threadTs: string;
  readonly user: string;
  readonly key: string;
  readonly caseId: string;
  /** E.164, or a phone_number_id. */
  readonly number: string;
};

export type Job = MessageJob | ClickJob | CommandJob | StatusClickJob | FormJob | CorrectionJob;

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
    triggerId: z.string().nullable().default(null),
  }),
  z.object({
    kind: z.literal('status-command'),
    channel: z.string(),
    threadTs: z.null(),
    user: z.string(),
    key: z.string(),
    text: z.string(),
    responseUrl: z.string(),
  }),
  z.object({
    kind: z.literal('status-button'),
    channel: z.string(),
    messageTs: z.string(),
    threadTs: z.string().nullable(),
    user: z.string(),
    key: z.string(),
    action: z.enum(['post', 'refresh', 'page', 'show']),
    lookupId: z.string(),
    argument: z.string(),
    responseUrl: z.string().nullable(),
    isEphemeral: z.boolean(),
  }),
  z.object({
    kind: z.literal('number-form'),
    ...base,
    key: z.string(),
    caseId: z.string(),
    number: z.string(),
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
