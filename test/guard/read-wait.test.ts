import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { readWait } from '../../src/guard/read-wait.ts';

test.each<[string, number | null]>([
  ['Try again in 30 seconds.', 30 * SECOND],
  ['Please wait 1 minute before trying again', MINUTE],
  ['wait for 90 sec', 90 * SECOND],
  ['You can retry after 12 hours', 12 * HOUR],
  ['locked for 7h', 7 * HOUR],
  ['Retry in 2 days', 2 * DAY],
  ['Wait 1.5 hours', 90 * MINUTE],
  ['Try again in an hour', HOUR],
  ['Try again in a minute.', MINUTE],
  ['one day', DAY],
  ['Try again in 1 hour and 30 minutes.', 90 * MINUTE],
  ['Try again in 2 hrs, 5 mins, and 10 secs', 2 * HOUR + 5 * MINUTE + 10 * SECOND],
  ['wait 5-10 minutes', 10 * MINUTE],
  ['wait 5 to 10 minutes', 10 * MINUTE],
  ['wait 30 to 45 seconds', 45 * SECOND],
  ['a 24-hour lock', DAY],
  ['TRY AGAIN IN 4 HOURS', 4 * HOUR],
  ['Tried 3 times within 10 minutes; wait 6 hours', 6 * HOUR],
  ['Wait 6 hours; there were 3 tries in 10 minutes', 6 * HOUR],
  ['Too many tries of a PIN with 6 digits', null],
  ['The 2 messages were wrong, see 3 documents', null],
  ['wait 0 minutes', null],
  ['', null],
])('%s', (details, wait) => expect(readWait(details)).toBe(wait));

test('no details', () => expect(readWait(null)).toBeNull());
