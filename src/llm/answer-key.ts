import { createHash } from 'node:crypto';
import { foldText } from '../match/text/normalise.ts';
import { PROMPT_VERSION } from './prompt.ts';

/** Under which an answer is kept: the same for texts that differ in spelling habits only. */
export function answerKey(text: string, model: string, knowledgeVersion: string): string {
  const parts = [PROMPT_VERSION, model, knowledgeVersion, foldText(text)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
