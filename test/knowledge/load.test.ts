import { expect, test } from 'vitest';
import { KnowledgeError } from '../../src/knowledge/fault.ts';
import { loadKnowledge, requireLanguages } from '../../src/knowledge/load.ts';
import { entryYaml, makeFolder } from './folder.ts';

function faultsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof KnowledgeError)
      return error.faults.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
    throw error;
  }
  return [];
}

test('reads entries, procedures, notions and foreign codes', () => {
  using folder = makeFolder({
    'procedures/wait.yml': 'id: wait\ntitle: Wait\nsteps: [wait]\n',
    'foreign-codes.yml':
      'codes: [{ code: 132001, about: template, title: No template, pointer: Ask there. }]\n',
  });
  const knowledge = loadKnowledge(folder.root);
  expect([...knowledge.entries.keys()]).toEqual(['pin-mismatch']);
  expect(knowledge.procedures.get('wait')?.steps).toEqual(['wait']);
  expect(knowledge.notions.get('wrong')).toBe('wrong');
  expect(knowledge.foreignCodes.get(132001)?.pointer).toBe('Ask there.');
});

test('spells a range of codes out', () => {
  using folder = makeFolder({
    'entries/denied.yml': entryYaml('denied', { codes: '[{ code: 201, to: 203, weak: true }]' }),
  });
  const codes = loadKnowledge(folder.root).entries.get('denied')?.codes;
  expect(codes).toEqual([201, 202, 203].map((code) => ({ code, weak: true })));
});

test('names file, line and reason of every fault at once', () => {
  using folder = makeFolder({
    'entries/a.yml': entryYaml('a', { side: 'nobody', colour: 'red' }),
    'entries/b.yml': entryYaml('c'),
    'entries/d.yml': 'id: d\ntitle: one: two\n',
    'entries/e.yml': `${entryYaml('e')}title: again\n`,
    'procedures/p.yml': 'id: p\nsteps:\n  - fine\n  - 12\n',
    'notions.yml': 'pin:\n',
  });
  expect(faultsOf(() => loadKnowledge(folder.root))).toEqual([
    'entries/a.yml:4 side must be one of: customer, us, meta',
    'entries/a.yml:11 unknown field "colour"',
    'entries/b.yml:1 id is "c", but the file is called "b"',
    'entries/d.yml:2 cannot be read: bad indentation of a mapping entry (does a text with ": " or " #" lack its quotes?)',
    'entries/e.yml:11 cannot be read: duplicated mapping key',
    'procedures/p.yml:1 title is missing',
    'procedures/p.yml:4 steps[2] must be a text (write "12" in quotes)',
    'notions.yml:1 pin is empty',
  ]);
});

test.each([
  ['{ weak: true }', 'names neither a code nor a subcode'],
  ['{ code: 1, default: true }', '`default` is only for a code that is `shared`'],
  ['{ code: 10, to: 9 }', '`to` must be above `code`, by at most 200'],
  ['{ subcode: 10, to: 12 }', '`to` must be above `code`, by at most 200'],
])('refuses the code claim %s', (claim, reason) => {
  using folder = makeFolder({ 'entries/a.yml': entryYaml('a', { codes: `[${claim}]` }) });
  expect(faultsOf(() => loadKnowledge(folder.root))).toEqual([`entries/a.yml:11 codes[1]: ${reason}`]);
});

test('explains a step with a forgotten quote', () => {
  using folder = makeFolder({ 'entries/a.yml': entryYaml('a', { steps: '[{ Then: do this }]' }) });
  const [fault] = faultsOf(() => loadKnowledge(folder.root));
  expect(fault).toContain('steps[1]: a step is a sentence or `procedure: <id>`');
});

test('refuses files of another name or encoding, and passes over hidden ones', () => {
  using folder = makeFolder({
    'entries/a.yaml': entryYaml('a'),
    'entries/b.yml': Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xff]),
    'entries/.b.yml.swp': 'anything',
  });
  expect(faultsOf(() => loadKnowledge(folder.root))).toEqual([
    'entries/a.yaml:1 the name must end in .yml',
    'entries/b.yml:1 is not saved as UTF-8',
  ]);
});

test('says what is missing from an empty folder', () => {
  using folder = makeFolder();
  const reasons = faultsOf(() => loadKnowledge(`${folder.root}/nowhere`));
  expect(reasons.map((reason) => reason.replace(':undefined', ''))).toEqual([
    'notions.yml is missing',
    'foreign-codes.yml is missing',
    'entries holds no entry',
  ]);
});

test('leaves the files of a language unread until they are asked for', () => {
  using folder = makeFolder({
    'phrases/pl.yml': 'language: pl\nphrases:\n  pin-mismatch: [zły PIN]\n',
    'phrases/de.yml': 'language: de\nphrases:\n  pin-mismatch: falsche PIN\n',
    'lexicon/de.yml': 'language: fr\nnotions: {}\n',
  });
  const knowledge = loadKnowledge(folder.root);
  expect([...knowledge.phrases.keys()]).toEqual(['de', 'pl']);
  expect(knowledge.phrases.get('pl')?.phrases['pin-mismatch']).toEqual(['zły PIN']);
  expect(knowledge.phrases.get('xx')).toBeUndefined();
  expect(faultsOf(() => knowledge.phrases.get('de'))).toEqual([
    'phrases/de.yml:3 phrases.pin-mismatch must be a list',
  ]);
  expect(faultsOf(() => requireLanguages(knowledge))).toEqual([
    'phrases/de.yml:3 phrases.pin-mismatch must be a list',
    'lexicon/de.yml:1 language is "fr", but the file is called "de"',
  ]);
});

test('has a version that follows every byte of the folder', () => {
  using folder = makeFolder({ 'replies/en.yml': 'language: en\nreplies: {}\n' });
  using same = makeFolder({ 'replies/en.yml': 'language: en\nreplies: {}\n' });
  using other = makeFolder({ 'replies/en.yml': 'language: en\nreplies: {} \n' });
  const version = loadKnowledge(folder.root).version;
  expect(loadKnowledge(same.root).version).toBe(version);
  expect(loadKnowledge(other.root).version).not.toBe(version);
});

test('puts every fault into its message', () => {
  const error = new KnowledgeError([
    { file: 'entries/a.yml', line: 3, reason: 'title is missing' },
    { file: 'notions.yml', reason: 'is missing' },
  ]);
  expect(error.message).toBe(
    '2 faults in the knowledge folder:\n  entries/a.yml:3  title is missing\n  notions.yml  is missing',
  );
});
