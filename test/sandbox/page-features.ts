import type { Behaviour } from './stand-in-bot.ts';

type Json = Record<string, unknown>;

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string) => ({ text: plain(text), value: text });

const answer = [
  { type: 'header', text: plain('An answer with everything') },
  {
    type: 'section',
    text: { type: 'mrkdwn', text: '*Do now:* read `133010` at <https://example.com|Meta>' },
  },
  { type: 'section', fields: [plain('Status'), plain('CONNECTED')] },
  {
    type: 'data_visualization',
    title: 'How they were recognised',
    chart: {
      type: 'pie',
      segments: [
        { label: 'By code', value: 3 },
        { label: 'By wording', value: 1 },
      ],
    },
  },
  { type: 'divider' },
  { type: 'table', rows: [[{ type: 'raw_text', text: 'Check' }], [{ type: 'raw_text', text: '✅ fine' }]] },
  {
    type: 'container',
    title: plain('All steps'),
    is_collapsible: true,
    child_blocks: [{ type: 'section', text: plain('One') }],
  },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'pin', text: plain('Enter the PIN') },
      { type: 'overflow', action_id: 'more', options: [option('first'), option('second')] },
    ],
  },
  { type: 'context', elements: [{ type: 'mrkdwn', text: '_small print_' }] },
  {
    type: 'context',
    elements: [
      { type: 'mrkdwn', text: 'at <!date^1795269750^{date_short_pretty} at {time}|2026-11-21 14:02 UTC>' },
    ],
  },
];

const pinModal = {
  type: 'modal',
  title: plain('Two-step PIN'),
  submit: plain('Register'),
  blocks: [
    {
      type: 'input',
      block_id: 'pin',
      label: plain('PIN'),
      element: { type: 'plain_text_input', action_id: 'value' },
    },
  ],
};

const linkTo = ({ channel, ts }: Json): string =>
  `https://desk-connect.slack.com/archives/${channel}/p${String(ts).replace('.', '')}`;

/** A bot that uses every kind of block and control which the page draws, and links to the first thing said. */
export function createPageFeatures(): Behaviour {
  let first: Json | null = null;
  return async ({ kind, body }, call) => {
    if (body.type === 'shortcut') await call('views.open', { trigger_id: body.trigger_id, view: pinModal });
    const event = (body.event ?? {}) as Json;
    if (kind === 'event' && event.bot_id === undefined && event.subtype === undefined) {
      const { channel, ts } = event;
      first ??= event;
      const see = { type: 'mrkdwn', text: `See <${linkTo(first)}|the first thread>` };
      const blocks = [...answer, { type: 'context', elements: [see] }];
      await call('chat.postMessage', { channel, thread_ts: ts, text: 'An answer', blocks });
    }
    if (body.type === 'block_actions') {
      const [action] = body.actions as Json[];
      if (action?.action_id === 'pin')
        await call('views.open', { trigger_id: body.trigger_id, view: pinModal });
      const chosen = action?.selected_option as { value: string } | undefined;
      if (chosen !== undefined) await respond(body, `You chose ${chosen.value}`);
    }
    if (body.type !== 'view_submission') return undefined;
    return { body: JSON.stringify({ response_action: 'errors', errors: { pin: 'Six digits, please' } }) };
  };
}

function respond(body: Json, text: string): Promise<Response> {
  return fetch(String(body.response_url), { method: 'POST', body: JSON.stringify({ text }) });
}
