import { z } from 'zod';
import { controlWorld } from '../graph/control.ts';
import { accountControlNames, tokenStateNames } from '../graph/state/account-controls.ts';
import { controlNames } from '../graph/state/controls.ts';
import { troubleNames } from '../graph/state/trouble.ts';
import type { Agent } from '../slack/agent.ts';
import type { Done } from '../slack/agent-dependencies.ts';
import type { Crew } from '../slack/slack.ts';
import type { PageSources } from './page-state.ts';

export type ApiContext = PageSources & { readonly crew: Crew; readonly refreshMeta: () => void };

const values = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({});
const action = z.looseObject({ action_id: z.string(), block_id: z.string(), type: z.string() });
const fine: Done = { problem: null };

/** One thing the page may ask for: its body, checked, and what is done. */
function endpoint<Body>(
  schema: z.ZodType<Body>,
  run: (context: ApiContext, body: Body) => Promise<Done> | Done,
) {
  return async (context: ApiContext, body: unknown): Promise<Done> => {
    const parsed = schema.safeParse(body);
    return parsed.success ? run(context, parsed.data) : { problem: 'The sandbox did not understand that.' };
  };
}

const whoever = z.object({ as: z.string().optional() });

/** The same for something that a person does: `as` names them, the first of the people unless told. */
function personal<Body>(schema: z.ZodType<Body>, run: (agent: Agent, body: Body) => Promise<Done>) {
  return endpoint(schema.and(whoever), ({ crew }, body) => {
    const agent = body.as === undefined ? crew.agent : crew.find(body.as);
    return agent === undefined ? { problem: 'There is no such person here.' } : run(agent, body);
  });
}

export const endpoints = {
  messages: personal(
    z.object({ channel: z.string(), text: z.string().trim().min(1), thread_ts: z.string().optional() }),
    async (agent, { channel, text, thread_ts: threadTs }) => {
      const command = /^(\/[\w-]+)\s*([\s\S]*)$/.exec(text);
      if (command?.[1] === undefined) return agent.post(channel, text, threadTs);
      if (threadTs !== undefined) return { problem: 'Slack does not run commands inside threads.' };
      return agent.command(channel, command[1], command[2] ?? '');
    },
  ),
  files: personal(
    z.object({
      channel: z.string(),
      name: z.string().min(1),
      type: z.string(),
      base64: z.base64(),
      text: z.string().optional(),
      thread_ts: z.string().optional(),
    }),
    (agent, { channel, base64, text = '', thread_ts: threadTs, ...file }) =>
      agent.uploadFile(channel, { ...file, text, bytes: Buffer.from(base64, 'base64') }, threadTs),
  ),
  presses: personal(
    z.object({
      place: z.union([z.object({ channel: z.string(), ts: z.string() }), z.object({ viewId: z.string() })]),
      action,
      values,
    }),
    (agent, body) => agent.press(body.place, body.action, body.values),
  ),
  submissions: personal(z.object({ viewId: z.string(), values }), (agent, body) =>
    agent.submit(body.viewId, body.values),
  ),
  closings: personal(z.object({ viewId: z.string() }), (agent, body) => agent.close(body.viewId)),
  home: personal(z.object({}), (agent) => agent.openHome()),
  shortcuts: personal(
    z.object({ id: z.string(), message: z.object({ channel: z.string(), ts: z.string() }).optional() }),
    (agent, { id, message }) => agent.shortcut(id, message),
  ),
  controls: endpoint(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('number'), id: z.string(), control: z.enum(controlNames) }),
      z.object({ kind: z.literal('account'), id: z.string(), control: z.enum(accountControlNames) }),
      z.object({ kind: z.literal('token'), state: z.enum(tokenStateNames) }),
      z.object({ kind: z.literal('trouble'), trouble: z.enum(troubleNames) }),
    ]),
    ({ world }, control) =>
      controlWorld(world, control) ? fine : { problem: 'That number or account is not there.' },
  ),
  time: endpoint(z.object({ fast: z.boolean() }), ({ clock, refreshMeta }, { fast }) => {
    clock.setFast(fast);
    refreshMeta();
    return fine;
  }),
};

export type EndpointName = keyof typeof endpoints;

export function isEndpoint(name: string): name is EndpointName {
  return Object.hasOwn(endpoints, name);
}
