import { unknownCaseText } from '../../answer/texts-desk.ts';
import type { NumberTarget } from '../../directory/locate.ts';
import { findCase } from '../../store/cases.ts';
import type { FormJob } from '../job.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';
import { postStatus } from './post-status.ts';

/** The number that the form asked for: the case is about it from now on, and its status is posted. */
export async function onNumberForm(deps: HandlerDeps, job: FormJob, eventId: number): Promise<void> {
  const { channel, threadTs, user, key, number } = job;
  const known = await findCase(deps.db, job.caseId);
  if (known === null) {
    const payload = { text: unknownCaseText(), blocks: [] };
    const purpose = `form:${channel}:${key}`;
    return await conclude(deps, eventId, {
      messages: [{ op: 'ephemeral', purpose, channel, threadTs, user, payload }],
    });
  }
  const isPhone = number.startsWith('+');
  const target: NumberTarget = isPhone
    ? { kind: 'phone', e164: number }
    : { kind: 'id', phoneNumberId: number };
  const about = isPhone
    ? { ...known, phones: [number, ...known.phones] }
    : { ...known, phoneNumberIds: [number, ...known.phoneNumberIds] };
  await postStatus(deps, { channel, threadTs }, key, eventId, about, target);
}
