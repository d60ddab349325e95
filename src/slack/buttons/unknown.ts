import { unknownButtonText } from '../../answer/texts-desk.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import type { Button, Click } from './button.ts';

/** A button that no handler knows: of another version, or forged. The click is answered all the same. */
async function onUnknown(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  await conclude(deps, eventId, { messages: [tellUser(click, unknownButtonText())] });
}

export const unknownButton: Button = { name: '', press: onUnknown };
