import type { SlackMessage } from '../answer/message.ts';

/** Slack's markup as a terminal shows it: no stars, no escapes, links as their titles, people as their ids. */
function toPlain(text: string): string {
  return text
    .replace(/<[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<@(\w+)>/g, '@$1')
    .replace(/(^|[\s(])\*([^*\n]+)\*/g, '$1$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Columns as wide as their longest cell, but for the last. */
function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  '),
  );
}

/** A message of the bot for a terminal; buttons are left out. */
export function messageLines({ text, blocks }: SlackMessage): string[] {
  if (blocks.length === 0) return [toPlain(text)];
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'section':
        return [block.text?.text ?? '', ...(block.fields ?? []).map((field) => field.text)].map(toPlain);
      case 'context':
        return block.elements.map((element) => toPlain(element.text));
      case 'header':
        return [block.text.text];
      case 'table':
        return ['', ...tableLines(block.rows.map((row) => row.map((cell) => cell.text))), ''];
      case 'container':
        return [block.title.text, ...messageLines({ text: '', blocks: block.child_blocks })];
      default:
        return [];
    }
  });
}
