import { webApi } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { readFailure } from '../../../src/slack/send/read-failure.ts';

const platform = (error: string) =>
  new webApi.WebAPIPlatformError({ ok: false, error, response_metadata: {} });
const http = (status: number) => new webApi.WebAPIHTTPError(status, '', {});
const network = (code: string) =>
  new webApi.WebAPIRequestError(
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
  );

describe('what a failed call means', () => {
  test.each([
    ['refused connection', network('ECONNREFUSED'), 'not-sent'],
    ['unknown host', network('ENOTFOUND'), 'not-sent'],
    ['reset', network('ECONNRESET'), 'ambiguous'],
    ['end of the connection', network('UND_ERR_SOCKET'), 'ambiguous'],
    ['time-out', new webApi.WebAPIRequestError(new DOMException('', 'TimeoutError')), 'ambiguous'],
    ['429', new webApi.WebAPIRateLimitedError(30), 'not-sent'],
    ['500', http(500), 'ambiguous'],
    ['503', http(503), 'ambiguous'],
    ['404', http(404), 'refused'],
    ['fatal_error', platform('fatal_error'), 'ambiguous'],
    ['HTML', platform('<html>Bad gateway</html>'), 'ambiguous'],
    ['ratelimited', platform('ratelimited'), 'not-sent'],
    ['invalid_blocks', platform('invalid_blocks'), 'blocks-refused'],
    ['msg_blocks_too_long', platform('msg_blocks_too_long'), 'blocks-refused'],
    ['channel_not_found', platform('channel_not_found'), 'refused'],
    ['an error of our own', new TypeError('oops'), 'ambiguous'],
    ['no error at all', undefined, 'ambiguous'],
  ])('%s', (_name, error, kind) => {
    expect(readFailure(error).kind).toBe(kind);
  });

  test('a rate limit says when', () => {
    expect(readFailure(new webApi.WebAPIRateLimitedError(30))).toMatchObject({ retryAfter: 30_000 });
  });

  test('the text of an unreadable answer goes no further', () => {
    expect(JSON.stringify(readFailure(platform('<html>secret</html>')))).not.toContain('secret');
  });
});
