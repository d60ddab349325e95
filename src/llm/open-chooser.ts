import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { Log } from '../log.ts';
import type { ChooseOptions, Chooser, Question, Reply } from '../match/chooser/chooser.ts';
import { type Metrics, noMetrics } from '../metrics/recorder.ts';
import { findModelAnswer, saveModelAnswer } from '../store/model-answers.ts';
import type { Db } from '../store/schema.ts';
import { answerKey } from './answer-key.ts';
import { type ReadAnswer, readAnswer } from './answer-schema.ts';
import { createBudget } from './budget.ts';
import { createClient } from './client.ts';
import {
  type Correspondent,
  type CorrespondentParts,
  createCorrespondent,
  estimateTokens,
} from './correspond.ts';
import { createGate } from './gate.ts';
import { askAgain, buildPrompt, type Message } from './prompt.ts';
import { defaultPatience, type LlmPatience, type LlmSettings } from './settings.ts';

export type ChooserParts = {
  readonly settings: LlmSettings;
  readonly knowledge: Pick<Knowledge, 'entries' | 'version'>;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics?: Metrics;
  readonly patience?: Partial<LlmPatience>;
  readonly wait?: CorrespondentParts['wait'];
};

const waitInTime: CorrespondentParts['wait'] = (milliseconds, signal) =>
  sleep(milliseconds, undefined, { signal });

const unavailable = (why: string): Reply => ({ kind: 'unavailable', why });

function toReply(answer: ReadAnswer): Reply {
  return answer.kind === 'choice' ? answer : unavailable('malformed');
}

/** Question and answer, with one more try where the answer cannot be read. */
async function converse(
  correspondent: Correspondent,
  messages: readonly Message[],
  signal: AbortSignal,
): Promise<Reply> {
  const letter = await correspondent.write(messages, signal);
  if (letter.kind === 'failed') return unavailable(letter.why);
  const answer = readAnswer(letter.text);
  if (answer.kind === 'choice') return toReply(answer);
  const second = await correspondent.write(askAgain(messages, letter.text, answer.problem), signal);
  return second.kind === 'failed' ? unavailable(second.why) : toReply(readAnswer(second.text));
}

/** Answers kept by text, model and knowledge. What is there already costs nothing. */
function createCache({ db, clock, settings, knowledge }: ChooserParts) {
  const keyOf = ({ text }: Question) => answerKey(text, settings.model, knowledge.version);
  return {
    async find(question: Question): Promise<Reply | null> {
      const kept = await findModelAnswer(db, keyOf(question));
      return kept === null ? null : toReply(readAnswer(JSON.stringify(kept)));
    },
    async keep(question: Question, reply: Reply): Promise<void> {
      if (reply.kind === 'choice') await saveModelAnswer(db, keyOf(question), reply.choice, clock());
    },
  };
}

/** The language model behind an OpenAI-compatible server, with everything that bounds its use. */
export function openChooser(parts: ChooserParts): Chooser {
  const { settings, knowledge, db, clock, log } = parts;
  const patience = { ...defaultPatience, ...parts.patience };
  const limit = { requests: settings.dailyRequests, tokens: settings.dailyTokens };
  const budget = createBudget(db, clock, limit);
  const gate = createGate(patience, clock);
  const entries = [...knowledge.entries.keys()];
  const client = createClient({ settings, timeout: patience.timeout, entries, clock });
  const correspondent = createCorrespondent({
    client,
    gate,
    budget,
    patience,
    clock,
    metrics: parts.metrics ?? noMetrics,
    wait: parts.wait ?? waitInTime,
  });
  const cache = createCache(parts);

  const ask = async (question: Question, { signal, beforeAsking }: ChooseOptions): Promise<Reply> => {
    const messages = buildPrompt(question, knowledge);
    const closed = gate.closed();
    if (closed !== null) return unavailable(closed);
    if (!(await budget.hasRoom(estimateTokens(messages)))) return unavailable('budget spent');
    await beforeAsking?.();
    const late = AbortSignal.timeout(patience.deadline);
    const until = signal === undefined ? late : AbortSignal.any([signal, late]);
    return (await gate.queue(() => converse(correspondent, messages, until))) ?? unavailable('busy');
  };

  return {
    async choose(question, options = {}) {
      const kept = await cache.find(question);
      if (kept !== null) return kept;
      const began = clock();
      const reply = await ask(question, options);
      await cache.keep(question, reply);
      const outcome = reply.kind === 'choice' ? { entry: reply.choice.entry } : { why: reply.why };
      log[reply.kind === 'choice' ? 'info' : 'warn']('the language model was asked', {
        ...outcome,
        milliseconds: clock() - began,
      });
      return reply;
    },
  };
}
