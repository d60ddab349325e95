import type { Block } from './conversation.ts';

/** Gives every block and every control an id where the app gave none, as Slack does. */
export function fillBlockIds(blocks: readonly Block[], nextId: () => string): Block[] {
  return blocks.map((block) => fillBlock(block, nextId));
}

const holders = ['elements', 'accessory', 'element'] as const;

function fillBlock(block: Block, nextId: () => string): Block {
  const filled: Record<string, unknown> = { ...block, block_id: block.block_id ?? nextId() };
  for (const holder of holders) {
    if (block.type !== 'rich_text' && filled[holder] !== undefined)
      filled[holder] = fillControl(filled[holder], nextId);
  }
  const children = filled.child_blocks;
  if (Array.isArray(children)) filled.child_blocks = fillBlockIds(children, nextId);
  return filled as Block;
}

const controls = /button|select|overflow|input|checkboxes|picker/;

function fillControl(node: unknown, nextId: () => string): unknown {
  if (Array.isArray(node)) return node.map((item) => fillControl(item, nextId));
  if (typeof node !== 'object' || node === null) return node;
  const type = Reflect.get(node, 'type');
  if (typeof type !== 'string' || !controls.test(type)) return node;
  return { action_id: nextId(), ...node };
}
