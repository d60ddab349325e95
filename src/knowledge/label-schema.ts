import { z } from 'zod';

/** Slack's limits, with room for what is filled in: a button takes 75 characters, the title of a box 150. */
const button = z.string().min(1).max(75);
const heading = z.string().min(1).max(100);
const cell = z.string().min(1).max(60);
const sentence = z.string().min(1).max(250);

/** A label that holds a count, by Unicode's plural categories; `other` stands in for those that are left out. */
const counted = z.strictObject({
  zero: heading.optional(),
  one: heading.optional(),
  two: heading.optional(),
  few: heading.optional(),
  many: heading.optional(),
  other: heading,
});

/** What stands around an answer and a status card, in one language. What they say of the error itself is no label. */
export const labelsSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'a language tag such as pl or pt-BR'),
  answer: z.strictObject({
    now: heading,
    avoid: heading,
    checkStatus: button,
    reply: button,
    /** `{language}`: the customer's, as its speakers call it. */
    replyIn: button,
    steps: counted,
    more: heading,
    causes: heading,
    notToDo: heading,
    waits: heading,
    escalate: heading,
    sources: heading,
    checked: heading,
    others: sentence,
    explain: button,
  }),
  feedback: z.strictObject({
    helpful: button,
    wrong: button,
    helpfulSpoken: button,
    wrongSpoken: button,
  }),
  sides: z.strictObject({ customer: heading, us: heading, meta: heading }),
  waits: z.strictObject({
    wait: heading,
    /** `{from}` may be a bare number. */
    range: heading,
    orMore: heading,
    asMetaSays: heading,
    after: heading,
    asMetaSaysAfter: heading,
  }),
  evidence: z.strictObject({
    byHand: heading,
    code: heading,
    words: heading,
    wordsIn: heading,
    suggested: heading,
    suggestedIn: heading,
    sure: heading,
    almostSure: heading,
    likely: heading,
    guess: heading,
    entry: heading,
    metaDocs: heading,
  }),
  unsure: z.strictObject({
    opening: sentence,
    nearest: sentence,
    which: sentence,
    /** For screen readers, in place of the list. */
    pick: sentence,
    none: button,
    tell: button,
  }),
  model: z.strictObject({ found: heading, check: sentence }),
  actions: z.strictObject({
    register: button,
    deregister: button,
    'request-code': button,
    'verify-code': button,
    'set-pin': button,
    'subscribe-webhooks': button,
    'free-from-phone': button,
    'disconnect-platform': button,
    'turn-off-two-step': button,
    retry: button,
    history: button,
  }),
  case: z.strictObject({ close: button, escalate: button, closedByCheck: sentence }),
  overall: z.strictObject({ healthy: heading, degraded: heading, broken: heading, unknown: heading }),
  state: z.strictObject({ ok: cell, warning: cell, fault: cell, unknown: cell, problem: cell }),
  checks: z.strictObject({
    token: cell,
    'number-status': cell,
    'code-verification': cell,
    'display-name': cell,
    platform: cell,
    'two-step': cell,
    account: cell,
    health: cell,
    webhooks: cell,
    'registration-window': cell,
    quality: cell,
    ledger: cell,
    'platform-status': cell,
  }),
  steps: z.strictObject({
    title: heading,
    token: heading,
    account: heading,
    number: heading,
    conflict: heading,
    webhooks: heading,
  }),
  card: z.strictObject({
    check: cell,
    state: cell,
    says: cell,
    again: button,
    post: button,
    refresh: button,
    allWell: sentence,
    someUnknown: counted,
    against: heading,
    fits: heading,
    ruledOut: heading,
    silent: sentence,
    readAt: sentence,
    numberId: heading,
    account: heading,
    traceId: heading,
  }),
});

export type Labels = z.infer<typeof labelsSchema>;
export type Counted = z.infer<typeof counted>;
