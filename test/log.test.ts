import { describe, expect, test } from 'vitest';
import { redactSecrets } from '../src/intake/redact.ts';
import { type Log, type LogLevel, maskPhones, openLog } from '../src/log.ts';
import { createBoltLogger } from '../src/slack/bolt-log.ts';

/** A log, and the lines that it has written. */
function recordLog(level: LogLevel = 'info'): {
  log: Log;
  lines: string[];
  last: () => Record<string, unknown>;
} {
  const lines: string[] = [];
  const log = openLog({
    level,
    clock: () => Date.UTC(2026, 10, 21),
    write: (line) => lines.push(line),
    redact: redactSecrets,
  });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

const TOKEN = `EAA${'b7'.repeat(40)}`;

test('writes one JSON line with time, level, subsystem and fields', () => {
  const { log, lines, last } = recordLog();
  log.for('slack').info('taking events', { port: 3000, list: ['a', { b: true }] });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith('}\n')).toBe(true);
  expect(last()).toEqual({
    time: '2026-11-21T00:00:00.000Z',
    level: 'info',
    subsystem: 'slack',
    message: 'taking events',
    port: 3000,
    list: ['a', { b: true }],
  });
});

test('leaves out what is below its level', () => {
  const { log, lines } = recordLog('warn');
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(lines).toHaveLength(2);
});

describe('a secret or a phone number', () => {
  test.each([
    ['the message', (log: Log, text: string) => log.error(text)],
    ['a field', (log: Log, text: string) => log.error('x', { text })],
    ['a nested field', (log: Log, text: string) => log.error('x', { a: [{ b: text }] })],
    ['an error', (log: Log, text: string) => log.error('x', { error: new Error(text) })],
    ['a line of the SDKs', (log: Log, text: string) => createBoltLogger(log).error(text, new Error(text))],
    ['a payload of the SDKs', (log: Log, text: string) => createBoltLogger(log).warn({ text })],
  ])('does not get out through %s', (_name, write) => {
    const { log, lines } = recordLog('debug');
    write(log, `token ${TOKEN} of +48 600 123 456`);
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toContain(TOKEN);
    expect(lines.join('')).not.toContain('600 123 456');
  });

  test('is not halved by the cut of a long string', () => {
    const { log, lines } = recordLog();
    log.info(`${'x '.repeat(240)}${TOKEN}`);
    expect(lines.join('')).not.toContain('EAAb7b7');
  });
});

test('drops debug lines of the SDKs at every level', () => {
  const { log, lines } = recordLog('debug');
  createBoltLogger(log).debug('Received a message on the WebSocket: {"text":"hello"}');
  expect(lines).toEqual([]);
});

describe('masking', () => {
  test.each([
    ['+48 600 123 456', '+48…56'],
    ['call 48600123456 now', 'call 48…56 now'],
    ['600-123-456', '60…56'],
    ['+1 (212) 555-0123', '+12…23'],
  ])('%s', (text, masked) => {
    expect(maskPhones(text)).toBe(masked);
  });

  test.each(['ts 1732150000.000100', 'id 106540352242922', 'error 133010', 'in 2026-11-21', 'port 34567'])(
    'leaves %s',
    (text) => {
      expect(maskPhones(text)).toBe(text);
    },
  );
});
