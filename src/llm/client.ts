import type { ClientOptions, OpenAI } from 'openai';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { answerSchema } from './answer-schema.ts';
import type { Message } from './prompt.ts';
import { readFailure } from './read-failure.ts';
import type { Sent } from './sent.ts';
import type { LlmSettings } from './settings.ts';

/**
 * How much of the API a server is taken to know, best first: `full`; `warm`, for models whose temperature is fixed;
 * `plain`, for servers without structured output, which answer in text.
 */
export const dialects = ['full', 'warm', 'plain'] as const;
export type Dialect = (typeof dialects)[number];

export type ClientParts = {
  readonly settings: LlmSettings;
  /** Milliseconds for one request, its answer included. */
  readonly timeout: number;
  /** Ids that the model may choose. */
  readonly entries: readonly string[];
  readonly clock: Clock;
};

/** Sends one request. Never throws. */
export type LlmClient = {
  send(messages: readonly Message[], dialect: Dialect, signal?: AbortSignal): Promise<Sent>;
};

const OPENAI = 'https://api.openai.com/v1';
/** Room for the thoughts of a model that reasons; the answer itself takes about a hundred. */
const MAX_TOKENS = 2_000;

/** Compatible servers differ in all but this. */
const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().min(1) }) })).min(1),
  usage: z.object({ total_tokens: z.number() }).nullish().catch(null),
});

/** The SDK takes a third of a second to load, which a start need not wait for. */
async function openSdk({ settings, timeout, entries }: ClientParts) {
  const [{ OpenAI: Sdk }, { zodResponseFormat }] = await Promise.all([
    import('openai'),
    import('openai/helpers/zod'),
  ]);
  const options: ClientOptions = {
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl ?? OPENAI,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout,
    // It would log whole requests.
    logLevel: 'off',
    // A redirect would carry the text to a server that nobody configured.
    fetchOptions: { redirect: 'error' },
  };
  return { sdk: new Sdk(options), format: zodResponseFormat(answerSchema(entries), 'choice') };
}

type Request = OpenAI.ChatCompletionCreateParamsNonStreaming;

function buildRequest(
  model: string,
  messages: readonly Message[],
  dialect: Dialect,
  format: NonNullable<Request['response_format']>,
): Request {
  const base: Request = { model, messages: [...messages] };
  if (dialect === 'plain') return base;
  const structured = { ...base, response_format: format, max_completion_tokens: MAX_TOKENS };
  return dialect === 'warm' ? structured : { ...structured, temperature: 0 };
}

/** A client of an OpenAI-compatible server; retries, limits and the reading of answers are others' work. */
export function createClient(parts: ClientParts): LlmClient {
  const { settings, timeout, clock } = parts;
  let opened: ReturnType<typeof openSdk> | undefined;
  return {
    async send(messages, dialect, stop) {
      opened ??= openSdk(parts);
      const late = AbortSignal.timeout(timeout);
      const signal = stop === undefined ? late : AbortSignal.any([stop, late]);
      try {
        const { sdk, format } = await opened;
        const request = buildRequest(settings.model, messages, dialect, format);
        const answer = completion.safeParse(await sdk.chat.completions.create(request, { signal }));
        const [first] = answer.data?.choices ?? [];
        if (first === undefined) return { kind: 'garbled' };
        return {
          kind: 'text',
          text: first.message.content,
          tokens: answer.data?.usage?.total_tokens ?? null,
        };
      } catch (error) {
        if (stop?.aborted) return { kind: 'stopped' };
        return late.aborted ? { kind: 'slow' } : readFailure(error, clock());
      }
    },
  };
}
