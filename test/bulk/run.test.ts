import { describe, expect, test } from 'vitest';
import { checkNumbers } from '../../src/bulk/check-numbers.ts';
import type { BulkRow } from '../../src/checks/bulk-report.ts';
import { controlWorld } from '../../src/sandbox/graph/control.ts';
import { CLIENT_WABA, MAIN_WABA } from '../../src/sandbox/graph/seed.ts';
import { CLIENT, HEALTHY, items, LINKED, openBulkDesk } from '../support/bulk-desk.ts';

describe('Meta’s hourly limit', () => {
  test('is not used up: the rest of the account is left for people', async () => {
    await using desk = await openBulkDesk();
    await checkNumbers(desk.deps, items(CLIENT, HEALTHY));
    for (let spent = 0; spent < 160; spent += 1) await desk.graph.get(CLIENT_WABA);
    desk.calls.length = 0;
    const { rows, stopped } = await checkNumbers(desk.deps, items(CLIENT, HEALTHY));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['left-out', 'healthy']);
    expect(rows[0]?.reason).toContain(CLIENT_WABA);
    expect(stopped).toBe('busy');
    expect(desk.calls.filter((path) => path.startsWith(CLIENT_WABA))).toEqual([]);
  });

  test('once reached, is told as such', async () => {
    await using desk = await openBulkDesk();
    await checkNumbers(desk.deps, items(CLIENT, HEALTHY));
    controlWorld(desk.world, { kind: 'trouble', trouble: 'waba-limit' });
    const { rows, stopped } = await checkNumbers(desk.deps, items(CLIENT, HEALTHY, LINKED));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['left-out', 'left-out', 'left-out']);
    expect(stopped).toBe('busy');
  });
});

describe('a run', () => {
  test('tells how far it is, and goes on from the rows of an earlier one', async () => {
    await using desk = await openBulkDesk();
    const list = items(HEALTHY, LINKED, CLIENT, 'x');
    const counts: number[] = [];
    const kept: BulkRow[] = [];
    const onRows = async (rows: readonly BulkRow[], done: number) => {
      kept.push(...rows);
      counts.push(done);
    };
    const first = await checkNumbers(desk.deps, list, { onRows });
    expect(counts.at(-1)).toBe(4);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    desk.calls.length = 0;
    const done = kept.filter(({ index }) => index !== 2);
    const again = await checkNumbers(desk.deps, list, { done });
    expect(again.rows).toEqual(first.rows);
    expect(desk.calls.filter((path) => path.startsWith(MAIN_WABA))).toEqual([]);
  });

  test('that is cancelled asks nothing more, and says what was not checked', async () => {
    await using desk = await openBulkDesk();
    let isCancelled = false;
    const onRows = async () => {
      isCancelled = true;
    };
    await checkNumbers(desk.deps, items(HEALTHY, CLIENT));
    desk.calls.length = 0;
    const list = items('no number', HEALTHY, LINKED);
    const { rows, stopped } = await checkNumbers(desk.deps, list, {
      onRows,
      isCancelled: async () => isCancelled,
    });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['unreadable', 'left-out', 'left-out']);
    expect(stopped).toBe('cancelled');
    expect(desk.calls).toEqual([]);
  });

  test('that a stop breaks off leaves nothing half true', async () => {
    await using desk = await openBulkDesk();
    const stop = new AbortController();
    const kept: BulkRow[] = [];
    const onRows = async (rows: readonly BulkRow[]) => {
      kept.push(...rows);
      stop.abort();
    };
    const list = items('no number', HEALTHY, LINKED);
    await expect(checkNumbers(desk.deps, list, { onRows, signal: stop.signal })).rejects.toThrow();
    expect(kept.map(({ verdict }) => verdict)).toEqual(['unreadable']);
  });
});
