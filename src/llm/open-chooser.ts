import type { Clock } from '../clock.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { Log } from '../log.ts';
import type { ChooseOptions, Chooser, Question, Reply } from '../match/chooser/chooser.ts';
import { type Metrics, noMetrics } from '../metrics/recorder.ts';
import { findModelAnswer, saveModelAnswer } from '../store/model-answers.ts';
import type { Db } from '../store/schema.ts';
import { answerKey } from './answer-key.ts';
import { answerSchema, type ReadAnswer, readAnswer } from './answer-schema.ts';
import type { Correspondent, CorrespondentParts } from './correspond.ts';
import { openLine } from './open-line.ts';
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

/** Room for the thoughts of a model that reasons; the answer itself takes about a hundred. */
const MAX_TOKENS = 2_000;

/** The language model behind an OpenAI-compatible server, with everything that bounds its use. */
export function openChooser(parts: ChooserParts): Chooser {
  const { settings, knowledge, db, clock, log, wait } = parts;
  const patience = { ...defaultPatience, ...parts.patience };
  const schema = answerSchema([...knowledge.entries.keys()]);
  const task = { name: 'choice', schema, maxTokens: MAX_TOKENS };
  const { metrics = noMetrics } = parts;
  const line = openLine({
    ...{ settings, task, db, clock, patience, metrics },
    ...(wait === undefined ? {} : { wait }),
  });
  const cache = createCache(parts);

  const ask = async (question: Question, options: ChooseOptions): Promise<Reply> => {
    const messages = buildPrompt(question, knowledge);
    const held = await line.hold(messages, (model, until) => converse(model, messages, until), options);
    return held.kind === 'done' ? held.value : held;
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
