import { createHmac } from 'node:crypto';
import type { Bot } from '../../src/bot.ts';
import type { BotConfig } from '../../src/config.ts';
import { listen, readBody } from '../../src/sandbox/http.ts';
import { callSlack } from '../../src/sandbox/slack/web-api.ts';

type Json = Record<string, unknown>;

/** What the stand-in was sent, and what it does about it. */
export type StandIn = {
  readonly requests: readonly Received[];
  /** Resolves with the first request, past or to come, that fits. */
  readonly until: (fits: (received: Received) => boolean) => Promise<Received>;
  readonly start: (config: BotConfig) => Promise<Bot>;
};

export type Received = {
  readonly kind: 'event' | 'interaction' | 'command';
  readonly body: Json;
  readonly signed: boolean;
  readonly retry: string | undefined;
};

type Reply = { readonly status?: number; readonly body?: string };

export type Behaviour = (
  received: Received,
  call: (method: string, fields: Json) => Promise<Json>,
) => Promise<Reply | undefined>;

/** A bot of a few lines, for tests of the sandbox alone: it checks signatures and does as it is told. */
export function createStandIn(behave: Behaviour = async () => undefined): StandIn {
  const requests: Received[] = [];
  const waiting: ((received: Received) => void)[] = [];
  return {
    requests,
    until: (fits) =>
      new Promise((resolve) => {
        const earlier = requests.find(fits);
        if (earlier !== undefined) resolve(earlier);
        else waiting.push((received) => fits(received) && resolve(received));
      }),
    start: async (config) => {
      const { slack } = config;
      if (slack.mode !== 'http') throw new Error('the stand-in speaks HTTP');
      const apiUrl = slack.apiUrl.replace(/\/api\/$/, '');
      const call = (method: string, fields: Json) => callSlack(apiUrl, slack.botToken, method, fields);
      const server = await listen(async (request, response) => {
        const text = await readBody(request, 5_000_000);
        const received: Received = {
          ...readRequest(text, request.headers['content-type'] ?? ''),
          signed: isSigned(slack.signingSecret, text, request.headers),
          retry: request.headers['x-slack-retry-num'] as string | undefined,
        };
        requests.push(received);
        for (const notify of waiting) notify(received);
        const reply = await behave(received, call);
        response.writeHead(reply?.status ?? 200);
        response.end(reply?.body ?? '');
      }, 0);
      return {
        port: server.port,
        metricsPort: null,
        idle: async () => {},
        [Symbol.asyncDispose]: () => server.stop(),
      };
    },
  };
}

function readRequest(text: string, type: string): Pick<Received, 'kind' | 'body'> {
  if (type.includes('json')) return { kind: 'event', body: JSON.parse(text) };
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  if (payload !== null) return { kind: 'interaction', body: JSON.parse(payload) };
  return { kind: 'command', body: Object.fromEntries(form) };
}

function isSigned(secret: string, body: string, headers: NodeJS.Dict<string | string[]>): boolean {
  const timestamp = headers['x-slack-request-timestamp'];
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return headers['x-slack-signature'] === `v0=${expected}`;
}
