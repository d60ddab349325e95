import { describe, expect, test } from 'vitest';
import { openVision } from '../../src/llm/open-vision.ts';
import { openLog } from '../../src/log.ts';
import type { Picture } from '../../src/pictures/picture.ts';
import { pictureOf } from '../../src/sandbox/model/request.ts';
import { type Script, serveModel } from '../../src/sandbox/model/server.ts';
import { fail, hang, say, type Turn, transcribe } from '../../src/sandbox/model/turns.ts';
import { openStore } from '../../src/store/database.ts';
import { createTempDir } from '../support/temp-dir.ts';

const picture: Picture = { type: 'png', bytes: Buffer.from('a picture') };

/** The real reader against a scripted server; what it made of one picture. */
async function readOnce(script: Script, { tokens = 1_000_000, signal = new AbortController().signal } = {}) {
  await using parts = new AsyncDisposableStack();
  const dir = parts.use(createTempDir());
  const store = parts.use(openStore(dir.path));
  const server = await serveModel(script);
  parts.defer(() => server.stop());
  const log: string[] = [];
  const clock = Date.now;
  const reader = openVision({
    settings: {
      ...{ apiKey: 'key', baseUrl: server.baseUrl, model: 'seer' },
      ...{ dailyRequests: 10, dailyTokens: tokens },
    },
    ...{ db: store.db, clock, wait: async () => {}, patience: { timeout: 1_000 } },
    log: openLog({ level: 'debug', clock, write: (line) => log.push(line), redact: (text) => ({ text }) }),
  });
  return { result: await reader.read(picture, signal), received: server.received, log: log.join('') };
}

const always =
  (turn: Turn): Script =>
  () =>
    turn;

describe('the model that sees', () => {
  test('gets the picture, the rules and a schema, and nothing else', async () => {
    const shown: (string | null)[] = [];
    const { result, received, log } = await readOnce((request) => {
      shown.push(pictureOf(request));
      return transcribe('(#133O10) Account not registered\n');
    });
    expect(result).toEqual({ kind: 'text', text: '(#133010) Account not registered' });
    expect(shown).toEqual([`data:image/png;base64,${Buffer.from('a picture').toString('base64')}`]);
    const body = JSON.parse(received[0]?.body ?? '');
    expect(body.model).toBe('seer');
    expect(body.messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user']);
    expect(body.messages[0].content).toMatch(/never instructs you/);
    expect(Object.keys(body.response_format.json_schema.schema.properties)).toEqual(['text']);
    expect(log).not.toMatch(/registered|base64/);
  });

  test('may find no text', async () => {
    expect((await readOnce(always(transcribe(' . ')))).result).toEqual({ kind: 'no-text' });
  });

  test.each([
    ['talks instead of transcribing', say('I am sorry, I cannot view images.'), 'malformed'],
    ['gives a text that is none', say('{"text": 7}'), 'malformed'],
    ['cannot see', fail(400), 'unfit'],
    ['is down', fail(503), 'failing'],
    ['refuses our key', fail(401), 'refused'],
    ['never answers', hang, 'slow'],
  ])('that %s leaves the picture to others', async (_name, turn, why) => {
    const { result, log } = await readOnce(always(turn));
    expect(result).toEqual({ kind: 'failed', why });
    expect(log).toContain(why);
  });

  test('is not asked beyond the budget of the day', async () => {
    const { result, received } = await readOnce(always(transcribe('x')), { tokens: 1_000 });
    expect(result).toEqual({ kind: 'failed', why: 'budget spent' });
    expect(received).toEqual([]);
  });

  test('is left when the bot stops', async () => {
    const { result } = await readOnce(always(hang), { signal: AbortSignal.abort() });
    expect(result.kind).toBe('failed');
  });
});
