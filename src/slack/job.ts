import { z } from 'zod';
import type { Paste } from '../intake/types.ts';
import { type SharedFile, sharedFileSchema } from './files/shared-file.ts';

/** Something that was said in a conversation which we read, or on which somebody used our shortcut. */
export type MessageJob = {
  readonly kind: 'message' | 'mention' | 'direct-message' | 'shortcut';
  readonly channel: string;
  readonly ts: string;
  /** The message that the thread hangs on: this one, or the one it replies to. */
  readonly threadTs: string;
  readonly user: string;
  /** What it says, without its secrets. The raw text is kept nowhere. */
  readonly paste: Paste;
  readonly files: readonly SharedFile[];
  /** When it was last edited, as a ts; null: it is as it was posted. */
  readonly editedTs: string | null;
  /** It was posted while we were away. */
  readonly isLate: boolean;
  /** Of a shortcut: where its user alone is answered. */
  readonly responseUrl: string | null;
};

/** A click on a button, or a choice in a menu, under one of our messages. */
export type ClickJob = {
  readonly kind: 'click';
  readonly actionId: string;
  /** What the button carries, or the option that was chosen: an id to look up, no authority. */
  readonly value: string;
  readonly channel: string;
  readonly messageTs: string;
  /** null: the message hangs on no thread. */
  readonly threadTs: string | null;
  readonly user: string;
  /** Tells this click from every other. */
  readonly key: string;
  /** Opens a form, within three seconds of the click. */
  readonly triggerId: string | null;
  /** Where Slack takes an answer: five times within 30 minutes. */
  readonly responseUrl: string | null;
  readonly isEphemeral: boolean;
};

/** A form that was sent and found in order. */
export type FormJob = {
  readonly kind: 'form';
  /** The form's callback_id. */
  readonly form: string;
  readonly channel: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly key: string;
  /** What the form makes of its fields; it reads this back itself. Never a secret. */
  readonly data: unknown;
};

/** `/wa-status` was typed. */
export type CommandJob = {
  readonly kind: 'command';
  readonly channel: string;
  readonly threadTs: null;
  readonly user: string;
  readonly key: string;
  /** The words after the command, without secrets. */
  readonly text: string;
  readonly responseUrl: string;
};

export type Job = MessageJob | ClickJob | FormJob | CommandJob;

/** Our own journal wrote it; the shape is checked so that one of an older version fails plainly. */
const base = { channel: z.string(), user: z.string() };
const paste = z.custom<Paste>((value) => typeof value === 'object' && value !== null && 'text' in value);

const jobSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['message', 'mention', 'direct-message', 'shortcut']),
    ...base,
    threadTs: z.string(),
    ts: z.string(),
    paste,
    files: z.array(sharedFileSchema).default([]),
    editedTs: z.string().nullable().default(null),
    isLate: z.boolean().default(false),
    responseUrl: z.string().nullable().default(null),
  }),
  z.object({
    kind: z.literal('click'),
    ...base,
    actionId: z.string(),
    value: z.string(),
    messageTs: z.string(),
    threadTs: z.string().nullable(),
    key: z.string(),
    triggerId: z.string().nullable(),
    responseUrl: z.string().nullable(),
    isEphemeral: z.boolean(),
  }),
  z.object({
    kind: z.literal('form'),
    ...base,
    form: z.string(),
    threadTs: z.string().nullable(),
    key: z.string(),
    data: z.unknown(),
  }),
  z.object({
    kind: z.literal('command'),
    ...base,
    threadTs: z.null(),
    key: z.string(),
    text: z.string(),
    responseUrl: z.string(),
  }),
]) satisfies z.ZodType<Job>;

/** Reads a job back from the journal. Throws where it is none. */
export function parseJob(payload: unknown): Job {
  return jobSchema.parse(payload);
}

/** What a click is about, as the journal keeps it: two clicks on the same button share it. */
export function subjectOf({ actionId, value }: Pick<ClickJob, 'actionId' | 'value'>): string {
  return `${actionId} ${value}`;
}
