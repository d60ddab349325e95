import type { Clock } from '../../clock.ts';
import type { AgentDependencies } from './agent-dependencies.ts';
import type { Delivery } from './deliver.ts';
import type { Interaction } from './payloads.ts';
import type { ResponseTarget } from './response-urls.ts';
import { toForm } from './web-api.ts';

/** Within a millisecond presses are told apart by their number. */
let presses = 0;

export function nextActionTs(clock: Clock): string {
  presses = (presses + 1) % 1_000;
  const now = clock();
  const micros = (now % 1_000) * 1_000 + presses;
  return `${Math.floor(now / 1_000)}.${String(micros).padStart(6, '0')}`;
}

/** A trigger_id, good for three seconds, and a response_url where there is something to answer to. */
export async function begin(
  { workspace, forward, responseUrls, clock }: AgentDependencies,
  target: ResponseTarget | null,
  viewId?: string,
): Promise<Interaction> {
  const fields = { user_id: workspace.agent.id, view_id: viewId };
  const answer = await forward('views.generateTriggerId', workspace.bot.token, fields);
  return {
    triggerId: String(answer.trigger_id),
    responseUrl: target === null ? null : responseUrls.issue(target),
    actionTs: nextActionTs(clock),
  };
}

export function sendPayload(
  { courier }: AgentDependencies,
  payload: Record<string, unknown>,
): Promise<Delivery> {
  return courier.sendForm(toForm({ payload: JSON.stringify(payload) }));
}
