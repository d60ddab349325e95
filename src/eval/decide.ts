import { readText } from '../desk.ts';
import type { Matcher } from '../match/ladder.ts';
import type { EvalCase } from './cases.ts';
import { type Decision, SILENCE } from './score.ts';

/** Runs one case through intake and match, as a channel post. */
export function decide(matcher: Matcher, item: EvalCase): Decision {
  const { diagnosis } = readText(matcher, item.text);
  const [first] = diagnosis.matches;
  const nearest = first ?? diagnosis.candidates[0];
  return {
    item,
    answered: first?.entry ?? SILENCE,
    best: nearest?.entry ?? SILENCE,
    confidence: nearest?.confidence ?? 0,
  };
}
