import { afterAll, describe, expect, test } from 'vitest';
import type { PageState, PageUpdate } from '../../../src/sandbox/page/page-state.ts';
import { ask, openSandbox, paste } from '../open-sandbox.ts';

const sandbox = await openSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

async function readState(): Promise<PageState> {
  return (await fetch(`${sandbox.url}/api/state`)).json() as Promise<PageState>;
}

const cardOf = async (id: string) => (await readState()).meta.numbers.find((card) => card.id === id);

test('the page and all that it loads come from here, under a policy that allows nothing else', async () => {
  const page = await fetch(sandbox.url);
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const paths = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1] ?? '');
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) {
    expect(path).toMatch(/^\//);
    expect((await fetch(`${sandbox.url}${path}`)).status).toBe(200);
  }
});

test.each(['/../start.ts', '/types.ts', '/..%2f..%2fstart.ts', '/style/', '/nothing.js'])(
  '%s is not served',
  async (path) => {
    expect((await fetch(`${sandbox.url}${path}`)).status).toBe(404);
  },
);

describe('bad requests are turned away with words', () => {
  const post = (path: string, body: string) =>
    fetch(`${sandbox.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

  test('unknown endpoints, broken JSON, too much of it, and the wrong shape', async () => {
    expect((await post('/api/constructor', '{}')).status).toBe(404);
    expect((await post('/api/messages', '{')).status).toBe(400);
    expect((await post('/api/messages', `"${'x'.repeat(1_000_001)}"`)).status).toBe(413);
    expect(await ask(sandbox, 'messages', { text: '' })).toEqual({
      problem: expect.stringContaining('understand'),
    });
    expect(await ask(sandbox, 'controls', { kind: 'number', id: '1', control: 'explode' })).toEqual({
      problem: expect.stringContaining('understand'),
    });
    expect(await ask(sandbox, 'controls', { kind: 'number', id: '1', control: 'ban' })).toEqual({
      problem: expect.stringContaining('not there'),
    });
  });
});

test('a control changes the number, its summary and what may be done next', async () => {
  const id = '106540352242001';
  expect(await cardOf(id)).toMatchObject({ tone: 'bad', headline: 'In use in WhatsApp on a phone' });
  await ask(sandbox, 'controls', { kind: 'number', id, control: 'delete-phone-account' });
  const card = await cardOf(id);
  expect(card).toMatchObject({ tone: 'waiting', headline: 'Let go, free in' });
  expect(card?.controls.map(({ name }) => name)).not.toContain('delete-phone-account');
});

test('minutes pass as seconds when they are told to', async () => {
  const id = '106540352242003';
  const slow = (await cardOf(id))?.until ?? 0;
  await ask(sandbox, 'time', { fast: true });
  const fast = (await cardOf(id))?.until ?? 0;
  expect(fast).toBeLessThan(Date.now() + (slow - Date.now()) / 30);
  await ask(sandbox, 'time', { fast: false });
  expect((await readState()).meta.fast).toBe(false);
});

test('the stream tells the state first and every change after it', async () => {
  const stream = await fetch(`${sandbox.url}/api/stream`);
  const updates = readUpdates(stream);
  expect((await updates.next()).value).toMatchObject({ kind: 'state', state: { team: 'Desk Connect' } });
  await paste(sandbox, 'hello stream');
  expect((await updates.next()).value).toMatchObject({ kind: 'message', message: { text: 'hello stream' } });
  await ask(sandbox, 'controls', { kind: 'trouble', trouble: 'unavailable' });
  expect((await updates.next()).value).toMatchObject({ kind: 'meta', meta: { trouble: 'unavailable' } });
  await updates.return();
});

async function* readUpdates(stream: Response): AsyncGenerator<PageUpdate, void> {
  let text = '';
  for await (const chunk of stream.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) yield JSON.parse(part.replace(/^data: /, ''));
  }
}
