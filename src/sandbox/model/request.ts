import { z } from 'zod';

const part = z.looseObject({ type: z.string(), image_url: z.looseObject({ url: z.string() }).optional() });
const content = z.union([z.string(), z.array(part)]);

/** A request for a chat completion, as far as scripts look at it. */
const chatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content })).min(1),
  response_format: z.unknown().optional(),
});

export type ChatRequest = z.infer<typeof chatRequest>;

/** Null where it is none. */
export function readChatRequest(body: string): ChatRequest | null {
  try {
    return chatRequest.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

const dataSchema = z.object({ paste: z.string() });

/** The paste that a request asks about. */
export function pasteOf({ messages }: ChatRequest): string {
  const [first] = messages.filter(({ role }) => role === 'user');
  try {
    return dataSchema.parse(JSON.parse(String(first?.content))).paste;
  } catch {
    return '';
  }
}

/** The picture that a request shows, as a data URL; null where it shows none. */
export function pictureOf({ messages }: ChatRequest): string | null {
  for (const { content: parts } of messages) {
    const shown = typeof parts === 'string' ? undefined : parts.find((each) => each.image_url !== undefined);
    if (shown?.image_url !== undefined) return shown.image_url.url;
  }
  return null;
}
