import { z } from 'zod';

/** The parts of Slack's payloads that we read. What else is in them is Slack's business. */

const text = z.string().nullish().catch(null);

const file = z.looseObject({ mimetype: text });

/** A `message` or `app_mention` event. */
const messageEventSchema = z.looseObject({
  type: z.enum(['message', 'app_mention']),
  subtype: text,
  hidden: z.boolean().nullish().catch(null),
  channel: z.string(),
  channel_type: text,
  user: text,
  bot_id: text,
  ts: z.string(),
  thread_ts: text,
  text,
  blocks: z.array(z.unknown()).nullish().catch(null),
  attachments: z.array(z.unknown()).nullish().catch(null),
  files: z.array(file).nullish().catch(null),
});

export const eventCallbackSchema = z.looseObject({
  type: z.literal('event_callback'),
  event_id: z.string(),
  event: messageEventSchema,
});

/** A click on a button of a message. */
export const clickSchema = z.looseObject({
  type: z.literal('block_actions'),
  user: z.looseObject({ id: z.string() }),
  container: z.looseObject({
    channel_id: z.string(),
    message_ts: z.string(),
    thread_ts: text,
    is_ephemeral: z.boolean().nullish().catch(null),
  }),
  trigger_id: text,
  response_url: text,
  actions: z
    .array(
      z.looseObject({
        action_id: z.string(),
        action_ts: z.string().catch(''),
        value: text,
        url: text,
        selected_option: z.looseObject({ value: z.string() }).nullish().catch(null),
      }),
    )
    .min(1),
});

/** A slash command, as its form fields. */
export const commandSchema = z.looseObject({
  command: z.literal('/wa-status'),
  text: z.string().catch(''),
  channel_id: z.string(),
  user_id: z.string(),
  response_url: z.string(),
  trigger_id: z.string(),
});

export type Command = z.infer<typeof commandSchema>;
export type MessageEvent = z.infer<typeof messageEventSchema>;
export type Click = z.infer<typeof clickSchema>;
