import { describe, expect, test } from 'vitest';
import { refusalPeople, refusalPlain, refusalText } from '../../src/answer/texts-guard.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import type { Refusal } from '../../src/guard/types.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const to = { action: 'register', now: NOW } as const;
const said = (refusal: Refusal) => refusalText(refusal, to).source;
const plain = (refusal: Refusal) => refusalPlain(refusal, to);

const lock: Refusal = { kind: 'cool-down', cause: 'pin-lock', until: NOW + 2 * HOUR };

describe('when it opens', () => {
  test('in the reader’s time zone', () => {
    const seconds = (NOW + 2 * HOUR) / SECOND;
    expect(said(lock)).toBe(
      `*I did not register the number.* Meta has locked the number after wrong PINs. Find the right PIN meanwhile. It is possible from <!date^${seconds}^{time}|14:00 UTC>.`,
    );
  });
  test('in a terminal', () =>
    expect(plain(lock)).toBe(
      'I did not register the number. Meta has locked the number after wrong PINs. Find the right PIN meanwhile. It is possible from 14:00 UTC.',
    ));
  test('with the day where it is far', () => {
    const far = { ...lock, until: NOW + 2 * DAY };
    expect(plain(far)).toContain('from 23 November, 12:00 UTC.');
    expect(said(far)).toContain('^{date_short_pretty} at {time}|');
  });
  test('to the minute, and never too early', () => {
    expect(plain({ ...lock, until: NOW + MINUTE + 1 })).toContain('from 12:02 UTC.');
    expect(plain({ ...lock, until: NOW + MINUTE })).toContain('from 12:01 UTC.');
  });
});

const budget = {
  kind: 'budget',
  action: 'register',
  used: 8,
  allowed: 8,
  until: NOW + 3 * HOUR,
  isReserve: true,
} as const;

/** Every kind of refusal, and words that only it says. */
const ALL: readonly (readonly [Refusal, string])[] = [
  [{ kind: 'role', needed: 'operator', has: 'viewer' }, 'takes an operator; you are a viewer'],
  [{ kind: 'role', needed: 'approver', has: 'stranger' }, 'takes an approver; you are somebody from outside'],
  [{ kind: 'approval', needed: 'approver' }, 'A second person has to agree first: an approver'],
  [{ kind: 'could-not-tell' }, 'could not tell the live state'],
  [{ kind: 'coexistence' }, 'in the WhatsApp Business app as well'],
  [{ kind: 'on-phone' }, 'still holds the number'],
  [{ kind: 'wrong-state', status: 'BANNED' }, 'Meta has banned the number'],
  [{ kind: 'wrong-state', status: 'DELETED' }, 'was deleted from the account'],
  [{ kind: 'wrong-state', status: 'MIGRATED' }, 'was moved to another account'],
  [{ kind: 'wrong-state', status: 'FROZEN' }, 'The number is FROZEN'],
  [{ kind: 'never-automatic' }, 'never do this by myself'],
  [{ kind: 'already-connected' }, 'is connected already'],
  [{ kind: 'already-verified' }, 'is verified already'],
  [{ kind: 'not-verified' }, 'is not verified'],
  [{ kind: 'not-registered' }, 'is not registered with us'],
  [{ kind: 'name-not-usable', status: 'EXPIRED' }, 'approval of the display name has run out'],
  [{ kind: 'name-not-usable', status: 'NONE' }, 'no display name that can be used'],
  [
    { kind: 'running', action: 'deregister', by: 'U0BEN', since: NOW - MINUTE },
    'Deregistration is running already, started by U0BEN at 11:59 UTC',
  ],
  [budget, '8 of 10 registrations in 72 hours are used, and the rest is kept for an approver'],
  [{ ...budget, action: 'deregister', used: 9 }, '9 of 10 deregistrations in 72 hours are used'],
  [
    { ...budget, used: 10, isReserve: false },
    'One more, and Meta blocks the number for 72 hours. The next one is possible from 15:00 UTC',
  ],
  [{ kind: 'pin-streak', wrong: 3, until: NOW + HOUR }, '3 wrong PINs were given'],
  [{ kind: 'outage', title: 'Cloud API: high disruptions' }, '“Cloud API: high disruptions”'],
  ...(
    [
      ['phone-account-deleted', '3 minutes'],
      ['platform-disconnected', '15 minutes'],
      ['recently-deleted', 'still deleting'],
      ['pin-lock', 'locked the number'],
      ['pin-too-quick', 'a pause between two tries'],
      ['budget-spent', 'blocked this for 72 hours'],
      ['code-requests', 'A code was requested before'],
      ['code-guesses', 'Too many wrong codes'],
      ['transient', 'could not do it the last time'],
      ['rate-limit', 'slow down'],
    ] as const
  ).map(([cause, words]) => [{ kind: 'cool-down', cause, until: NOW + MINUTE }, words] as const),
];

describe('every refusal says why', () => {
  test.each(ALL)('%o', (refusal, words) => {
    expect(plain(refusal)).toContain(words);
    expect(plain(refusal)).toMatch(/^I did not register the number\. \S.*\.$/);
    expect(plain(refusal)).not.toMatch(/undefined|\[object|<!|<@/);
    if ('until' in refusal) expect(said(refusal)).toContain('<!date^');
  });
});

test('who runs it is named', () => {
  const running: Refusal = { kind: 'running', action: 'register', by: 'U0BEN', since: NOW };
  expect(said(running)).toContain('started by <@U0BEN> at <!date^');
  expect(refusalPeople(running)).toEqual(['U0BEN']);
  expect(refusalPeople(lock)).toEqual([]);
});

test('Meta’s words cannot ping anybody', () => {
  const refusal: Refusal = { kind: 'outage', title: '<!channel> & <@U0ANA>' };
  expect(said(refusal)).toContain('“&lt;!channel&gt; &amp; &lt;@U0ANA&gt;”');
  expect(plain(refusal)).toContain('“<!channel> & <@U0ANA>”');
});
