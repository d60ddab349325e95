import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/table.ts';

const cli = join(import.meta.dirname, '../../src/cli.ts');
const desk = (...words: string[]) => spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8' });

test.each([[['help']], [['--help']], [['-h']], [[]]])('%j shows every command', (words) => {
  const { status, stdout } = desk(...words);
  expect(status).toBe(0);
  for (const name of Object.keys(commands)) expect(stdout).toContain(`  ${name} `);
});

test('--help behind a command shows that command alone, and does nothing else', () => {
  const { status, stdout } = desk('retries', 'cancel', '--help');
  expect(status).toBe(0);
  expect(stdout).toContain('retries cancel <id>');
  expect(stdout).not.toContain('desk match');
  expect(stdout).not.toContain('  match ');
});

test('a command that there is not is an error, with all there are', () => {
  const { status, stderr } = desk('launch');
  expect(status).toBe(2);
  expect(stderr).toContain('"launch"');
  expect(stderr).toContain('  match ');
});
