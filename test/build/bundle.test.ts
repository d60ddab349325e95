import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBundle } from '../../src/build/bundle.ts';
import { isCurrent } from '../../src/build/stamp.js';
import { CACHE_FOLDER, ROOT } from '../../src/open-desk.ts';
import type { PageUpdate } from '../../src/sandbox/page/page-state.ts';

/** The first start after a change of the knowledge trains the index. */
const LONGEST_MS = 110_000;

let folder: string;

beforeAll(async () => {
  mkdirSync(CACHE_FOLDER, { recursive: true });
  // Inside the project, where the packages that stay outside of the bundle are found.
  folder = mkdtempSync(join(CACHE_FOLDER, 'test-bundle-'));
  await buildBundle(ROOT, folder);
}, LONGEST_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The bundled program in a process of its own, which ends with its owner. */
function startBundle(...words: string[]) {
  const child = spawn(process.execPath, [join(folder, 'main.js'), ...words], {
    cwd: folder,
    env: { PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'exit');
  return {
    child,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function readAddress(output: Readable): Promise<string> {
  for await (const line of createInterface(output)) return /http:\S+/.exec(line)?.[0] ?? line;
  throw new Error('it ended before it was ready');
}

/** Resolves with the first message that stands in a thread. */
async function readReply(url: string): Promise<string> {
  const { body } = await fetch(`${url}/api/stream`);
  if (body === null) throw new Error('no stream');
  let rest = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + piece).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const update: PageUpdate = JSON.parse(event.slice('data: '.length));
      const messages =
        update.kind === 'state' ? update.state.messages : update.kind === 'message' ? [update.message] : [];
      const reply = messages.find(({ threadTs }) => threadTs !== null);
      if (reply !== undefined) return JSON.stringify([reply.text, reply.blocks]);
    }
  }
  throw new Error('the stream ended without a reply');
}

test('the bundle is current once it is built', () => {
  expect(isCurrent(ROOT, join(folder, 'stamp.json'))).toBe(true);
});

test('it says what there is', async () => {
  await using program = startBundle('--help');
  expect(await readText(program.child.stdout)).toContain('npm start');
});

test('it serves the page, answers the sample and stops in order', { timeout: LONGEST_MS }, async () => {
  await using program = startBundle();
  const url = await readAddress(program.child.stdout);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<html');
  expect(await readReply(url)).toContain('tied to another WhatsApp account');
  program.child.kill('SIGTERM');
  expect(await program.ended).toEqual([0, null]);
});
