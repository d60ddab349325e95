import { z } from 'zod';
import { type Clock, MINUTE } from '../../clock.ts';
import type { Board } from './board.ts';
import type { Block } from './conversation.ts';
import type { Forward } from './forward.ts';
import type { Workspace } from './workspace.ts';

/** What an interaction came from, so that an answer to its response_url lands there. */
export type ResponseTarget = {
  readonly channel: string;
  readonly threadTs: string | null;
  /** Who is answered. */
  readonly user: string;
  readonly original: { readonly ts: string; readonly ephemeral: boolean } | null;
};

export type ResponseUrls = {
  /** A new address; good for five answers within thirty minutes. */
  readonly issue: (target: ResponseTarget) => string;
  /** Carries out one answer; null when the address is unknown, used up or too old. */
  readonly answer: (id: string, body: string) => Promise<{ readonly ok: boolean } | null>;
  /** Carries out an answer that came in the acknowledgement itself. */
  readonly apply: (target: ResponseTarget, body: string) => Promise<{ readonly ok: boolean }>;
};

const USES = 5;
const LIFETIME = 30 * MINUTE;

const answerSchema = z.object({
  text: z.string().optional(),
  blocks: z.array(z.looseObject({ type: z.string() })).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

type Answer = z.infer<typeof answerSchema>;

type Dependencies = {
  readonly workspace: Workspace;
  readonly board: Board;
  readonly forward: Forward;
  readonly clock: Clock;
  readonly nextId: () => string;
  /** Address under which `answer` is reached, without a trailing slash. */
  readonly address: () => string;
};

export function createResponseUrls(dependencies: Dependencies): ResponseUrls {
  const { clock, nextId, address } = dependencies;
  const issued = new Map<string, { target: ResponseTarget; left: number; until: number }>();
  return {
    issue: (target) => {
      const id = nextId();
      issued.set(id, { target, left: USES, until: clock() + LIFETIME });
      return `${address()}/${id}`;
    },
    answer: async (id, body) => {
      const entry = issued.get(id);
      if (entry === undefined || entry.left === 0 || clock() > entry.until) return null;
      entry.left -= 1;
      return applyAnswer(dependencies, entry.target, body);
    },
    apply: (target, body) => applyAnswer(dependencies, target, body),
  };
}

async function applyAnswer(
  dependencies: Dependencies,
  target: ResponseTarget,
  body: string,
): Promise<{ ok: boolean }> {
  const answer = answerSchema.safeParse(readAnswer(body));
  if (!answer.success) return { ok: false };
  const { original } = target;
  if (original !== null && answer.data.delete_original)
    return removeOriginal(dependencies, target.channel, original);
  if (original !== null && answer.data.replace_original) {
    return replaceOriginal(dependencies, target.channel, original, answer.data);
  }
  return postAnswer(dependencies, target, answer.data);
}

/** An answer is an object, or plain words. */
function readAnswer(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'string' ? { text: parsed } : parsed;
  } catch {
    return { text: body };
  }
}

type Original = NonNullable<ResponseTarget['original']>;

async function removeOriginal(
  { board, forward, workspace }: Dependencies,
  channel: string,
  { ts, ephemeral }: Original,
) {
  if (!ephemeral) return forward('chat.delete', workspace.bot.token, { channel, ts });
  board.apply({ kind: 'removed', channel, ts, ephemeral });
  return { ok: true };
}

async function replaceOriginal(
  dependencies: Dependencies,
  channel: string,
  original: Original,
  answer: Answer,
) {
  const { board, forward, workspace } = dependencies;
  const { text = '', blocks } = answer;
  if (!original.ephemeral) {
    return forward('chat.update', workspace.bot.token, { channel, ts: original.ts, text, blocks });
  }
  const shown: readonly Block[] | null = blocks ?? null;
  board.apply({ kind: 'edited', channel, ts: original.ts, text, blocks: shown });
  return { ok: true };
}

function postAnswer({ forward, workspace }: Dependencies, target: ResponseTarget, answer: Answer) {
  const { text, blocks } = answer;
  const threadTs = answer.thread_ts ?? target.threadTs ?? undefined;
  const fields = { channel: target.channel, text, blocks, thread_ts: threadTs };
  if (answer.response_type === 'in_channel') return forward('chat.postMessage', workspace.bot.token, fields);
  return forward('chat.postEphemeral', workspace.bot.token, { ...fields, user: target.user });
}
