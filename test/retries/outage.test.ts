import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/clock.ts';
import { nextStep } from '../../src/retries/policy.ts';
import { CONNECTED, makeFacts } from '../guard/make-facts.ts';
import { createClock } from '../support/clock.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { openTestRetries, request, succeeded } from './open-test-retries.ts';

const COUNT = 24;

/** Evenly spread numbers from 0 to 1 that look drawn. */
function createRandom(): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return (drawn * 0.618_033_988_75) % 1;
  };
}

test('in an outage nobody is called; afterwards they come back one after the other, over minutes', async () => {
  using dir = createTempDir();
  const clock = createClock();
  const outage = { title: 'Cloud API: registration', publishedAt: null, link: null };
  let incidents = [outage];
  const calledAt = new Map<string, number>();
  await using desk = await openTestRetries({
    dataDir: dir.path,
    clock,
    random: createRandom(),
    decide: nextStep,
    plan: async () => ({ dueAt: clock() + 3 * MINUTE, maxTries: 6, deadlineAt: clock() + DAY }),
    readFacts: async ({ phoneNumberId }) =>
      makeFacts(calledAt.has(phoneNumberId) ? CONNECTED : {}, {
        now: clock(),
        incidents: { kind: 'ok', value: incidents },
      }),
    answer(order) {
      calledAt.set(order.phoneNumberId, clock());
      return succeeded(order);
    },
  });
  for (let index = 0; index < COUNT; index += 1)
    await desk.retries.start(request({ phoneNumberId: String(index), entry: 'server-unavailable' }));
  const pass = async (span: number) => {
    for (let passed = 0; passed < span; passed += MINUTE) {
      clock.advance(MINUTE);
      await desk.retries.idle();
    }
  };
  await pass(20 * MINUTE);
  expect(desk.orders).toEqual([]);
  expect((await desk.retries.list()).map(({ state }) => state)).toEqual(Array(COUNT).fill('paused'));
  const [one] = await desk.retries.list();
  expect(one?.lines.map(({ kind }) => kind)).toEqual(['started', 'paused']);
  incidents = [];
  await pass(20 * MINUTE);
  expect(desk.orders).toHaveLength(COUNT);
  const moments = [...calledAt.values()];
  expect(Math.max(...moments) - Math.min(...moments)).toBeGreaterThanOrEqual(2 * MINUTE);
  const together = [...Map.groupBy(moments, (at) => at).values()].map(({ length }) => length);
  expect(Math.max(...together)).toBeLessThanOrEqual(COUNT / 3);
});
