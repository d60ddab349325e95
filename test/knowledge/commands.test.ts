import { expect, test } from 'vitest';
import { knowledgeLines } from '../../src/knowledge/commands.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { entryYaml, makeFolder } from './folder.ts';

const today = '2026-11-21';

function run(root: string, ...words: string[]) {
  const { lines, ok } = knowledgeLines(loadKnowledge(root), words, { root, today });
  return { text: lines.join('\n'), ok };
}

test('lint names the line of what has to be mended', () => {
  using folder = makeFolder({
    'entries/pin-mismatch.yml': entryYaml('pin-mismatch', { related: '[gone]' }),
    'phrases/en.yml': 'language: en\nphrases:\n  pin-mismatch:\n    - wrong PIN\n    - Wrong PIN\n',
  });
  const { text, ok } = run(folder.root, 'lint');
  expect(ok).toBe(false);
  expect(text).toContain('entries/pin-mismatch.yml:11  there is no entry "gone"');
  expect(text).toContain('phrases/en.yml:5  "Wrong PIN" already stands in phrases/en.yml for "pin-mismatch"');
  expect(text).toContain('lexicon/en.yml  is missing, while phrases/en.yml exists');
  expect(text).toContain('5 to mend (1 entries, 0 procedures, 1 languages).');
});

test('lint reports files that cannot be read before all else', () => {
  using folder = makeFolder({
    'replies/en.yml': 'language: en\n',
    'phrases/de.yml': 'phrases: {}\nlanguage: de\n',
  });
  expect(run(folder.root, 'lint').text).toContain('replies/en.yml:1  replies is missing\n1 to mend');
});

test('lint says when all is well', () => {
  using folder = makeFolder();
  expect(run(folder.root, 'lint')).toEqual({
    text: 'The knowledge is in order: 1 entries, 0 procedures, 0 languages.',
    ok: true,
  });
});

test('list shows every entry under its area, with its codes', () => {
  using folder = makeFolder({
    'entries/pin-mismatch.yml': entryYaml('pin-mismatch', { codes: '[{ code: 133005 }]' }),
  });
  expect(run(folder.root, 'list').text).toBe('registration\n  pin-mismatch  The PIN is wrong (133005)');
});

test('show prints an entry with its procedures spelled out', () => {
  using folder = makeFolder({
    'entries/pin-mismatch.yml': entryYaml('pin-mismatch', { steps: '[stop, { procedure: reset }]' }),
    'procedures/reset.yml': 'id: reset\ntitle: Reset the PIN\nsteps: [open it, press it]\n',
  });
  const { text } = run(folder.root, 'show', 'pin-mismatch');
  expect(text).toContain('Steps\n  1. stop\n  2. Reset the PIN\n     a. open it\n     b. press it');
  expect(text).toContain('Sources\n  Meta, https://example.com/pin (read 2026-09-11)');
});

test('show finds what stands behind a code', () => {
  using folder = makeFolder({
    'entries/pin-mismatch.yml': entryYaml('pin-mismatch', { codes: '[{ code: 100, subcode: 2388001 }]' }),
    'foreign-codes.yml':
      'codes: [{ code: 132001, about: template, title: No template, pointer: A template error. }]\n',
  });
  expect(run(folder.root, 'show', '2388001').text).toBe('pin-mismatch  The PIN is wrong');
  expect(run(folder.root, 'show', '100/2388001').text).toBe('pin-mismatch  The PIN is wrong');
  expect(run(folder.root, 'show', '132001').text).toBe('132001: No template\nA template error.');
  expect(run(folder.root, 'show', '999')).toEqual({
    text: 'No entry and no code is called "999".',
    ok: false,
  });
});

test('anything else gets the usage', () => {
  using folder = makeFolder();
  expect(run(folder.root, 'show').ok).toBe(false);
  expect(run(folder.root).text).toContain('knowledge lint');
});
