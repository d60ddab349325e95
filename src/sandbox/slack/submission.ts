import { z } from 'zod';
import type { AgentDependencies, Done } from './agent-dependencies.ts';
import type { View } from './conversation.ts';

const view = z.looseObject({ type: z.literal('modal') });

const responseSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view }),
  z.object({ response_action: z.literal('push'), view }),
  z.object({ response_action: z.literal('clear') }),
]);

/** Does what the bot's acknowledgement of a view_submission asks for; an empty one closes the modal. */
export async function answerSubmission(
  dependencies: AgentDependencies,
  submitted: View,
  body: string,
): Promise<Done> {
  const { board, workspace } = dependencies;
  if (body.trim() === '') {
    board.apply({ kind: 'modal-closed', viewId: submitted.id });
    return { problem: null };
  }
  const response = responseSchema.safeParse(parse(body));
  if (!response.success) return { problem: 'The app answered with something Slack does not know.' };
  const { data } = response;
  if (data.response_action === 'errors') {
    board.apply({ kind: 'modal-refused', viewId: submitted.id, errors: data.errors });
    return { problem: null };
  }
  if (data.response_action === 'clear') {
    board.apply({ kind: 'modals-cleared', viewer: workspace.agent.id });
    return { problem: null };
  }
  return showView(dependencies, submitted, data.response_action, data.view);
}

async function showView(
  { workspace, forward }: AgentDependencies,
  submitted: View,
  action: 'update' | 'push',
  next: Readonly<Record<string, unknown>>,
): Promise<Done> {
  const { token } = workspace.bot;
  const answer =
    action === 'update'
      ? await forward('views.update', token, { view_id: submitted.id, view: next })
      : await forward('views.push', token, { trigger_id: await pushTrigger(), view: next });
  return { problem: answer.ok ? null : `Slack refused the dialog: ${answer.error}` };

  async function pushTrigger(): Promise<unknown> {
    const fields = { user_id: workspace.agent.id, view_id: submitted.id };
    return (await forward('views.generateTriggerId', token, fields)).trigger_id;
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
