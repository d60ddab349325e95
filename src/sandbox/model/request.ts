import { z } from 'zod';

/** A request for a chat completion, as far as scripts look at it. */
const chatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
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
    return dataSchema.parse(JSON.parse(first?.content ?? '')).paste;
  } catch {
    return '';
  }
}
