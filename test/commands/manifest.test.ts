import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

async function manifest(...words: string[]): Promise<string> {
  return (await run(process.execPath, ['src/cli.ts', 'manifest', ...words], { cwd: root })).stdout;
}

test('desk manifest prints YAML, or JSON with the same content', async () => {
  const [yaml, json] = await Promise.all([manifest(), manifest('--json')]);
  expect(yaml).toContain('socket_mode_enabled: true');
  expect(JSON.parse(json)).toEqual(parse(yaml));
});

test('desk manifest --http puts the address in', async () => {
  const { settings } = parse(await manifest('--http', 'https://bot.example.com', '--name', 'Desk'));
  expect(settings.event_subscriptions.request_url).toBe('https://bot.example.com/slack/events');
});

test.each([
  ['--http', 'http://bot.example.com'],
  ['--http', 'https://bot.example.com/?token=x'],
  ['--http', 'bot.example.com'],
  ['--name', ''],
  ['--name', 'x'.repeat(36)],
])('desk manifest %s %s is refused', async (...words) => {
  await expect(manifest(...words)).rejects.toMatchObject({ code: 2 });
});
