import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { serveModel } from '../../src/sandbox/model/server.ts';
import { choose } from '../../src/sandbox/model/turns.ts';
import { createTempDir } from '../support/temp-dir.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');

async function runEval(file: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [CLI, 'eval', '--llm', file], {
    env: { PATH: process.env.PATH ?? '', OPENAI_API_KEY: '', OPENAI_MODEL: '', ...env },
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, status };
}

const LINE = {
  id: 'a',
  label: 'number-linked',
  text: 'Þetta símanúmer er þegar tengt öðrum WhatsApp reikningi',
};

test('the report comes from the configured server', async () => {
  using dir = createTempDir();
  const file = join(dir.path, 'sample.jsonl');
  writeFileSync(file, JSON.stringify(LINE));
  const server = await serveModel(() => choose({ entry: 'number-linked', quote: 'þegar tengt öðrum' }));
  try {
    // Answers are kept by model: a new name asks anew.
    const model = `scripted-${randomUUID()}`;
    const env = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: model };
    const { stdout, status } = await runEval(file, env);
    expect(status).toBe(0);
    expect(stdout).toMatch(/as questions to the bot[\s\S]*found an entry +1 +\(1 right, 0 wrong\)/);
    expect(server.received).toHaveLength(1);
  } finally {
    await server.stop();
  }
});

test('without a model it says what to set', async () => {
  using dir = createTempDir();
  const file = join(dir.path, 'sample.jsonl');
  writeFileSync(file, JSON.stringify(LINE));
  const { stderr, status } = await runEval(file, {});
  expect(status).toBe(2);
  expect(stderr).toContain('OPENAI_MODEL');
});
