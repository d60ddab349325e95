import { describe, expect, test } from 'vitest';
import type { ChooseOptions } from '../../src/match/chooser/chooser.ts';
import type { ChatRequest } from '../../src/sandbox/model/request.ts';
import type { Script } from '../../src/sandbox/model/server.ts';
import { breakOff, choose, fail, hang, say, type Turn } from '../../src/sandbox/model/turns.ts';
import { readModelUsage } from '../../src/store/model-usage.ts';
import { openTestChooser, type TestChooser } from '../support/open-test-chooser.ts';

const TEXT = 'þetta símanúmer er þegar tengt öðrum reikningi';
const QUESTION = { text: TEXT, candidates: [{ entry: 'number-linked', confidence: 0.2 }] };
const RIGHT = choose({ entry: 'number-linked', quote: 'þegar tengt öðrum', language: 'is' });
const RIGHT_CHOICE = { entry: 'number-linked', quote: 'þegar tengt öðrum', language: 'is', confidence: 0.9 };

/** Takes the turns one after the other, then the last one for ever. */
function inTurn(...turns: readonly [Turn, ...Turn[]]): Script {
  let next = 0;
  return () => turns[Math.min(next++, turns.length - 1)] ?? turns[0];
}

const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);

describe('an answer', () => {
  test('is asked for with the model, the prompt and a schema of our ids, and nothing else', async () => {
    await using desk = await openTestChooser(inTurn(RIGHT));
    expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'choice', choice: RIGHT_CHOICE });
    const [only] = desk.server.received;
    const body = JSON.parse(only?.body ?? '');
    expect(Object.keys(body).sort()).toEqual(
      ['max_completion_tokens', 'messages', 'model', 'response_format', 'temperature'].sort(),
    );
    expect(only?.headers.authorization).toBe('Bearer key');
    expect(body.response_format.json_schema.strict).toBe(true);
    expect(body.response_format.json_schema.schema.properties.entry.enum).toContain('number-linked');
    expect(body.response_format.json_schema.schema.properties.entry.enum).toContain('none');
    expect(body.messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user']);
    expect(JSON.parse(body.messages[1].content)).toEqual({ paste: TEXT });
  });

  test('is kept: the same words in another spelling cost nothing', async () => {
    await using desk = await openTestChooser(inTurn(RIGHT));
    await desk.chooser.choose(QUESTION);
    let waited = false;
    const again = { ...QUESTION, text: TEXT.toUpperCase().replace(' ', ' \n ') };
    const beforeAsking = async () => {
      waited = true;
    };
    expect(await desk.chooser.choose(again, { beforeAsking })).toEqual({
      kind: 'choice',
      choice: RIGHT_CHOICE,
    });
    expect(waited).toBe(false);
    expect(desk.server.received).toHaveLength(1);
  });

  test('in other words is asked for anew', async () => {
    await using desk = await openTestChooser(inTurn(RIGHT));
    await desk.chooser.choose(QUESTION);
    await desk.chooser.choose({ ...QUESTION, text: `${TEXT} aftur` });
    expect(desk.server.received).toHaveLength(2);
  });

  test('comes after a word to those who wait', async () => {
    await using desk = await openTestChooser(inTurn(RIGHT));
    const asked: number[] = [];
    await desk.chooser.choose(QUESTION, {
      beforeAsking: async () => void asked.push(desk.server.received.length),
    });
    expect(asked).toEqual([0]);
  });
});

describe('a server without structured output', () => {
  const old =
    (turn: Turn): Script =>
    ({ response_format: format }: ChatRequest) =>
      format === undefined ? turn : fail(400);
  const fenced = say(`<think>{hm}</think>Here you are:\n\`\`\`json\n${JSON.stringify(RIGHT_CHOICE)}\n\`\`\``);

  test('answers in text, and is not asked for more again', async () => {
    await using desk = await openTestChooser(old(fenced));
    expect(await desk.chooser.choose(QUESTION)).toMatchObject({ choice: RIGHT_CHOICE });
    expect(desk.server.received).toHaveLength(3);
    await desk.chooser.choose({ ...QUESTION, text: `${TEXT} aftur` });
    expect(desk.server.received).toHaveLength(4);
  });

  test('a model whose temperature is fixed keeps its structured output', async () => {
    await using desk = await openTestChooser((request) => ('temperature' in request ? fail(400) : RIGHT));
    expect(await desk.chooser.choose(QUESTION)).toMatchObject({ choice: RIGHT_CHOICE });
    expect(JSON.parse(desk.server.received.at(-1)?.body ?? '')).toHaveProperty('response_format');
  });

  test('that understands nothing at all is given up', async () => {
    await using desk = await openTestChooser(inTurn(fail(400)));
    expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why: 'unfit' });
    expect(desk.server.received).toHaveLength(3);
  });
});

