import { z } from 'zod';
import type { Labels } from './label-schema.ts';

/** Entry ids are stable names: lower case words joined by hyphens. */
const entryId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words joined by hyphens');

/** Who has to act: the customer, us (the solution provider), or Meta. */
const side = z.enum(['customer', 'us', 'meta']);

export const areas = [
  'registration',
  'verification',
  'onboarding',
  'access',
  'webhooks',
  'messaging',
] as const;

/**
 * A Graph error code that leads to the entry.
 * `shared`: several entries claim it and the wording decides; exactly one of them is the `default`.
 * `weak`: the code alone says little (100, 200 …), so a sure wording outranks it.
 */
const codeClaim = z.strictObject({
  code: z.int().nonnegative().optional(),
  subcode: z.int().positive().optional(),
  shared: z.boolean().optional(),
  default: z.boolean().optional(),
  weak: z.boolean().optional(),
});

/** As written in an entry: `to` claims every code from `code` to `to` at once. */
const codeClaimAsWritten = codeClaim
  .extend({ to: z.int().positive().optional() })
  .refine(
    (claim) => claim.code !== undefined || claim.subcode !== undefined,
    'names neither a code nor a subcode',
  )
  .refine((claim) => !claim.default || claim.shared, '`default` is only for a code that is `shared`')
  .refine(isSmallRange, '`to` must be above `code`, by at most 200');

function isSmallRange({ code, to }: { code?: number | undefined; to?: number | undefined }): boolean {
  return to === undefined || (code !== undefined && to > code && to - code <= 200);
}

/** Spells a range out, so that nobody else needs to know of ranges. */
function expandClaim({ to, ...claim }: z.infer<typeof codeClaimAsWritten>): z.infer<typeof codeClaim>[] {
  const { code } = claim;
  if (to === undefined || code === undefined) return [claim];
  return Array.from({ length: to - code + 1 }, (_, i) => ({ ...claim, code: code + i }));
}

/** A step is a sentence, or a procedure that several entries share. */
const step = z.union([z.string().min(1), z.strictObject({ procedure: z.string().min(1) })], {
  error: 'a step is a sentence or `procedure: <id>` (a sentence with a colon needs quotes)',
});

const wait = z.strictObject({
  /** What the wait starts from, e.g. "deleting the account on the phone". */
  after: z.string().min(1),
  /** Minutes; null when Meta names the time itself (in `details` or a header). */
  minutes: z.number().positive().nullable(),
  reason: z.string().min(1),
});

const source = z.strictObject({
  title: z.string().min(1),
  url: z.url(),
  /** ISO date (YYYY-MM-DD) of the last reading. */
  checked: z.iso.date(),
});

export const checkNames = [
  'phone-number',
  'token',
  'waba',
  'webhooks',
  'health',
  'platform-status',
  'ledger',
] as const;
export const actionNames = [
  'register',
  'deregister',
  'request-code',
  'verify-code',
  'set-pin',
  'subscribe-webhooks',
] as const;

export const entrySchema = z.strictObject({
  id: entryId,
  area: z.enum(areas),
  title: z.string().min(1).max(90),
  side,
  /** It usually follows from another error, which is then shown first. */
  consequence: z.boolean().optional(),
  /** It passes by itself, whoever's number it is: several at once are a sign of an outage. */
  transient: z.boolean().optional(),
  /** Two sentences at most. */
  meaning: z.string().min(1).max(500),
  /** One line: what to do first. */
  now: z.string().min(1).max(300),
  codes: z
    .array(codeClaimAsWritten)
    .default([])
    .transform((claims) => claims.flatMap(expandClaim)),
  causes: z.array(z.string().min(1)).min(1),
  steps: z.array(step).min(1),
  avoid: z.array(z.string().min(1)).default([]),
  waits: z.array(wait).default([]),
  checks: z.array(z.enum(checkNames)).default([]),
  actions: z.array(z.enum(actionNames)).default([]),
  escalate: z.string().min(1),
  /** Entries that are easily taken for this one. */
  related: z.array(entryId).optional(),
  sources: z.array(source).min(1),
});

export const procedureSchema = z.strictObject({
  id: entryId,
  title: z.string().min(1),
  steps: z.array(z.string().min(1)).min(1),
});

const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'a language tag such as pl or pt-BR');

/** The ways Meta or people word each error in one language. */
export const phrasesSchema = z.strictObject({
  language,
  phrases: z.record(entryId, z.array(z.string().min(1)).min(1)),
});

/** Ordinary talk in one language that must get no answer. */
export const silenceSchema = z.strictObject({
  language,
  /** The words of an error in another relation. */
  near: z.array(z.string().min(1)),
  /** Everyday talk. */
  far: z.array(z.string().min(1)),
});

const notions = z.record(z.string(), z.array(z.string().min(1)));

/** The stems that say each notion in one language; see knowledge/README.md for the pattern language. */
export const lexiconSchema = z.strictObject({
  language,
  notions,
  /** The same, for people who type the language in Latin letters. */
  romanised: notions.optional(),
});

/** The lexicon of what is the same in every language, such as the names of products. */
export const COMMON_LEXICON = 'und';

/** notions.yml: the name of a notion → what it covers. */
export const notionsSchema = z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.string().min(1));

/** foreign-codes.yml: codes that are known, and that no entry may claim. */
export const foreignCodesSchema = z.strictObject({
  codes: z.array(
    z.strictObject({
      code: z.int().positive(),
      about: z.enum(['template', 'flow', 'calling', 'undocumented']),
      title: z.string().min(1),
      /** One line for a person who asks about it. */
      pointer: z.string().min(1),
    }),
  ),
});

/** What to tell the customer, per entry. */
export const repliesSchema = z.strictObject({
  language,
  replies: z.record(entryId, z.string().min(1)),
});

export type Entry = z.infer<typeof entrySchema>;
export type Procedure = z.infer<typeof procedureSchema>;
export type CodeClaim = z.infer<typeof codeClaim>;
export type CheckName = (typeof checkNames)[number];
export type ActionName = (typeof actionNames)[number];

export type ForeignCode = z.infer<typeof foreignCodesSchema>['codes'][number];

export type PhraseFile = z.infer<typeof phrasesSchema>;
export type SilenceFile = z.infer<typeof silenceSchema>;
export type LexiconFile = z.infer<typeof lexiconSchema>;
export type ReplyFile = z.infer<typeof repliesSchema>;

/**
 * Everything under knowledge/. Keys are entry ids, procedure ids, notions, codes or language tags.
 * The files of a language are read when they are first asked for; `requireLanguages` reads them all.
 */
export type Knowledge = {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly procedures: ReadonlyMap<string, Procedure>;
  /** Notion → what it covers. */
  readonly notions: ReadonlyMap<string, string>;
  /** Codes (or subcodes) of other fields, such as templates. */
  readonly foreignCodes: ReadonlyMap<number, ForeignCode>;
  readonly phrases: ReadonlyMap<string, PhraseFile>;
  readonly silence: ReadonlyMap<string, SilenceFile>;
  readonly lexicon: ReadonlyMap<string, LexiconFile>;
  readonly replies: ReadonlyMap<string, ReplyFile>;
  /** Of far fewer languages than the rest. */
  readonly labels: ReadonlyMap<string, Labels>;
  /** A hash of every file's bytes: the key of anything derived from the set. */
  readonly version: string;
};
