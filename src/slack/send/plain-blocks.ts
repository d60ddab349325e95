import { z } from 'zod';

/** Block types that every client and every surface of messages has long known. */
const PLAIN = new Set(['section', 'actions', 'context', 'header', 'divider', 'image', 'rich_text']);
const MAX_SECTION = 3_000;
const MAX_DEPTH = 8;

const block = z.looseObject({ type: z.string() });
const part = z.looseObject({
  text: z.unknown().optional(),
  title: z.unknown().optional(),
  rows: z.array(z.array(z.unknown())).catch([]),
  elements: z.array(z.unknown()).catch([]),
});

/** The words in any part of a block; cells of a table row are joined by a dot. */
function readWords(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  const parsed = part.safeParse(value);
  if (!parsed.success || depth > MAX_DEPTH) return '';
  const { text, title, rows, elements } = parsed.data;
  const read = (item: unknown) => readWords(item, depth + 1);
  const lines = rows.map((row) => row.map(read).join(' · '));
  return [read(title), read(text), elements.map(read).join(''), ...lines]
    .filter((word) => word !== '')
    .join('\n');
}

function toSection(value: unknown): unknown[] {
  const text = readWords(value);
  if (text === '') return [];
  return [{ type: 'section', text: { type: 'plain_text', text: text.slice(0, MAX_SECTION) } }];
}

/** A table with more words than a section holds becomes several. */
function tableSections(rows: readonly unknown[]): unknown[] {
  const groups: unknown[][] = [];
  let length = MAX_SECTION;
  for (const row of rows) {
    const size = readWords({ rows: [row] }).length + 1;
    length += size;
    if (length > MAX_SECTION) {
      groups.push([]);
      length = size;
    }
    groups.at(-1)?.push(row);
  }
  return groups.flatMap((group) => toSection({ rows: group }));
}

const tableBlock = z.looseObject({ type: z.literal('table'), rows: z.array(z.array(z.unknown())) });

const container = z.looseObject({ title: z.unknown().optional(), child_blocks: z.array(z.unknown()) });

const side = z.looseObject({ text: z.unknown(), value: z.string() });
const feedback = z.looseObject({
  type: z.literal('feedback_buttons'),
  action_id: z.string(),
  positive_button: side,
  negative_button: side,
});
const contextActions = z.looseObject({
  type: z.literal('context_actions'),
  elements: z.array(z.unknown()),
});

/** The pair of feedback buttons as two plain ones: their values tell them apart, their names must differ. */
function toButtons(element: unknown): unknown[] {
  const parsed = feedback.safeParse(element);
  if (!parsed.success) return [];
  const { action_id: id, positive_button: yes, negative_button: no } = parsed.data;
  const plainButton = ({ text, value }: z.infer<typeof side>, sign: string) => ({
    type: 'button',
    action_id: `${id}:${sign}`,
    text,
    value,
  });
  return [plainButton(yes, 'helpful'), plainButton(no, 'wrong')];
}

function toPlain(value: unknown): unknown[] {
  const parsed = block.safeParse(value);
  if (!parsed.success) return [];
  if (PLAIN.has(parsed.data.type)) return [value];
  const holder = container.safeParse(value);
  if (holder.success) {
    return [...toSection({ text: holder.data.title }), ...holder.data.child_blocks.flatMap(toPlain)];
  }
  const pair = contextActions.safeParse(value);
  if (pair.success) {
    const elements = pair.data.elements.flatMap(toButtons);
    return elements.length === 0 ? [] : [{ type: 'actions', elements }];
  }
  const table = tableBlock.safeParse(value);
  return table.success ? tableSections(table.data.rows) : toSection(value);
}

/** The same message without the newer block types, for a Slack that refuses them. */
export function toPlainBlocks(blocks: readonly unknown[]): unknown[] {
  return blocks.flatMap(toPlain).slice(0, 50);
}
