import { z } from 'zod';
import type { MessageEvent } from './payloads.ts';

/** More than Slack's 40,000 characters of text with their blocks; beyond it lies nothing worth reading. */
const MAX_LENGTH = 120_000;
const MAX_DEPTH = 8;

const node = z.looseObject({
  type: z.string().catch(''),
  text: z.unknown().optional(),
  url: z.string().optional().catch(undefined),
  user_id: z.string().optional().catch(undefined),
  elements: z.array(z.unknown()).catch([]),
  fields: z.array(z.unknown()).catch([]),
});

/** Text of blocks is plain where that of messages is encoded: bring it to the one encoding. */
function encode(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const LINE_ENDS = new Set(['rich_text_section', 'rich_text_preformatted', 'rich_text_quote', 'section']);

/** The words of a block or of an element in it, in Slack's encoding of message texts. */
function readNode(value: unknown, depth: number): string {
  const parsed = node.safeParse(value);
  if (!parsed.success || depth > MAX_DEPTH || parsed.data.type === 'actions') return '';
  const { type, text, url, user_id: user, elements, fields } = parsed.data;
  if (type === 'user' && user !== undefined) return `<@${user}>`;
  const words = typeof text === 'string' ? text : readNode(text, depth + 1);
  const own = typeof text === 'string' && type !== 'mrkdwn' ? encode(words) : words;
  const link = type === 'link' && url !== undefined && !own.includes(url) ? ` ${encode(url)}` : '';
  const inner = [...elements, ...fields].map((element) => readNode(element, depth + 1)).join('');
  return `${own}${link}${inner}${LINE_ENDS.has(type) ? '\n' : ''}`;
}

const attachment = z.looseObject({
  pretext: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  fallback: z.string().optional().catch(undefined),
  blocks: z.array(z.unknown()).catch([]),
  message_blocks: z
    .array(z.looseObject({ message: z.looseObject({ blocks: z.array(z.unknown()) }) }))
    .catch([]),
});

function readBlocks(blocks: readonly unknown[]): string {
  return blocks.map((block) => readNode(block, 0)).join('\n');
}

/** A forwarded message, or what an integration attached. */
function readAttachment(value: unknown): string[] {
  const parsed = attachment.safeParse(value);
  if (!parsed.success) return [];
  const { pretext, text, fallback, blocks, message_blocks: forwarded } = parsed.data;
  const inner = [...blocks, ...forwarded.flatMap((part) => part.message.blocks)];
  const parts = [pretext ?? '', text ?? '', readBlocks(inner)];
  return parts.some((part) => part.trim() !== '') ? parts : [fallback ?? ''];
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Everything a message says, in Slack's encoding. Slack repeats the text of a message in its blocks, with
 * links and emoji written another way; a part whose words were all there already is not taken again.
 */
export function collectText(event: Pick<MessageEvent, 'text' | 'blocks' | 'attachments'>): string {
  const parts = [
    event.text ?? '',
    readBlocks(event.blocks ?? []),
    ...(event.attachments ?? []).flatMap(readAttachment),
  ];
  const kept: string[] = [];
  const seen = new Set<string>();
  for (const part of parts) {
    const words = wordsOf(part);
    if (words.every((word) => seen.has(word))) continue;
    kept.push(part.trim());
    for (const word of words) seen.add(word);
  }
  return kept.join('\n').slice(0, MAX_LENGTH);
}
