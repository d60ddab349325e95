import { readPaste } from '../../intake/paste.ts';
import { makeProposal, type Proposal } from '../../learning/propose.ts';
import type { Answered } from '../../store/answers.ts';
import type { WorkDeps } from '../work/deps.ts';

/** Among sentences that say nothing the longest is taken. */
const BY_LENGTH = 1e-6;

/** The phrase that `entry` could be recognised by, from what an answer rested on; null where there is none. */
export function learnFrom(
  { knowledge, matcher }: Pick<WorkDeps, 'knowledge' | 'matcher'>,
  answered: Pick<Answered, 'sentence' | 'language'> | null,
  entry: string,
): Proposal | null {
  if (answered === null || answered.sentence === null) return null;
  const { sentence, language } = answered;
  const tells = (text: string): number => {
    const { candidates } = matcher.diagnose(readPaste(text));
    const known = candidates.find((candidate) => candidate.entry === entry)?.confidence ?? 0;
    return known + text.length * BY_LENGTH;
  };
  return makeProposal({ sentence, language, tells }, knowledge);
}
