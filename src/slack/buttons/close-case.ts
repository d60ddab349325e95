import { CASE_CLOSE } from '../../answer/action-ids.ts';
import { closedMessage } from '../../answer/case-message.ts';
import { caseTexts } from '../../answer/texts-cases.ts';
import { unknownCaseText } from '../../answer/texts-desk.ts';
import { closeCase } from '../../store/case-life.ts';
import { findCase } from '../../store/cases.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import { type Button, type Click, threadOf } from './button.ts';

/** "It works, close the case": once for each case, until it is asked about again. */
async function onClose(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  const { value: caseId, user, channel, key } = click;
  const tell = async (text: string) => await conclude(deps, eventId, { messages: [tellUser(click, text)] });
  if ((await findCase(deps.db, caseId)) === null) return await tell(unknownCaseText());
  if (!(await closeCase(deps.db, caseId, user, deps.clock()))) return await tell(caseTexts.closedBefore);
  const payload = closedMessage(user);
  const purpose = `closed:${key}`;
  await conclude(deps, eventId, {
    messages: [{ op: 'post', purpose, channel, threadTs: threadOf(click), payload }],
  });
}

export const closeCaseButton: Button = { name: CASE_CLOSE, press: onClose };
