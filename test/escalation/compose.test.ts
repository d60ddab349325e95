import { describe, expect, test } from 'vitest';
import { composeEscalation, type EscalationInput, suggestSeverity } from '../../src/escalation/compose.ts';
import { readKnowledge } from '../support/start-test-bot.ts';

const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);
const TRIED = { at: NOW - 60_000, what: 'register', outcome: '133005 PIN mismatch', traceId: 'TraceA' };

const input: EscalationInput = {
  about: {
    ...{ id: 'c', channel: 'C1', threadTs: '1.1', summary: 'error 133005', language: 'en', createdBy: 'U1' },
    ...{ phones: ['+48600123456'], phoneNumberIds: ['111'], wabaIds: ['222'], codes: ['133005'] },
    ...{ traceIds: ['TraceA', 'TraceB'], entry: 'pin-mismatch' },
  },
  openedAt: NOW - 3_600_000,
  entry: readKnowledge().entries.get('pin-mismatch') ?? null,
  ...{ tried: [], report: null, isOutage: false, now: NOW },
};

describe('the text for Meta’s support', () => {
  test('holds the ids, the error, and every trace id once with a time in UTC', () => {
    const { text } = composeEscalation({ ...input, tried: [TRIED] });
    for (const part of ['+48600123456', '111', '222', '133005', '2026-11-21 12:00:00 UTC']) {
      expect(text).toContain(part);
    }
    expect(text.match(/TraceA/g)).toHaveLength(1);
    expect(text).toContain('TraceA (2026-11-21 11:59:00 UTC)');
    expect(text).toContain('TraceB (reported in a thread opened 2026-11-21 11:00:00 UTC)');
    expect(text).toContain('register: 133005 PIN mismatch');
  });

  test('says what is not known instead of leaving it out', () => {
    const about = { ...input.about, phones: [], phoneNumberIds: [], wabaIds: [], traceIds: [] };
    const { text } = composeEscalation({ ...input, about, entry: null });
    expect(text.match(/not known/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).toContain('none was kept');
  });
});

test.each([
  ['nothing was tried', {}, 'low'],
  ['it was tried', { tried: [TRIED] }, 'normal'],
  ['Meta is in trouble', { isOutage: true }, 'high'],
] as const)('where %s it is called %s', (_name, change, severity) => {
  expect(suggestSeverity({ ...input, ...change })).toBe(severity);
});
