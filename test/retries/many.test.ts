import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/clock.ts';
import { createClock } from '../support/clock.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { everyThreeMinutes, openTestRetries, request, succeeded } from './open-test-retries.ts';

const COUNT = 1_000;

test('a thousand waits that ran out while the bot was off are taken up once each, none early, a few at a time', async () => {
  using dir = createTempDir();
  const clock = createClock();
  const started = clock();
  const dueAt = (phoneNumberId: string) => started + MINUTE * (1 + (Number(phoneNumberId) % 600));
  const plan = async ({ phoneNumberId }: { phoneNumberId: string }) => ({
    dueAt: dueAt(phoneNumberId),
    maxTries: 6,
    deadlineAt: started + 30 * DAY,
  });
  const numbers = Array.from({ length: COUNT }, (_, index) => String(1_000_000 + index));
  {
    await using desk = await openTestRetries({ dataDir: dir.path, clock, plan });
    for (const phoneNumberId of numbers)
      await desk.retries.start(
        request({ id: `retry-${phoneNumberId}`, phoneNumberId, action: 'subscribe-webhooks' }),
      );
    await desk.retries.idle();
    expect(desk.orders).toEqual([]);
  }
  clock.advance(3 * DAY);
  const early: string[] = [];
  let atOnce = 0;
  let most = 0;
  await using desk = await openTestRetries({
    dataDir: dir.path,
    clock,
    plan,
    decide(input) {
      if (input.retry.dueAt !== null && clock() < input.retry.dueAt) early.push(input.retry.id);
      return everyThreeMinutes(input);
    },
    async answer(order) {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return succeeded(order);
    },
  });
  await desk.retries.idle();
  expect(desk.orders.map(({ id }) => id).toSorted()).toEqual(
    numbers.map((phoneNumberId) => `retry-${phoneNumberId}:1`).toSorted(),
  );
  expect(early).toEqual([]);
  expect(most).toBeLessThanOrEqual(4);
}, 180_000);
