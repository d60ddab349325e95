import { randomUUID } from 'node:crypto';
import type { Modal, ModalBlock } from '../../src/answer/modal.ts';
import { sendPayload } from './slack-events.ts';
import type { Workspace } from './workspace.ts';

type Press = {
  readonly actionId: string;
  readonly value: string;
  readonly ts: string;
  readonly threadTs: string;
  readonly user: string;
};

/** Presses a button, or chooses what stands behind “…”, as Slack reports it: with a trigger that opens a form. */
export async function sendPress(port: number, workspace: Workspace, press: Press): Promise<number> {
  const { actionId, value, ts, threadTs, user } = press;
  const isMenu = actionId === 'act:more';
  const action = isMenu
    ? { type: 'overflow', action_id: actionId, selected_option: { value } }
    : { type: 'button', action_id: actionId, value };
  const { status } = await sendPayload(port, {
    type: 'block_actions',
    user: { id: user },
    trigger_id: await workspace.trigger(),
    channel: { id: workspace.channel },
    container: { type: 'message', channel_id: workspace.channel, message_ts: ts, thread_ts: threadTs },
    actions: [{ ...action, block_id: 'b', action_ts: `${Date.now()}.${Math.random()}` }],
  });
  return status;
}

/** What a field holds: what was filled in, or what was chosen from the start. */
function fieldValue(block: Extract<ModalBlock, { type: 'input' }>, given: string | undefined) {
  const { element } = block;
  switch (element.type) {
    case 'plain_text_input':
      return { type: element.type, value: given ?? null };
    case 'checkboxes':
      return { type: element.type, selected_options: given === undefined ? [] : [{ value: given }] };
    default:
      return {
        type: element.type,
        selected_option: given === undefined ? (element.initial_option ?? null) : { value: given },
      };
  }
}

/** Sends a form with these fields filled in; what the bot answers: nothing, or what is wrong with it. */
export async function submitModal(
  port: number,
  view: Modal,
  values: Readonly<Record<string, string>>,
  user: string,
): Promise<string> {
  const fields = view.blocks.filter((block) => block.type === 'input');
  const state = Object.fromEntries(
    fields.map((block) => {
      const { block_id: id, element } = block;
      return [id, { [element.action_id]: fieldValue(block, values[id]) }];
    }),
  );
  const { body } = await sendPayload(port, {
    type: 'view_submission',
    user: { id: user },
    view: { id: `V${randomUUID()}`, ...view, state: { values: state } },
  });
  return body;
}
