import { expect, test } from 'vitest';
import { section } from '../../src/answer/blocks.ts';
import { fitMessage } from '../../src/answer/fit.ts';
import { Markup, mrkdwn, person } from '../../src/answer/markup.ts';
import { lineTimeMarkup, momentMarkup, momentText, spansDays, spanText } from '../../src/answer/moment.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { findFaults } from './validate-message.ts';

const NOW = Date.UTC(2026, 10, 21, 14, 2, 30);
const fitted = (text: Markup | string, people: readonly string[] = []) =>
  fitMessage({ text: 'x', blocks: [section(text)] }, people);
const textOf = (message: ReturnType<typeof fitted>) => JSON.stringify(message.blocks);

test('a moment is a time of day while that tells which, and UTC where nobody knows the reader', () => {
  expect(momentText(NOW + 3 * MINUTE, NOW)).toBe('14:05 UTC');
  expect(momentText(NOW + DAY, NOW)).toBe('22 November, 14:02 UTC');
  expect(momentMarkup(NOW + 3 * MINUTE, NOW).source).toBe('<!date^1795269930^{time}|14:05 UTC>');
  expect(momentMarkup(NOW + 2 * DAY, NOW).source).toBe(
    '<!date^1795442550^{date_short_pretty} at {time}|23 November, 14:02 UTC>',
  );
});

test('a list of moments shows the day only where it goes over several', () => {
  expect(spansDays([NOW])).toBe(false);
  expect(spansDays([NOW, NOW + HOUR])).toBe(false);
  expect(spansDays([NOW, NOW + DAY])).toBe(true);
  expect(lineTimeMarkup(NOW, false).source).toBe('<!date^1795269750^{time}|14:02 UTC>');
  expect(lineTimeMarkup(NOW, true).source).toBe(
    '<!date^1795269750^{date_short} {time}|2026-11-21 14:02 UTC>',
  );
});

test.each([
  [0, '0 seconds'],
  [SECOND, '1 second'],
  [42 * SECOND, '42 seconds'],
  [170 * SECOND, '3 minutes'],
  [89 * MINUTE, '89 minutes'],
  [26 * HOUR, '26 hours'],
  [72 * HOUR, '3 days'],
])('%i ms are %s', (span, text) => {
  expect(spanText(span)).toBe(text);
});

test('a message keeps its dates, and names only whom it says it names', () => {
  const text = mrkdwn`${person('U012AB3CD')} and ${person('U0EVIL000')} at ${momentMarkup(NOW, NOW)}`;
  const message = fitted(text, ['U012AB3CD']);
  expect(textOf(message)).toContain(
    '<@U012AB3CD> and &lt;@U0EVIL000> at <!date^1795269750^{time}|14:02 UTC>',
  );
  expect(
    findFaults(fitted(mrkdwn`${person('U012AB3CD')} ${momentMarkup(NOW, NOW)}`, ['U012AB3CD']), [
      'U012AB3CD',
    ]),
  ).toEqual([]);
});

test.each([
  '<@U012AB3CD>',
  '<!date^1795269750^{time}|14:02 UTC>',
  '&lt;@U012AB3CD>',
  '<!date^1^{time}^https://evil.example|x>',
])('pasted words cannot pass for ours: %s', (attack) => {
  const message = fitted(mrkdwn`${attack}`, ['U012AB3CD']);
  expect(textOf(message)).not.toMatch(/<[!@]/);
  expect(findFaults(message)).toEqual([]);
});

test('a date that links somewhere is disarmed even where it got past the escaping', () => {
  const text = new Markup('<!date^1795269750^{time}^https://evil.example|x> <!channel>');
  expect(textOf(fitted(text, ['U012AB3CD']))).not.toMatch(/<[!@]/);
});

test('what is no user id is written out', () => {
  expect(person('retry <x>').source).toBe('retry &lt;x&gt;');
});
