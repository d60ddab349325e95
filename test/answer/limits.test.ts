import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { LIMITS } from '../../src/answer/limits.ts';

/** A table of Slack's limits, kept outside of the project; where it is absent there is nothing to compare with. */
const TABLE = join(import.meta.dirname, '../../../shared/data/slack/block-limits.json');

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce((node, key) => z.record(z.string(), z.unknown()).parse(node)[key], value);

test.skipIf(!existsSync(TABLE)).each([
  ['payload.message.max_blocks', LIMITS.message.blocks],
  ['payload.message.text_recommended', LIMITS.message.text],
  ['payload.home.max_blocks', LIMITS.home.blocks],
  ['payload.modal.title', LIMITS.modal.title],
  ['payload.modal.private_metadata', LIMITS.modal.metadata],
  ['blocks.section.text', LIMITS.section.text],
  ['blocks.section.fields', LIMITS.section.fields],
  ['blocks.section.field_text', LIMITS.section.field],
  ['blocks.header.text', LIMITS.header.text],
  ['blocks.context.elements', LIMITS.context.elements],
  ['blocks.actions.elements', LIMITS.actions.elements],
  ['blocks.context_actions.elements', LIMITS.contextActions.elements],
  ['blocks.container.title', LIMITS.container.title],
  ['blocks.container.child_blocks', LIMITS.container.children],
  ['blocks.table.rows', LIMITS.table.rows],
  ['blocks.data_visualization.title', LIMITS.chart.title],
  ['elements.button.text', LIMITS.button.text],
  ['elements.button.value', LIMITS.button.value],
  ['elements.overflow.options', LIMITS.overflow.options],
  ['elements.static_select.options', LIMITS.select.options],
  ['elements.static_select.placeholder', LIMITS.select.placeholder],
  ['objects.action_id', LIMITS.actionId],
  ['objects.option.text', LIMITS.option.text],
  ['objects.option.value', LIMITS.option.value],
  ['objects.confirm.title', LIMITS.confirm.title],
  ['objects.confirm.text', LIMITS.confirm.text],
])('%s is what the table says', (path, ours) => {
  expect(at(JSON.parse(readFileSync(TABLE, 'utf8')), path)).toBe(ours);
});

test('a whole message stays below what Slack was seen to refuse', () => {
  expect(LIMITS.message.total).toBeLessThanOrEqual(12_000);
});
