import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { phrasesSchema } from '../../src/knowledge/schema.ts';
import { addPhrases } from '../../src/learning/export.ts';

const parse = (yaml: string) => load(yaml) as { phrases: Record<string, string[]> };

const FILE = `# Who wrote this: the team in Kraków
language: pl
phrases:
  # the commonest one
  number-linked:
    - Numer jest zajęty # as Meta says it
    - "Błąd: numer należy do kogoś"
  pin-mismatch:
    - >-
      Podany PIN
      jest inny
# the end
`;

describe('adding phrases to a file', () => {
  test('puts each at the end of its list and changes nothing else', () => {
    const { yaml, added } = addPhrases(FILE, 'pl', [
      { entry: 'number-linked', text: 'Ktoś już używa tego numeru' },
      { entry: 'pin-mismatch', text: 'PIN: nie ten' },
    ]);
    expect(added).toBe(2);
    expect(yaml).toBe(
      FILE.replace('kogoś"\n', 'kogoś"\n    - Ktoś już używa tego numeru\n').replace(
        'jest inny\n',
        'jest inny\n    - "PIN: nie ten"\n',
      ),
    );
  });

  test('makes a list for an entry that has none', () => {
    const { yaml } = addPhrases(FILE, 'pl', [{ entry: 'name-rejected', text: 'Nazwa odrzucona' }]);
    expect(parse(yaml).phrases).toEqual({
      ...parse(FILE).phrases,
      'name-rejected': ['Nazwa odrzucona'],
    });
    expect(yaml).toContain('# the end');
  });

  test('makes the file of a language that has none', () => {
    const { yaml } = addPhrases(null, 'is', [
      { entry: 'number-linked', text: 'Númerið er tengt' },
      { entry: 'number-linked', text: 'Númerið er í notkun' },
    ]);
    expect(phrasesSchema.parse(parse(yaml))).toEqual({
      language: 'is',
      phrases: { 'number-linked': ['Númerið er tengt', 'Númerið er í notkun'] },
    });
  });

  test('a second run adds nothing', () => {
    const phrases = [{ entry: 'number-linked', text: 'Numer jest zajęty' }];
    expect(addPhrases(FILE, 'pl', phrases)).toEqual({ yaml: FILE, added: 0 });
  });

  test('a file without a last line end is no trouble', () => {
    const { yaml } = addPhrases(FILE.replace('\n# the end\n', ''), 'pl', [
      { entry: 'pin-mismatch', text: 'x y' },
    ]);
    expect(parse(yaml).phrases['pin-mismatch']).toEqual(['Podany PIN jest inny', 'x y']);
  });

  test('what is no YAML is refused', () => {
    expect(() => addPhrases('a: [', 'pl', [{ entry: 'a', text: 'b' }])).toThrow('no valid YAML');
  });

  test('any text comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (raw) => {
        const text = raw.replace(/\s+/g, ' ').trim();
        fc.pre(text !== '');
        const { yaml } = addPhrases(FILE, 'pl', [{ entry: 'number-linked', text }]);
        expect(parse(yaml).phrases['number-linked']?.at(-1)).toBe(text);
      }),
    );
  });
});

test.each(globSync(join(import.meta.dirname, '../../knowledge/phrases/*.yml')))(
  'the shipped file %s takes one more',
  (file) => {
    const before = readFileSync(file, 'utf8');
    const data = phrasesSchema.parse(parse(before));
    const entry = Object.keys(data.phrases)[0] ?? '';
    const { yaml } = addPhrases(before, data.language, [{ entry, text: 'one more' }]);
    expect(parse(yaml)).toEqual({
      ...data,
      phrases: { ...data.phrases, [entry]: [...(data.phrases[entry] ?? []), 'one more'] },
    });
    expect(yaml.length).toBe(before.length + '    - one more\n'.length);
  },
);
