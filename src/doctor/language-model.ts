import type { Config } from '../config.ts';
import type { Sent } from '../llm/sent.ts';
import type { LlmSettings } from '../llm/settings.ts';
import { fault, ok, type Said, skipped } from './said.ts';

/** Why the model gave no answer, and what to do. */
const FAILURES: Readonly<Record<Exclude<Sent['kind'], 'text'>, Said>> = {
  refused: fault('the server refuses us', 'Check OPENAI_API_KEY, and the name in OPENAI_MODEL.'),
  unreachable: fault('the server cannot be reached', 'Check OPENAI_BASE_URL, and that the server runs.'),
  failing: fault(
    'the server answers with an error of its own',
    'Look at the log of the server, or try later.',
  ),
  slow: fault(
    'no answer within 15 seconds',
    'Take a smaller model or a faster machine: the bot waits 8 seconds.',
  ),
  unfit: fault('the server does not understand the request', 'Check that it speaks chat completions.'),
  garbled: fault('what answers there is no language model', 'Check OPENAI_BASE_URL: it ends in /v1.'),
  throttled: fault('the server has no room for us now (HTTP 429)', 'Try later; check the quota of the key.'),
  stopped: skipped('the question was broken off'),
};

/** Whether the language model answers. Not to have one is fine. */
export async function* checkLanguageModel(
  { llm }: Config,
  ask: (settings: LlmSettings) => Promise<Sent>,
): AsyncGenerator<Said> {
  const { apiKey, model, ...rest } = llm;
  if (apiKey === null || model === null) {
    return yield skipped('not configured, which is fine: codes and known wordings need none (docs/llm.md)');
  }
  const sent = await ask({ apiKey, model, ...rest });
  yield sent.kind === 'text' ? ok(`${model} answers`) : FAILURES[sent.kind];
}