describe('an answer that cannot be read', () => {
  test.each([
    ['no JSON', 'It is number-linked, I think.'],
    ['half of it', '{"entry":"number-linked","quote":"þegar'],
    ['a field of another type', JSON.stringify({ ...RIGHT_CHOICE, confidence: 'high' })],
    ['a confidence beyond one', JSON.stringify({ ...RIGHT_CHOICE, confidence: 90 })],
    ['a list', '[]'],
  ])('(%s) is asked for once more, with what is wrong', async (_name, words) => {
    await using desk = await openTestChooser(inTurn(say(words), RIGHT));
    expect(await desk.chooser.choose(QUESTION)).toMatchObject({ choice: RIGHT_CHOICE });
    const messages: { role: string; content: string }[] = JSON.parse(
      desk.server.received[1]?.body ?? '',
    ).messages;
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(messages[2]?.content).toBe(words);
  });

  test('twice is given up, and not kept', async () => {
    await using desk = await openTestChooser(inTurn(say('no'), say('never'), RIGHT));
    expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why: 'malformed' });
    expect(desk.server.received).toHaveLength(2);
    expect(await desk.chooser.choose(QUESTION)).toMatchObject({ choice: RIGHT_CHOICE });
  });
});

describe('a failure', () => {
  test.each([
    ['a 500', fail(500)],
    ['a 429 with Retry-After', fail(429, { 'retry-after': '0' })],
    ['a truncated stream', breakOff],
    ['HTML', { kind: 'status', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['half a JSON object', { kind: 'status', status: 200, body: '{"choices":[' }],
    ['no choices', { kind: 'status', status: 200, body: '{"choices":[]}' }],
  ] as const)('such as %s is tried once more', async (_name, turn) => {
    await using desk = await openTestChooser(inTurn(turn, RIGHT));
    expect(await desk.chooser.choose(QUESTION)).toMatchObject({ choice: RIGHT_CHOICE });
    expect(desk.server.received).toHaveLength(2);
  });

  test.each([
    ['a 500', fail(500), 'failing'],
    ['a truncated stream', breakOff, 'unreachable'],
    ['a 429', fail(429, { 'retry-after': '0' }), 'throttled'],
  ] as const)('twice, such as %s, ends it', async (_name, turn, why) => {
    await using desk = await openTestChooser(inTurn(turn));
    expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why });
    expect(desk.server.received).toHaveLength(2);
  });

  test('to answer in time is tried twice', async () => {
    await using desk = await openTestChooser(inTurn(hang), { patience: { timeout: 60 } });
    expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why: 'slow' });
    expect(desk.server.received).toHaveLength(2);
  });

  test('of the key is not tried twice', async () => {
    await using desk = await openTestChooser(inTurn(fail(401)));
    expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why: 'refused' });
    expect(desk.server.received).toHaveLength(1);
  });

  test('a redirect is not followed', async () => {
    await using other = await openTestChooser(inTurn(RIGHT));
    const location = `${other.server.baseUrl}/chat/completions`;
    await using desk = await openTestChooser(inTurn(fail(307, { location })));
    expect(await desk.chooser.choose(QUESTION)).toMatchObject({ kind: 'unavailable' });
    expect(other.server.received).toEqual([]);
  });
});

test('Retry-After is waited out before the second try', async () => {
  await using desk = await openTestChooser(inTurn(fail(429, { 'retry-after': '2' }), RIGHT));
  expect(await desk.chooser.choose(QUESTION)).toMatchObject({ choice: RIGHT_CHOICE });
  expect(desk.waits).toEqual([2_000]);
});

test('a Retry-After beyond our patience leaves the server alone until then', async () => {
  let now = Date.parse('2026-11-21T10:00:00Z');
  const script = inTurn(fail(429, { 'retry-after': '600' }), RIGHT);
  await using desk = await openTestChooser(script, { clock: () => now });
  expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why: 'throttled' });
  now += 599_000;
  expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why: 'throttled' });
  expect(desk.server.received).toHaveLength(1);
  now += 2_000;
  expect(await desk.chooser.choose(QUESTION)).toMatchObject({ kind: 'choice' });
});

