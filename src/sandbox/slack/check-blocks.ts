import type { Block } from './conversation.ts';

export type Surface = 'message' | 'modal' | 'home';

/** Where each kind of block may stand; Slack refuses it elsewhere. */
const surfaces: Readonly<Record<string, readonly Surface[]>> = {
  actions: ['message', 'modal', 'home'],
  alert: ['modal'],
  card: ['message', 'modal', 'home'],
  container: ['message'],
  context: ['message', 'modal', 'home'],
  context_actions: ['message'],
  data_visualization: ['message'],
  divider: ['message', 'modal', 'home'],
  header: ['message', 'modal', 'home'],
  image: ['message', 'modal', 'home'],
  input: ['message', 'modal', 'home'],
  markdown: ['message'],
  rich_text: ['message', 'modal', 'home'],
  section: ['message', 'modal', 'home'],
  table: ['message', 'home'],
};

const MAX_BLOCKS: Record<Surface, number> = { message: 50, modal: 100, home: 100 };
/** Undocumented; seen to fail near 13,200 characters. */
const MAX_CHARACTERS = 13_000;

/** How long each kind of text may be, by the name of the field that holds it within its parent's type. */
const textLimits: readonly (readonly [path: RegExp, limit: number])[] = [
  [/header\.text$/, 150],
  [/section\.text$/, 3_000],
  [/section\.fields$/, 2_000],
  [/button\.text$/, 75],
  [/option\.text$/, 75],
  [/confirm\.title$/, 100],
  [/confirm\.text$/, 300],
  [/container\.(title|subtitle)$/, 150],
  [/input\.(label|hint)$/, 2_000],
  [/context\.elements$/, 3_000],
];

const countLimits: Readonly<Record<string, readonly [field: string, limit: number]>> = {
  actions: ['elements', 25],
  context: ['elements', 10],
  context_actions: ['elements', 5],
  section: ['fields', 10],
  table: ['rows', 100],
  container: ['child_blocks', 10],
  overflow: ['options', 5],
  static_select: ['options', 100],
};

/**
 * What Slack would say against these blocks; empty when it would take them.
 * Holds the limits that hurt in practice, kept apart from the bot's own so that one checks the other.
 */
export function findBlockFaults(blocks: readonly Block[], surface: Surface): string[] {
  const faults: string[] = [];
  if (blocks.length > MAX_BLOCKS[surface]) faults.push(`no more than ${MAX_BLOCKS[surface]} items allowed`);
  for (const [index, block] of blocks.entries()) {
    const allowed = surfaces[block.type];
    if (!allowed?.includes(surface))
      faults.push(`unsupported type: ${block.type} [json-pointer:/blocks/${index}]`);
    else walk(block, block.type, `/blocks/${index}`, faults);
  }
  const tables = blocks.filter((block) => block.type === 'table').length;
  if (tables > 1) faults.push('only one table allowed');
  if (surface === 'message' && countCharacters(blocks) > MAX_CHARACTERS) faults.push('msg_blocks_too_long');
  faults.push(...findRepeatedIds(blocks));
  return faults;
}

function walk(node: unknown, path: string, pointer: string, faults: string[]): void {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) walk(item, path, `${pointer}/${index}`, faults);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  checkText(node, path, pointer, faults);
  checkCount(node, pointer, faults);
  checkValue(node, pointer, faults);
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'object' && value !== null)
      walk(value, `${kindOf(node, path)}.${key}`, `${pointer}/${key}`, faults);
  }
}

/** A node's own type, or the role its field gives it. */
function kindOf(node: object, path: string): string {
  const type = Reflect.get(node, 'type');
  if (typeof type === 'string') return type;
  if (/\.options$/.test(path)) return 'option';
  return path.split('.').at(-1) ?? '';
}

function checkText(node: object, path: string, pointer: string, faults: string[]): void {
  const type = Reflect.get(node, 'type');
  if (type !== 'plain_text' && type !== 'mrkdwn') return;
  const text = String(Reflect.get(node, 'text') ?? '');
  const limit = textLimits.find(([pattern]) => pattern.test(path))?.[1] ?? 3_000;
  if (text === '') faults.push(`must be more than 0 characters [json-pointer:${pointer}/text]`);
  if (text.length > limit)
    faults.push(`must be less than ${limit + 1} characters [json-pointer:${pointer}/text]`);
}

function checkCount(node: object, pointer: string, faults: string[]): void {
  const [field, limit] = countLimits[String(Reflect.get(node, 'type'))] ?? [];
  if (field === undefined || limit === undefined) return;
  const items = Reflect.get(node, field);
  if (Array.isArray(items) && items.length > limit) {
    faults.push(`no more than ${limit} items allowed [json-pointer:${pointer}/${field}]`);
  }
}

function checkValue(node: object, pointer: string, faults: string[]): void {
  const value = Reflect.get(node, 'value');
  if (typeof value === 'string' && value.length > 2_000) {
    faults.push(`must be less than 2001 characters [json-pointer:${pointer}/value]`);
  }
}

/** All the text of all blocks together. */
function countCharacters(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  const own = Reflect.get(node, 'text');
  const rest = Object.values(node).reduce((sum: number, value) => sum + countCharacters(value), 0);
  return rest + (typeof own === 'string' ? own.length : 0);
}

function findRepeatedIds(blocks: readonly Block[]): string[] {
  const ids = blocks.map((block) => block.block_id).filter((id) => id !== undefined);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  return repeated.map((id) => `block_id ${id} already exists`);
}
