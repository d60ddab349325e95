import { expect, test } from 'vitest';
import { findLine } from '../../src/knowledge/find-line.ts';

const text = `# a remark
title: one
steps:
  - first
  - procedure: second
"quoted key": yes
codes: [{ code: 1 }, { code: 2,
  weak: true }]
`;

test.each([
  [['title'], 2],
  [['steps'], 3],
  [['steps', 1], 5],
  [['steps', 1, 'procedure'], 5],
  [['quoted key'], 6],
  [['codes', 1, 'weak'], 8],
])('finds %j in line %i', (path, line) => {
  expect(findLine(text, path)).toBe(line);
});

test('stops at the deepest part that exists', () => {
  expect(findLine(text, ['steps', 7, 'x'])).toBe(3);
  expect(findLine(text, ['nothing'])).toBe(2);
});

test('falls back to the first line where the text is no YAML', () => {
  expect(findLine('a: [', ['a'])).toBe(1);
  expect(findLine('', ['a'])).toBe(1);
});
