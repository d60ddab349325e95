import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../../src/cli.ts');

function desk(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('desk match --jsonl', () => {
  const lines = [
    '{"id":"a","text":"Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp"}',
    'this is not JSON',
    '{"id":"b","text":42}',
    '',
    '{"id":"c","text":"Shall we meet for lunch at noon?"}',
    '{"id":7,"text":"error 133005"}',
  ];
  const { status, stdout } = desk(['match', '--jsonl'], lines.join('\n'));
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('one line for each, in order, and the run goes on past a bad one', () => {
    expect(status).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 'b', 'c', 7]);
    expect(answers.map(({ error }) => typeof error)).toEqual([
      'undefined',
      'string',
      'string',
      'undefined',
      'undefined',
    ]);
  });

  test('an entry with its evidence, or null where the desk stays silent', () => {
    expect(answers[0]).toMatchObject({ entry: 'number-linked', via: 'phrase', language: 'pl' });
    expect(answers[0]?.evidence).not.toEqual([]);
    expect(answers[3]).toMatchObject({ entry: null, via: null });
    expect(answers[4]).toMatchObject({ entry: 'pin-mismatch', via: 'code' });
  });

  test('the fields are the same in every answer', () => {
    const fields = ['id', 'entry', 'via', 'confidence', 'language', 'evidence', 'candidates'];
    expect(Object.keys(answers[0] ?? {})).toEqual(fields);
    expect(Object.keys(answers[3] ?? {})).toEqual(fields);
  });
});

describe('desk', () => {
  test('a text gets a readable diagnosis', () => {
    const { status, stdout } = desk(['match', '(#133005)', 'Two step verification PIN Mismatch']);
    expect(status).toBe(0);
    expect(stdout).toContain('pin-mismatch');
    expect(stdout).toContain('Do now:');
    expect(stdout).toContain('code 133005');
  });

  test('"-" reads standard input, and a secret is not printed back', () => {
    const token = `EAAG${'x1Y2'.repeat(12)}`;
    const { stdout } = desk(['match', '-'], `error 133010 with token ${token}`);
    expect(stdout).toContain('not-registered');
    expect(stdout).not.toContain(token);
    expect(stdout).toContain('a secret was removed');
  });

  test('help names every command; an unknown one says so', () => {
    expect(desk(['--help']).stdout).toMatch(/match.*\n[\s\S]*knowledge[\s\S]*eval/);
    const { status, stderr } = desk(['mach']);
    expect(status).toBe(2);
    expect(stderr).toContain('no command "mach"');
  });

  test('an unknown option is explained, not thrown', () => {
    const { status, stderr } = desk(['match', '--jsno']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^desk: /);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
