import { randomUUID } from 'node:crypto';
import { signBody } from '../../src/slack/receive/signature.ts';
import type { Workspace } from './workspace.ts';

export const SIGNING_SECRET = 'test-signing-secret';

export type Delivery = {
  readonly secret?: string;
  /** Seconds since the epoch. */
  readonly timestamp?: number;
  readonly headers?: Record<string, string>;
};

export type SignedRequest = { readonly body: string; readonly headers: Record<string, string> };

/** A request as Slack makes it. */
export function signRequest(body: string, contentType: string, delivery: Delivery = {}): SignedRequest {
  const timestamp = String(delivery.timestamp ?? Math.floor(Date.now() / 1_000));
  const signature = signBody(delivery.secret ?? SIGNING_SECRET, timestamp, body);
  return {
    body,
    headers: {
      'Content-Type': contentType,
      'X-Slack-Request-Timestamp': timestamp,
      'X-Slack-Signature': signature,
      ...delivery.headers,
    },
  };
}

type Delivered = { readonly status: number; readonly body: string };

async function exchange(port: number, { body, headers }: SignedRequest): Promise<Delivered> {
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body });
  return { status: response.status, body: await response.text() };
}

/** Sends a request to the bot; its HTTP status. */
export async function deliver(port: number, request: SignedRequest): Promise<number> {
  return (await exchange(port, request)).status;
}

/** Sends an interaction, signed; what the bot answers. */
export async function sendPayload(port: number, payload: object): Promise<Delivered> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return await exchange(port, signRequest(body, 'application/x-www-form-urlencoded'));
}

export function eventBody(event: Record<string, unknown>, eventId = `Ev${randomUUID()}`) {
  const time = Math.floor(Date.now() / 1_000);
  return { type: 'event_callback', team_id: 'T000000001', event_id: eventId, event_time: time, event };
}

/** The event of a message in the channel of the workspace. */
export function messageEvent(workspace: Workspace, ts: string, text: string, change: object = {}) {
  const { channel, userId: user } = workspace;
  return { type: 'message', channel, channel_type: 'channel', user, ts, event_ts: ts, text, ...change };
}

/** Sends an event, signed; the HTTP status. */
export async function sendEvent(
  port: number,
  event: Record<string, unknown>,
  { eventId, ...delivery }: Delivery & { readonly eventId?: string } = {},
): Promise<number> {
  return await deliver(
    port,
    signRequest(JSON.stringify(eventBody(event, eventId)), 'application/json', delivery),
  );
}

export type ButtonClick = {
  readonly actionId: string;
  readonly value: string;
  readonly messageTs: string;
  readonly threadTs?: string;
  readonly actionTs?: string;
  readonly user?: string;
  readonly triggerId?: string;
};

const TEAM = 'T000000001';

/** A click on a button of a message, as Slack reports it. */
function clickBody(workspace: Workspace, click: ButtonClick) {
  return {
    type: 'block_actions',
    user: { id: click.user ?? workspace.userId, team_id: TEAM },
    team: { id: TEAM },
    ...(click.triggerId === undefined ? {} : { trigger_id: click.triggerId }),
    channel: { id: workspace.channel },
    container: {
      type: 'message',
      channel_id: workspace.channel,
      message_ts: click.messageTs,
      ...(click.threadTs === undefined ? {} : { thread_ts: click.threadTs }),
    },
    actions: [
      {
        type: 'button',
        action_id: click.actionId,
        block_id: 'b',
        value: click.value,
        action_ts: click.actionTs ?? `${Date.now()}.${Math.random()}`,
      },
    ],
  };
}

/** Sends a click on a button, signed; the HTTP status. */
export async function sendClick(port: number, workspace: Workspace, click: ButtonClick): Promise<number> {
  return (await sendPayload(port, clickBody(workspace, click))).status;
}

let views = 0;

/** A filled-in dialog of a correction, as Slack submits it. */
export function correctionSubmission(
  { userId }: Workspace,
  metadata: string,
  { entry, note = null }: { readonly entry: string; readonly note?: string | null },
) {
  views += 1;
  const values = {
    right_entry: { value: { type: 'static_select', selected_option: { value: entry } } },
    note: { value: { type: 'plain_text_input', value: note } },
  };
  return {
    type: 'view_submission',
    team: { id: TEAM },
    user: { id: userId, team_id: TEAM },
    view: {
      id: `V${views}`,
      type: 'modal',
      callback_id: 'correct_answer',
      private_metadata: metadata,
      state: { values },
    },
  };
}

/** A press on a button of the App Home. */
export function homePress(user: string, actionId: string, value: string, trigger = '1.2.x') {
  return {
    type: 'block_actions',
    team: { id: TEAM },
    user: { id: user, team_id: TEAM },
    trigger_id: trigger,
    container: { type: 'view', view_id: 'V0' },
    view: { id: 'V0', type: 'home' },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1.1' }],
  };
}
