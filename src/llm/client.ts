import type { ClientOptions, OpenAI } from 'openai';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
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

/** What the model is asked for. */
export type Task = {
  readonly name: string;
  /** The answer's schema, sent along where the server takes one. */
  readonly schema: z.ZodType;
  readonly maxTokens: number;
};

export type ClientParts = {
  readonly settings: Pick<LlmSettings, 'apiKey' | 'baseUrl' | 'model'>;
  /** Milliseconds for one request, its answer included. */
  readonly timeout: number;
  readonly task: Task;
  readonly clock: Clock;
};

/** Sends one request. Never throws. */
export type LlmClient = {
  send(messages: readonly Message[], dialect: Dialect, signal?: AbortSignal): Promise<Sent>;
};

const OPENAI = 'https://api.openai.com/v1';

/** Compatible servers differ in all but this. */
const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().min(1) }) })).min(1),
  usage: z.object({ total_tokens: z.number() }).nullish().catch(null),
});

/** The SDK takes a third of a second to load, which a start need not wait for. */
async function openSdk({ settings, timeout, task }: ClientParts) {
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
  return { sdk: new Sdk(options), format: zodResponseFormat(task.schema, task.name) };
}

type Request = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** A picture travels beside the words of its message. */
function toParam({ role, content, picture }: Message): OpenAI.ChatCompletionMessageParam {
  if (picture === undefined) return { role, content };
  return {
    role: 'user',
    content: [
      { type: 'text', text: content },
      { type: 'image_url', image_url: { url: picture, detail: 'high' } },
    ],
  };
}

function buildRequest(
  model: string,
  messages: readonly Message[],
  dialect: Dialect,
  format: NonNullable<Request['response_format']>,
  maxTokens: number,
): Request {
  const base: Request = { model, messages: messages.map(toParam) };
  if (dialect === 'plain') return base;
  const structured = { ...base, response_format: format, max_completion_tokens: maxTokens };
  return dialect === 'warm' ? structured : { ...structured, temperature: 0 };
}

/** A client of an OpenAI-compatible server; retries, limits and the reading of answers are others' work. */
export function createClient(parts: ClientParts): LlmClient {
  const { settings, timeout, clock, task } = parts;
  let opened: ReturnType<typeof openSdk> | undefined;
  return {
    async send(messages, dialect, stop) {
      opened ??= openSdk(parts);
      const late = AbortSignal.timeout(timeout);
      const signal = stop === undefined ? late : AbortSignal.any([stop, late]);
      try {
        const { sdk, format } = await opened;
        const request = buildRequest(settings.model, messages, dialect, format, task.maxTokens);
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
