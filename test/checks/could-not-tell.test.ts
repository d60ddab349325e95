import { describe, expect, test } from 'vitest';
import { readFailed } from '../../src/checks/could-not-tell.ts';
import type { UnknownReason } from '../../src/graph/errors.ts';

const refused = (code: number, subcode: number | null = null): UnknownReason => ({
  kind: 'refused',
  status: 400,
  error: {
    code,
    subcode,
    type: null,
    message: 'What Meta says',
    details: null,
    userTitle: null,
    userMessage: null,
    fbtraceId: 'AbC',
    transient: false,
  },
});

describe('a read that could not tell', () => {
  test.each<[reason: UnknownReason, words: RegExp]>([
    [{ kind: 'no-token' }, /access token is configured/],
    [{ kind: 'bad-id' }, /not one of Meta/],
    [{ kind: 'timeout' }, /in time/],
    [{ kind: 'stopped' }, /stopped/],
    [{ kind: 'redirect' }, /GRAPH_API_URL/],
    [{ kind: 'too-large' }, /too large/],
    [{ kind: 'unreachable', code: 'ECONNREFUSED' }, /ECONNREFUSED/],
    [{ kind: 'unreadable', status: 502 }, /HTTP 502/],
    [refused(190, 463), /no longer accepts our access token \(error 190\/463\)/],
    [refused(0), /no longer accepts our access token/],
    [refused(10), /may not read/],
    [refused(200), /may not read/],
    [refused(100, 33), /no such number/],
    [refused(80008), /too often/],
    [refused(131000), /error 131000: What Meta says/],
  ])('because of %j is never a no', (reason, words) => {
    const finding = readFailed('phone-number', reason);
    expect(finding.verdict).toBe('unknown');
    expect(`${finding.reason} ${finding.next}`).toMatch(words);
    expect(finding.next).not.toBe('');
  });

  test('hands on the trace id of a refusal', () => {
    expect(readFailed('phone-number', refused(1)).facts).toEqual([['Trace id', 'AbC']]);
  });
});
