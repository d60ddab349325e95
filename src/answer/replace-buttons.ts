import { context } from './blocks.ts';
import type { Markup } from './markup.ts';

type Loose = { readonly type?: unknown; readonly elements?: unknown; readonly action_id?: unknown };

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

/** Starts something; looking at the history changes nothing and may stay. */
function startsAction(control: unknown): boolean {
  if (!isObject(control)) return false;
  const { action_id: id } = control;
  return typeof id === 'string' && id.startsWith('act:') && !id.startsWith('act:history');
}

/**
 * The blocks of a message with a note in the place of the buttons that start something; its other buttons stay. The
 * blocks are those that we sent.
 */
export function replaceButtons(blocks: readonly unknown[], note: Markup): unknown[] {
  return blocks.flatMap((block) => {
    if (!isObject(block) || block.type !== 'actions' || !Array.isArray(block.elements)) return [block];
    const rest = block.elements.filter((control) => !startsAction(control));
    if (rest.length === block.elements.length) return [block];
    return [...(rest.length === 0 ? [] : [{ ...block, elements: rest }]), context(note)];
  });
}
