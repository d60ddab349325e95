import { fillBlockIds } from './block-ids.ts';
import type { Board } from './board.ts';
import { findBlockFaults, type Surface } from './check-blocks.ts';
import type { Block } from './conversation.ts';
import type { FileShelf } from './files.ts';
import { type Fields, observe } from './observe.ts';
import { markGuest } from './people.ts';
import { callSlack, type SlackAnswer } from './web-api.ts';
import type { Workspace } from './workspace.ts';

/** Calls the emulated Web API with what Slack would add, refuse and show. */
export type Forward = (method: string, token: string, fields: Fields) => Promise<SlackAnswer>;

/**
 * The emulator keeps messages and views; this adds what it does not do: unknown tokens are refused,
 * blocks get ids and are checked, the bot's messages carry its id, guests are known as such, people have a
 * language, and the board hears of every change.
 */
export function createForward(
  workspace: Workspace,
  board: Board,
  shelf: FileShelf,
  nextId: () => string,
): Forward {
  const pressers = new Map<string, string>();
  return async (method, token, fields) => {
    const author = authorOf(workspace, token);
    if (author === null) return { ok: false, error: 'invalid_auth' };
    const prepared = prepare(fields, nextId);
    if ('faults' in prepared) return refusal(prepared.faults);
    const signed =
      author === workspace.bot.id ? { ...prepared.fields, ...botMarks(workspace, method) } : prepared.fields;
    const answer = shelf.readdress(await callSlack(workspace.apiUrl, token, method, signed));
    if (!answer.ok) return answer;
    // Who holds a trigger is who sees the view that it opens.
    if (method === 'views.generateTriggerId') pressers.set(String(answer.trigger_id), String(fields.user_id));
    const viewer = pressers.get(String(fields.trigger_id)) ?? String(fields.user_id);
    const change = observe(method, { ...signed, author, viewer }, answer, shelf);
    if (change !== null) board.apply(change);
    if (method !== 'users.info') return answer;
    return markGuest(workspace.people, fields.include_locale ? withLocale(workspace, answer) : answer);
  };
}

function withLocale({ locales }: Workspace, answer: SlackAnswer): SlackAnswer {
  const user = Object(answer.user);
  const locale = locales.get(String(Reflect.get(user, 'id')));
  return locale === undefined ? answer : { ...answer, user: { ...user, locale } };
}

function authorOf({ bot, people }: Workspace, token: string): string | null {
  return [bot, ...people].find((person) => person.token === token)?.id ?? null;
}

function botMarks({ bot, appId }: Workspace, method: string): Fields {
  return method === 'chat.postMessage' ? { bot_id: bot.botId, app_id: appId } : {};
}

type Prepared = { readonly fields: Fields } | { readonly faults: readonly string[] };

/** Reads the structured fields that carry blocks, fills in their ids and checks them. */
function prepare(fields: Fields, nextId: () => string): Prepared {
  const blocks = parse(fields.blocks);
  const view = parse(fields.view);
  const { blocks: inView, surface } = describeView(view);
  const carried = Array.isArray(blocks) ? (blocks as Block[]) : inView;
  if (carried === null) return { fields };
  const faults = findBlockFaults(carried, surface);
  if (faults.length > 0) return { faults };
  const filled = fillBlockIds(carried, nextId);
  return {
    fields:
      inView === carried
        ? { ...fields, view: { ...Object(view), blocks: filled } }
        : { ...fields, blocks: filled },
  };
}

function describeView(view: unknown): { readonly blocks: Block[] | null; readonly surface: Surface } {
  const blocks: unknown = Reflect.get(Object(view), 'blocks');
  const type: unknown = Reflect.get(Object(view), 'type');
  if (!Array.isArray(blocks)) return { blocks: null, surface: 'message' };
  return { blocks, surface: type === 'home' ? 'home' : 'modal' };
}

function parse(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function refusal(faults: readonly string[]): SlackAnswer {
  const messages = faults.map((fault) => `[ERROR] ${fault}`);
  const error = faults.includes('msg_blocks_too_long') ? 'msg_blocks_too_long' : 'invalid_blocks';
  return { ok: false, error, response_metadata: { messages } };
}