describe('the breaker', () => {
  const ask = async ({ chooser }: TestChooser, word: string, options: ChooseOptions = {}) =>
    await chooser.choose({ ...QUESTION, text: `${TEXT} ${word}` }, options);

  test('opens after five failures in a row; then nobody is asked, nor told to wait', async () => {
    await using desk = await openTestChooser(inTurn(fail(500)));
    for (const word of ['einn', 'tveir', 'þrír']) await ask(desk, word);
    expect(desk.server.received).toHaveLength(5);
    let told = false;
    const beforeAsking = async () => {
      told = true;
    };
    expect(await ask(desk, 'fjórir', { beforeAsking })).toEqual({ kind: 'unavailable', why: 'resting' });
    expect(told).toBe(false);
    expect(desk.server.received).toHaveLength(5);
  });

  test('lets one request probe after its rest, and closes when that succeeds', async () => {
    const turns: Turn[] = Array.from({ length: 5 }, () => fail(500));
    await using desk = await openTestChooser(() => turns.shift() ?? RIGHT, { patience: { rest: 0 } });
    for (const word of ['einn', 'tveir']) await ask(desk, word);
    expect(await ask(desk, 'þrír')).toMatchObject({ kind: 'choice' });
    expect(await ask(desk, 'fjórir')).toMatchObject({ kind: 'choice' });
  });
});

describe('the budget', () => {
  test('of requests is spent by tries, and kept in the store', async () => {
    await using desk = await openTestChooser(inTurn(fail(500)), { settings: { dailyRequests: 3 } });
    await desk.chooser.choose(QUESTION);
    expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why: 'budget spent' });
    expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why: 'budget spent' });
    expect(desk.server.received).toHaveLength(3);
    expect(await readModelUsage(desk.store.db, dayOf(Date.now()))).toMatchObject({ requests: 3 });
  });

  test('of tokens counts what the server counted', async () => {
    await using desk = await openTestChooser(
      inTurn(say(JSON.stringify({ ...RIGHT_CHOICE, entry: 'none' }), 9_000)),
      { settings: { dailyTokens: 10_000 } },
    );
    expect(await desk.chooser.choose(QUESTION)).toMatchObject({ kind: 'choice' });
    expect(await readModelUsage(desk.store.db, dayOf(Date.now()))).toEqual({ requests: 1, tokens: 9_000 });
    const other = { ...QUESTION, text: `${TEXT} aftur` };
    expect(await desk.chooser.choose(other)).toEqual({ kind: 'unavailable', why: 'budget spent' });
  });

  test('is whole again on the next day', async () => {
    let now = Date.parse('2026-11-21T23:59:00Z');
    await using desk = await openTestChooser(inTurn(fail(401), RIGHT), {
      settings: { dailyRequests: 1 },
      clock: () => now,
    });
    await desk.chooser.choose(QUESTION);
    expect(await desk.chooser.choose(QUESTION)).toEqual({ kind: 'unavailable', why: 'budget spent' });
    now += 120_000;
    expect(await desk.chooser.choose(QUESTION)).toMatchObject({ kind: 'choice' });
  });

  test('takes back what a refused request did not cost', async () => {
    await using desk = await openTestChooser(inTurn(fail(401)));
    await desk.chooser.choose(QUESTION);
    expect(await readModelUsage(desk.store.db, dayOf(Date.now()))).toEqual({ requests: 1, tokens: 0 });
  });
});

test('no more questions are asked at a time than set, and no more wait than set', async () => {
  const patience = { concurrency: 1, queue: 1, timeout: 100 };
  await using desk = await openTestChooser(inTurn(hang), { patience });
  const ask = async (word: string) => await desk.chooser.choose({ ...QUESTION, text: `${TEXT} ${word}` });
  const replies = await Promise.all([ask('einn'), ask('tveir'), ask('þrír')]);
  expect(replies.map((reply) => reply.kind === 'unavailable' && reply.why).sort()).toEqual([
    'busy',
    'slow',
    'slow',
  ]);
});

test('a stop breaks the question off', async () => {
  const stop = new AbortController();
  await using desk = await openTestChooser(() => {
    stop.abort();
    return hang;
  });
  const reply = await desk.chooser.choose(QUESTION, { signal: stop.signal });
  expect(reply).toEqual({ kind: 'unavailable', why: 'stopped' });
});

test('the log tells outcomes and no words of the paste', async () => {
  await using desk = await openTestChooser(inTurn(RIGHT));
  await desk.chooser.choose(QUESTION);
  expect(desk.log.join('')).toContain('number-linked');
  expect(desk.log.join('')).not.toContain('símanúmer');
});
