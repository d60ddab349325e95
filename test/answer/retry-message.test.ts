import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryMessage } from '../../src/answer/retry-message.ts';
import { DAY, MINUTE } from '../../src/clock.ts';
import type { Retry, RetryEnd, RetryLine, RetryState } from '../../src/retries/types.ts';
import { ANA, BOB, connected, NOW, number, waiting } from './action-samples.ts';
import { knowledge } from './sample.ts';
import { findFaults } from './validate-message.ts';

const tell = (retry: Retry) =>
  retryMessage({ retry, number, now: NOW, entries: knowledge.entries, offers: [], closes: false });
const words = (retry: Retry) => JSON.stringify(tell(retry).blocks);
const linesOf = (retry: Retry) => {
  const block = tell(retry).blocks[1];
  return block?.type === 'section' ? (block.text?.text ?? '').split('\n') : [];
};
const buttonsOf = (retry: Retry) =>
  tell(retry).blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.map(({ action_id: id }) => id) : [],
  );

test('a running retry says what comes next and when, and can be stopped', () => {
  expect(words(waiting)).toContain(
    `*Next:* I look at the live state at <!date^${(NOW + 6 * MINUTE) / 1_000}^`,
  );
  expect(buttonsOf(waiting)).toEqual(['retry:now', 'retry:take-over', 'retry:cancel']);
  expect(buttonsOf({ ...waiting, state: 'acting' })).toEqual(['retry:take-over', 'retry:cancel']);
  expect(buttonsOf({ ...waiting, state: 'asking', end: 'needs-pin' })[0]).toBe('retry:pin');
  expect(buttonsOf({ ...waiting, state: 'asking', end: 'needs-person' })[0]).toBe('retry:now');
});

test('one that has ended offers no way to stop it', () => {
  for (const state of ['succeeded', 'stopped', 'cancelled', 'taken-over'] as const) {
    expect(buttonsOf({ ...connected, state })).toEqual(['check_status']);
  }
});

test('tries are counted', () => {
  expect(linesOf(connected)[1]).toContain('Try 1 of 6: still the same error (100); next look at');
  expect(linesOf(connected)[2]).toContain('Try 2 of 6: Registration worked · 8 of 10 left');
});

test('looks that found the same are one line, and a long story keeps its ends', () => {
  const looked = (at: number, status: string): RetryLine => ({ at, kind: 'looked', status, until: at + DAY });
  const same = Array.from({ length: 5 }, (_, at) => looked(NOW + at * MINUTE, 'PENDING'));
  expect(linesOf({ ...waiting, lines: [...waiting.lines, ...same] })).toHaveLength(3);
  expect(words({ ...waiting, lines: same })).toContain('(5 looks alike)');
  const changing = Array.from({ length: 30 }, (_, at) => looked(NOW + at * DAY, `S${at}`));
  const shown = linesOf({ ...waiting, lines: [...waiting.lines, ...changing] });
  expect(shown).toHaveLength(11);
  expect(shown[0]).toContain('Started by');
  expect(shown[1]).toContain('22 earlier lines');
  expect(shown.at(-1)).toContain('Looked: S29');
  expect(shown[0]).toContain('{date_short} {time}');
});

test('who pressed what is named, and nobody else can be', () => {
  const lines: RetryLine[] = [
    { at: NOW, kind: 'nudged', by: BOB },
    { at: NOW, kind: 'nudged', by: BOB, gave: 'pin' },
    { at: NOW, kind: 'paused', title: '<!channel> <@U0EVIL0001>', until: null },
  ];
  const message = tell({ ...waiting, lines });
  expect(findFaults(message, [ANA, BOB])).toEqual([]);
  expect(JSON.stringify(message)).toContain(`<@${BOB}> entered the PIN`);
  expect(JSON.stringify(message)).toContain('&lt;@U0EVIL0001&gt;');
});

const states: RetryState[] = [
  'waiting',
  'acting',
  'asking',
  'paused',
  'succeeded',
  'stopped',
  'cancelled',
  'taken-over',
];
const ends: RetryEnd[] = [
  ...(['connected', 'cause-changed', 'needs-pin', 'needs-person', 'tries-used'] as const),
  ...(['deadline', 'refused', 'cancelled', 'taken-over'] as const),
];
const until = fc.option(fc.constant(NOW + DAY));
const line: fc.Arbitrary<RetryLine> = fc.oneof(
  fc.record({
    at: fc.constant(NOW),
    kind: fc.constant('started' as const),
    by: fc.constant(ANA),
    until: fc.constant(NOW),
  }),
  fc.record({
    at: fc.integer({ min: NOW, max: NOW + 400 * DAY }),
    kind: fc.constant('looked' as const),
    status: fc.option(fc.string()),
    until,
  }),
  fc.record({
    at: fc.constant(NOW),
    kind: fc.constant('tried' as const),
    outcome: fc.constantFrom('succeeded' as const, 'rejected' as const, 'unknown' as const),
    entry: fc.option(fc.constantFrom('pin-mismatch', 'gone')),
    code: fc.option(fc.nat()),
    left: fc.option(fc.nat(10)),
    until,
  }),
  fc.record({
    at: fc.constant(NOW),
    kind: fc.constant('paused' as const),
    title: fc.string({ unit: 'binary' }),
    until,
  }),
  fc.record({ at: fc.constant(NOW), kind: fc.constant('asked' as const), why: fc.constantFrom(...ends) }),
  fc.record({
    at: fc.constant(NOW),
    kind: fc.constant('ended' as const),
    why: fc.constantFrom(...ends),
    by: fc.option(fc.constant(BOB)),
  }),
);

test('any story is one that Slack takes', () => {
  fc.assert(
    fc.property(
      fc.record({
        lines: fc.array(line, { maxLength: 60 }),
        state: fc.constantFrom(...states),
        end: fc.option(fc.constantFrom(...ends)),
        dueAt: until,
      }),
      (change) => {
        expect(findFaults(tell({ ...waiting, ...change }), [ANA, BOB])).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});
