import { describe, expect, test } from 'vitest';
import { checkNumbers } from '../../src/bulk/check-numbers.ts';
import type { BulkRow } from '../../src/checks/bulk-report.ts';
import type { Finding } from '../../src/checks/finding.ts';
import { controlWorld } from '../../src/sandbox/graph/control.ts';
import { CLIENT_WABA, MAIN_WABA } from '../../src/sandbox/graph/seed.ts';
import { readStatus } from '../../src/status/read-status.ts';
import { CLIENT, HEALTHY, items, LINKED, openBulkDesk } from '../support/bulk-desk.ts';
import { makeNumbers } from '../support/many-numbers.ts';

const listed = (calls: readonly string[]) => calls.filter((path) => path.endsWith('/phone_numbers'));
const nodes = (calls: readonly string[]) => calls.filter((path) => /^10[67]\d+$/.test(path));
const show = ({ written, verdict }: BulkRow) => `${written} ${verdict}`;

describe('a list of numbers', () => {
  test('is told row by row, each with its state and one reason, in its own order', async () => {
    await using desk = await openBulkDesk();
    const { rows, stopped } = await checkNumbers(
      desk.deps,
      items(HEALTHY, LINKED, CLIENT, '106540352242005'),
    );
    expect(rows.map(show)).toEqual([
      `${HEALTHY} healthy`,
      `${LINKED} broken`,
      `${CLIENT} broken`,
      expect.stringContaining('106540352242005'),
    ]);
    expect(rows[1]).toMatchObject({
      ...{ index: 1, number: '+48 600 123 456', name: 'Piekarnia Kłos', wabaId: MAIN_WABA },
      reason: 'Registration: Added to the account but not registered yet.',
      next: expect.stringContaining('Register'),
    });
    expect(stopped).toBeNull();
  });

  test('says of each number what its card says', async () => {
    await using desk = await openBulkDesk();
    const { numbers } = desk.world.read();
    const { rows } = await checkNumbers(desk.deps, items(...numbers.map(({ id }) => id)));
    for (const row of rows) {
      const card = await readStatus(desk.deps, { kind: 'id', phoneNumberId: row.phoneNumberId ?? '' });
      expect(row.verdict).toBe(card.overall);
      const said: Finding | null = card.decisive;
      if (said !== null) expect(row.reason).toContain(said.reason ?? said.summary);
    }
  });

  test('costs one list of the account, however many numbers there are', async () => {
    const numbers = makeNumbers(40);
    await using desk = await openBulkDesk(numbers);
    const { rows } = await checkNumbers(
      desk.deps,
      items(...numbers.map(({ displayNumber }) => displayNumber)),
    );
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ verdict }) => verdict === 'broken')).toHaveLength(4);
    expect(listed(desk.calls).toSorted()).toEqual([
      `${MAIN_WABA}/phone_numbers`,
      `${CLIENT_WABA}/phone_numbers`,
    ]);
    expect(nodes(desk.calls)).toEqual([]);
    expect(desk.calls.length).toBeLessThan(10);
  });

  test('of one account that is known costs only that account', async () => {
    await using desk = await openBulkDesk();
    await checkNumbers(desk.deps, items(HEALTHY, CLIENT));
    desk.calls.length = 0;
    await checkNumbers(desk.deps, items(HEALTHY, LINKED));
    expect(listed(desk.calls)).toEqual([`${MAIN_WABA}/phone_numbers`]);
    desk.calls.length = 0;
    await checkNumbers(desk.deps, items(HEALTHY));
    expect(listed(desk.calls)).toEqual([]);
    expect(nodes(desk.calls)).toHaveLength(1);
  });

  test('may hold a number twice, written in two ways', async () => {
    await using desk = await openBulkDesk();
    const twice = items(HEALTHY, '106540352242004');
    for (const _ of [1, 2]) {
      const { rows } = await checkNumbers(desk.deps, twice);
      expect(rows.map(({ verdict }) => verdict)).toEqual(['healthy', 'healthy']);
    }
  });

  test('that Meta’s list shows with fewer fields is told by those', async () => {
    await using desk = await openBulkDesk();
    controlWorld(desk.world, { kind: 'trouble', trouble: 'unknown-field' });
    const { rows } = await checkNumbers(desk.deps, items(HEALTHY, LINKED));
    expect(rows.map(show)).toEqual([`${HEALTHY} healthy`, `${LINKED} broken`]);
    expect(rows[0]?.reason).toMatch(/\d checks could not tell/);
  });
});

describe('what cannot be told is not taken for a no', () => {
  test('a number in none of our accounts, and what is no number', async () => {
    await using desk = await openBulkDesk();
    const { rows } = await checkNumbers(
      desk.deps,
      items('+48 799 000 111', '601 234 567', '106540352299999', HEALTHY),
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual(['foreign', 'unreadable', 'foreign', 'healthy']);
    expect(rows[1]?.reason).toMatch(/country code/);
  });

  test('a number that might stand in an account whose list could not be read', async () => {
    await using desk = await openBulkDesk([], { wabaIds: [MAIN_WABA, '102000000009999'] });
    const { rows } = await checkNumbers(desk.deps, items('+48 799 000 111', HEALTHY));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['unknown', 'healthy']);
  });

  test('any number while Meta is down', async () => {
    await using desk = await openBulkDesk();
    controlWorld(desk.world, { kind: 'trouble', trouble: 'html-500' });
    const { rows } = await checkNumbers(desk.deps, items(HEALTHY, LINKED, '106540352242001'));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  test('any number without an account or a token', async () => {
    await using desk = await openBulkDesk([], { wabaIds: [] });
    const { rows } = await checkNumbers(desk.deps, items(HEALTHY, '106540352242004'));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['unknown', 'healthy']);
  });
});
