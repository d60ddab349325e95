import { randomUUID } from 'node:crypto';
import { text as readText } from 'node:stream/consumers';
import { type Loopback, listenOnLoopback } from './loopback.ts';
import { deliver, signRequest } from './slack-events.ts';
import type { Workspace } from './workspace.ts';

export type ResponseBody = {
  readonly text: string;
  readonly blocks?: readonly Record<string, unknown>[];
  readonly response_type?: string;
  readonly replace_original?: boolean;
};

/** Slack's side of a response_url: what was answered there, in order. */
export type ResponseUrl = Loopback & {
  readonly bodies: ResponseBody[];
  /** Has the next answers refused with HTTP 400. */
  refuse(count: number): void;
};

export async function startResponseUrl(): Promise<ResponseUrl> {
  const bodies: ResponseBody[] = [];
  let refusals = 0;
  const server = await listenOnLoopback((request, response) => {
    void readText(request).then((body) => {
      bodies.push(JSON.parse(body));
      refusals -= 1;
      response.writeHead(refusals >= 0 ? 400 : 200).end();
    });
  });
  return {
    ...server,
    bodies,
    refuse: (count) => {
      refusals = count;
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';

/** Types `/wa-status` with these words; the HTTP status of the acknowledgement. */
export async function sendCommand(
  port: number,
  { channel, userId }: Workspace,
  text: string,
  responseUrl: string,
): Promise<number> {
  const body = new URLSearchParams({
    command: '/wa-status',
    text,
    channel_id: channel,
    user_id: userId,
    response_url: responseUrl,
    trigger_id: randomUUID(),
  });
  return await deliver(port, signRequest(body.toString(), FORM));
}

export type CardPress = {
  readonly actionId: string;
  readonly value: string;
  readonly responseUrl: string;
  readonly isEphemeral?: boolean;
};

/** Presses a button of a card that came through a response_url. */
export async function pressCard(
  port: number,
  { channel, userId }: Workspace,
  press: CardPress,
): Promise<number> {
  const { actionId, value, responseUrl, isEphemeral = true } = press;
  const payload = {
    type: 'block_actions',
    user: { id: userId },
    trigger_id: randomUUID(),
    response_url: responseUrl,
    container: { type: 'message', channel_id: channel, message_ts: '1.0', is_ephemeral: isEphemeral },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1.0' }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) });
  return await deliver(port, signRequest(body.toString(), FORM));
}

/** Sends a form with one field filled in; what the bot acknowledged with. */
export async function submitForm(
  port: number,
  { userId }: Workspace,
  view: Record<string, unknown>,
  field: string,
  value: string,
): Promise<string> {
  const payload = {
    type: 'view_submission',
    user: { id: userId },
    view: { id: randomUUID(), ...view, state: { values: { [field]: { [field]: { value } } } } },
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) });
  const { headers, body: signed } = signRequest(body.toString(), FORM);
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers,
    body: signed,
  });
  return await response.text();
}
