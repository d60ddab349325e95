import { readText } from '../desk.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { type Settled, settleByModel } from '../match/chooser/by-model.ts';
import type { Chooser } from '../match/chooser/chooser.ts';
import type { Matcher } from '../match/ladder.ts';
import type { EvalCase } from './cases.ts';
import { SILENCE } from './score.ts';

/** One case, with and without the language model. */
export type FallbackDecision = {
  readonly item: EvalCase;
  /** What the desk answers without a model: an entry, or `none`. */
  readonly before: string;
  readonly after: string;
  readonly model: Settled['model'];
  /** Why it was unavailable. */
  readonly why?: string;
};

export type FallbackParts = {
  readonly matcher: Matcher;
  readonly knowledge: Pick<Knowledge, 'entries'>;
  readonly chooser: Chooser;
};

/** As many questions as the chooser asks at a time. */
const AT_A_TIME = 4;

async function decide(
  { matcher, knowledge, chooser }: FallbackParts,
  item: EvalCase,
  asked: boolean,
): Promise<FallbackDecision> {
  const { paste, diagnosis } = readText(matcher, item.text);
  const settled = await settleByModel(chooser, knowledge, paste, diagnosis, { asked });
  return {
    item,
    before: diagnosis.matches[0]?.entry ?? SILENCE,
    after: settled.diagnosis.matches[0]?.entry ?? SILENCE,
    model: settled.model,
    ...(settled.why === undefined ? {} : { why: settled.why }),
  };
}

/**
 * Runs every case with the model as the last rung.
 * @param asked as if the person had called the bot, not merely talked in its channel
 */
export async function decideWithFallback(
  parts: FallbackParts,
  cases: readonly EvalCase[],
  asked: boolean,
  progress: (done: number) => void,
): Promise<FallbackDecision[]> {
  const decisions: FallbackDecision[] = [];
  for (let at = 0; at < cases.length; at += AT_A_TIME) {
    progress(at);
    const batch = cases.slice(at, at + AT_A_TIME).map((item) => decide(parts, item, asked));
    decisions.push(...(await Promise.all(batch)));
  }
  return decisions;
}
