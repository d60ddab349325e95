import { type Markup, mrkdwn, person } from '../../answer/markup.ts';
import { momentMarkup } from '../../answer/moment.ts';
import { type NumberName, numberText } from '../../answer/number-name.ts';
import { endedText, startedText } from '../../answer/texts-execution.ts';
import { findAttempt } from '../../store/attempts.ts';
import type { Claim } from './claim.ts';
import { tell, type Work } from './tell.ts';

/** To whoever presses what somebody has pressed before. */
async function claimText({ deps }: Work, claim: Claim, number: NumberName): Promise<Markup> {
  const { action, by, at, orderId, isRetry } = claim;
  const asked = { by, at, now: deps.actions.clock() };
  if (isRetry) {
    return mrkdwn`A retry of ${numberText(number)} was started here by ${person(by)} at ${momentMarkup(at, asked.now)}; its story is in this thread.`;
  }
  const attempt = await findAttempt(deps.db, orderId);
  if (attempt === null || attempt.state === 'calling') return startedText(action, number, asked);
  return endedText(action, number, asked, attempt.state);
}

export async function tellClaim(work: Work, claim: Claim, number: NumberName): Promise<void> {
  await tell(work, await claimText(work, claim, number));
}
