type Spec = { readonly help: string; readonly labels: readonly string[] };

/**
 * What is counted. A label takes its values from a small fixed set: never an id, a phone number or a text. A new counter
 * is a line here, and `metrics.count(…)` where the fact arises.
 */
export const counters = {
  wadesk_events_total: {
    help: 'Work taken in: delivered by Slack (first), delivered again, or found by us after it was missed.',
    labels: ['kind', 'delivery'],
  },
  wadesk_answers_total: {
    help: 'Pastes worked off, by what decided: code, phrase, model, unknown (asked, not recognised), silent (talk).',
    labels: ['outcome'],
  },
  wadesk_jobs_failed_total: {
    help: 'Tries of a job that failed; after the third it is given up.',
    labels: ['kind', 'outcome'],
  },
  wadesk_messages_total: {
    help: 'Messages handed to Slack, by operation and what became of the try.',
    labels: ['op', 'outcome'],
  },
  wadesk_slack_calls_total: {
    help: 'Calls of Slack’s Web API, by method: answered, throttled, failing (HTTP 5xx) or unreachable.',
    labels: ['method', 'outcome'],
  },
  wadesk_graph_calls_total: {
    help: 'Calls of the Graph API, by operation: ok, or why the call could not tell.',
    labels: ['operation', 'outcome'],
  },
  wadesk_llm_calls_total: {
    help: 'Requests to the language model: text, or why there is none.',
    labels: ['outcome'],
  },
} as const satisfies Readonly<Record<string, Spec>>;

/** What is timed, in seconds, with the upper bounds of its buckets. */
export const timers = {
  wadesk_answer_seconds: {
    help: 'From the moment a paste was written down to its answer in the outbox.',
    labels: ['outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  },
  wadesk_delivery_seconds: {
    help: 'From a message in the outbox to Slack having it.',
    labels: ['op'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  },
  wadesk_graph_call_seconds: {
    help: 'One call of the Graph API.',
    labels: ['operation'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  },
  wadesk_llm_call_seconds: {
    help: 'One request to the language model.',
    labels: [],
    buckets: [0.25, 0.5, 1, 2.5, 5, 8, 10, 20],
  },
} as const satisfies Readonly<Record<string, Spec & { readonly buckets: readonly number[] }>>;

/** What is read when somebody looks. */
export const gauges = {
  wadesk_outbox_messages: { help: 'Messages that Slack does not have yet.', labels: ['state'] },
  wadesk_outbox_oldest_seconds: {
    help: 'Age of the oldest message that Slack does not have yet.',
    labels: [],
  },
  wadesk_journal_open_events: { help: 'Events taken in and not worked off.', labels: [] },
} as const satisfies Readonly<Record<string, Spec>>;

type LabelsOf<S extends Spec> = Readonly<Record<S['labels'][number], string>>;

/** One value of a gauge. */
export type Sample<S extends Spec = Spec> = { readonly labels: LabelsOf<S>; readonly value: number };

/** Takes down what happens. Never throws, never waits. */
export type Metrics = {
  count<Name extends keyof typeof counters>(name: Name, labels: LabelsOf<(typeof counters)[Name]>): void;
  time<Name extends keyof typeof timers>(
    name: Name,
    labels: LabelsOf<(typeof timers)[Name]>,
    milliseconds: number,
  ): void;
  /** Has a gauge read by `read` whenever somebody looks. */
  watch<Name extends keyof typeof gauges>(
    name: Name,
    read: () => Promise<readonly Sample<(typeof gauges)[Name]>[]>,
  ): void;
};

/** For whoever wants no figures. */
export const noMetrics: Metrics = { count: () => {}, time: () => {}, watch: () => {} };
