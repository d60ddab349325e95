import type { Block, ShownMessage, View } from './conversation.ts';
import type { Channel } from './people.ts';
import type { Workspace } from './workspace.ts';

type Payload = Record<string, unknown>;

/** The envelope in which Slack's Events API sends one event. */
export function eventEnvelope(workspace: Workspace, eventId: string, event: Payload, now: number): Payload {
  const teamId = workspace.team.id;
  return {
    token: 'sandbox',
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: workspace.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(now / 1_000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: workspace.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

/** What every interaction carries: who, where, and the ways to answer. */
export type Interaction = {
  readonly triggerId: string;
  readonly responseUrl: string | null;
  /** When it happened, as Slack writes it; no two are alike. */
  readonly actionTs: string;
};

function common(workspace: Workspace, { triggerId, responseUrl }: Interaction): Payload {
  const { agent, team } = workspace;
  return {
    user: { id: agent.id, username: agent.username, name: agent.username, team_id: team.id },
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: workspace.appId,
    token: 'sandbox',
    trigger_id: triggerId,
    ...(responseUrl === null ? {} : { response_url: responseUrl }),
  };
}

export type PressedControl = {
  readonly action_id: string;
  readonly block_id: string;
  readonly type: string;
} & Payload;

export type StateValues = Readonly<Record<string, Readonly<Record<string, Payload>>>>;

/** `block_actions` on a message. An ephemeral message is not part of the payload. */
export function messageAction(
  workspace: Workspace,
  interaction: Interaction,
  where: { readonly channel: Channel; readonly message: ShownMessage },
  action: PressedControl,
  values: StateValues,
): Payload {
  const { channel, message } = where;
  const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
  return {
    type: 'block_actions',
    ...common(workspace, interaction),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.ephemeral,
      ...thread,
    },
    channel: { id: channel.id, name: channel.name },
    ...(message.ephemeral ? {} : { message: messageObject(workspace, message) }),
    state: { values },
    actions: [{ ...action, action_ts: interaction.actionTs }],
  };
}

/** `block_actions` inside a modal or the App Home. */
export function viewAction(
  workspace: Workspace,
  interaction: Interaction,
  view: View,
  action: PressedControl,
  values: StateValues,
): Payload {
  return {
    type: 'block_actions',
    ...common(workspace, interaction),
    container: { type: 'view', view_id: view.id },
    view: { ...view, state: { values } },
    actions: [{ ...action, action_ts: interaction.actionTs }],
  };
}

export function viewSubmission(
  workspace: Workspace,
  interaction: Interaction,
  view: View,
  values: StateValues,
): Payload {
  return {
    type: 'view_submission',
    ...common(workspace, interaction),
    view: { ...view, state: { values } },
    response_urls: [],
  };
}

export function viewClosed(workspace: Workspace, interaction: Interaction, view: View): Payload {
  return { type: 'view_closed', ...common(workspace, interaction), view, is_cleared: false };
}

/** A message shortcut: the whole message travels along. */
export function messageShortcut(
  workspace: Workspace,
  interaction: Interaction,
  where: { readonly channel: Channel; readonly message: ShownMessage },
  callbackId: string,
): Payload {
  const { channel, message } = where;
  return {
    type: 'message_action',
    ...common(workspace, interaction),
    callback_id: callbackId,
    message_ts: message.ts,
    action_ts: message.ts,
    channel: { id: channel.id, name: channel.name },
    message: messageObject(workspace, message),
  };
}

/** A global shortcut: no channel, so nowhere to answer but a form or the direct messages. */
export function globalShortcut(workspace: Workspace, interaction: Interaction, callbackId: string): Payload {
  return {
    type: 'shortcut',
    ...common(workspace, interaction),
    callback_id: callbackId,
    action_ts: interaction.actionTs,
  };
}

/** The form of a slash command. It has no thread. */
export function commandForm(
  workspace: Workspace,
  interaction: Interaction,
  channel: Channel,
  command: string,
  text: string,
): Payload {
  return {
    token: 'sandbox',
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
    user_id: workspace.agent.id,
    user_name: workspace.agent.username,
    command,
    text,
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: interaction.responseUrl,
    trigger_id: interaction.triggerId,
  };
}

function messageObject(workspace: Workspace, message: ShownMessage): Payload {
  const { bot, appId, team } = workspace;
  const byBot = message.user === bot.id ? { bot_id: bot.botId, app_id: appId } : {};
  const blocks: readonly Block[] | undefined = message.blocks ?? undefined;
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: team.id,
    ...byBot,
    ...(blocks === undefined ? {} : { blocks }),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
  };
}
