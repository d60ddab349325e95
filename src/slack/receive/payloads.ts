import { z } from 'zod';
import { slackFileSchema } from '../files/shared-file.ts';

/** The parts of Slack's payloads that we read. What else is in them is Slack's business. */

const text = z.string().nullish().catch(null);

/** A `message` or `app_mention` event. */
export const messageSchema = z.looseObject({
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
  files: z.array(slackFileSchema).nullish().catch(null),
});

export const eventCallbackSchema = z.looseObject({
  type: z.literal('event_callback'),
  event_id: z.string(),
  event: messageSchema,
});

const words = z.looseObject({
  text,
  blocks: z.array(z.unknown()).nullish().catch(null),
  attachments: z.array(z.unknown()).nullish().catch(null),
});

/** A `message_changed` event: the message as it is now, and its words before. */
export const editSchema = z.looseObject({
  type: z.literal('event_callback'),
  event_id: z.string(),
  event: z.looseObject({
    type: z.literal('message'),
    subtype: z.literal('message_changed'),
    channel: z.string(),
    channel_type: text,
    message: messageSchema.omit({ channel: true, channel_type: true }).extend({
      edited: z.looseObject({ ts: z.string() }),
    }),
    previous_message: words.nullish().catch(null),
  }),
});

/** Our shortcut, used on a message. */
export const messageShortcutSchema = z.looseObject({
  type: z.literal('message_action'),
  callback_id: z.literal('explain_error'),
  user: z.looseObject({ id: z.string() }),
  channel: z.looseObject({ id: z.string() }),
  message: messageSchema.omit({ type: true, channel: true, channel_type: true }),
  response_url: z.string(),
  trigger_id: z.string(),
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
export type MessageEvent = z.infer<typeof messageSchema>;
export type Edit = z.infer<typeof editSchema>;
export type MessageShortcut = z.infer<typeof messageShortcutSchema>;
export type Click = z.infer<typeof clickSchema>;
