import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../../src/clock.ts';
import { createReplayCache } from '../../../src/slack/receive/replay-cache.ts';
import { isGenuine, signBody } from '../../../src/slack/receive/signature.ts';
import { createClock } from '../../support/clock.ts';

describe('a signature', () => {
  // Slack's own example: https://docs.slack.dev/authentication/verifying-requests-from-slack
  const secret = '8f742231b10e8888abcd99yyyzzz85a5';
  const timestamp = '1531420618';
  const body = Buffer.from(
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&' +
      'channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&' +
      'response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&' +
      'trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  );
  const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
  const now = Number(timestamp) * SECOND;

  test('is the one that Slack makes', () => {
    expect(signBody(secret, timestamp, body)).toBe(signature);
    expect(isGenuine(secret, { timestamp, signature, body }, now)).toBe(true);
  });

  test.each([
    ['another secret', { secret: 'another-secret' }],
    ['another body', { body: Buffer.from('token=x') }],
    ['another timestamp', { timestamp: '1531420619' }],
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['a shorter signature', { signature: signature.slice(0, -1) }],
    ['another version', { signature: signature.replace('v0=', 'v1=') }],
    ['no timestamp', { timestamp: undefined }],
    ['a timestamp that is no number', { timestamp: 'now' }],
    ['an endless timestamp', { timestamp: '9'.repeat(400) }],
  ])('is refused with %s', (_name, change) => {
    const request = { secret, timestamp, signature, body, ...change };
    expect(isGenuine(request.secret, request, now)).toBe(false);
  });

  test.each([
    [5 * MINUTE, true],
    [5 * MINUTE + SECOND, false],
    [-5 * MINUTE, true],
    [-5 * MINUTE - SECOND, false],
  ])('that is %i ms old is taken: %s', (age, taken) => {
    expect(isGenuine(secret, { timestamp, signature, body }, now + age)).toBe(taken);
  });
});

describe('the replay cache', () => {
  test('takes a signature once', () => {
    const cache = createReplayCache(createClock());
    expect(cache.take('a')).toBe(true);
    expect(cache.take('a')).toBe(false);
    expect(cache.take('b')).toBe(true);
  });

  test('takes one again whose request failed', () => {
    const cache = createReplayCache(createClock());
    cache.take('a');
    cache.release('a');
    expect(cache.take('a')).toBe(true);
  });

  test('remembers it for as long as its timestamp could pass', () => {
    const clock = createClock();
    const cache = createReplayCache(clock);
    cache.take('a');
    clock.advance(10 * MINUTE - 1);
    expect(cache.take('a')).toBe(false);
    clock.advance(1);
    expect(cache.take('a')).toBe(true);
  });

  test('does not grow without bound', () => {
    const cache = createReplayCache(createClock());
    for (let at = 0; at < 20_001; at += 1) cache.take(`${at}`);
    expect(cache.take('20000')).toBe(false);
    expect(cache.take('0')).toBe(true);
  });
});
