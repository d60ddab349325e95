import { numberForm } from '../../answer/number-form.ts';
import {
  isAction,
  MORE,
  type Press,
  type PressName,
  readPress,
  readPressOption,
} from '../../answer/press-ids.ts';
import { pressNotes } from '../../answer/texts-actions.ts';
import { noNumberText, unknownCaseText } from '../../answer/texts-desk.ts';
import type { AuditEntry } from '../../audit/types.ts';
import { appendAudit } from '../../store/audit.ts';
import { type Case, findCase } from '../../store/cases.ts';
import { type Button, type Click, threadOf } from '../buttons/button.ts';
import { unknownButton } from '../buttons/unknown.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { findClaim } from './claim.ts';
import { tellClaim } from './claimed.ts';
import type { Draft } from './draft.ts';
import { searchPressedNumber } from './find-number.ts';
import { pressAction } from './press-action.ts';
import { pressRetry } from './press-retry.ts';
import { showHistory } from './show-history.ts';
import { tell } from './tell.ts';

type Pressed = Press & { readonly caseId: string };

function readClick({ actionId, value }: Click): Pressed | null {
  if (actionId === MORE) return readPressOption(value);
  const press = readPress(actionId);
  return press === null ? null : { ...press, caseId: value };
}

function auditOf(click: Click, name: PressName, phoneNumberId: string, caseId: string): AuditEntry {
  const about = { actor: click.user, event: 'press', phoneNumberId, caseId } as const;
  return isAction(name) ? { ...about, action: name } : { ...about, note: { name } };
}

/** Asks for the number in a form, whose card then has the buttons; where Slack opens none, in words. */
async function askForNumber(deps: WorkDeps, click: Click, eventId: number, { id, phones }: Case) {
  const { triggerId, channel } = click;
  const view = numberForm({ caseId: id, channel, threadTs: threadOf(click), seen: phones });
  if (triggerId !== null && (await deps.openForm(triggerId, view))) {
    return await conclude(deps, eventId, { messages: [] });
  }
  await tell({ deps, job: click, eventId }, noNumberText());
}

/**
 * A button that changes something, or shows what was changed. What may be done is decided when it is done; this only
 * finds out what it is about.
 */
async function onPress(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  const pressed = readClick(click);
  if (pressed === null) return await unknownButton.press(deps, click, eventId);
  const { name, phoneNumberId, caseId } = pressed;
  const work = { deps, job: click, eventId };
  const found = await findCase(deps.db, caseId);
  if (found === null) return await tell(work, unknownCaseText());
  const about = await searchPressedNumber(deps, phoneNumberId, found);
  if (about === 'none') return await askForNumber(deps, click, eventId, found);
  if (about === 'unseen') return await tell(work, pressNotes.unseen);
  const { number, wabaId } = about;
  if (name === 'history') return await showHistory(work, number);
  await appendAudit(deps.db, auditOf(click, name, number.phoneNumberId, caseId), deps.actions.clock());
  const claim = await findClaim(deps.db, click);
  if (claim !== null) return await tellClaim(work, claim, number);
  const { channel, messageTs } = click;
  const place = { channel, messageTs, threadTs: threadOf(click) };
  const draft: Draft = { kind: 'draft', name, caseId, number, wabaId, entry: found.entry, ...place };
  if (isAction(name)) await pressAction(work, click, draft, name);
  else await pressRetry(work, click, draft);
}

export const pressButton: Button = { name: 'act:', press: onPress };
