import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { beginAttempt, finishAttempt } from '../../src/store/attempts.ts';
import { appendAudit } from '../../src/store/audit.ts';
import { openStore } from '../../src/store/database.ts';
import { saveNumber } from '../../src/store/directory.ts';
import { makeAttempt } from '../support/make-attempt.ts';
import { createTempDir } from '../support/temp-dir.ts';

const cli = `${import.meta.dirname}/../../src/cli.ts`;
const NUMBER = '106540352242922';
const AT = Date.UTC(2026, 10, 21, 12);

async function run(dataDir: string, ...words: readonly string[]) {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir };
  const child = spawn(process.execPath, [cli, 'audit', ...words], { env, cwd: dataDir });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { out, err, code, lines: out.trimEnd().split('\n') };
}

/** Two people at work on two numbers. */
async function fill(dataDir: string): Promise<void> {
  await using store = openStore(dataDir);
  const { db } = store;
  const listed = { phoneNumberId: NUMBER, display: '+48 600 123 456', name: 'Aurora', status: 'PENDING' };
  await saveNumber(db, '10001', listed, AT);
  await beginAttempt(db, makeAttempt({ phoneNumberId: NUMBER }), '{"status":"PENDING"}', AT);
  const outcome = { code: 133005, subcode: null, details: 'wrong, "PIN"', entry: 'pin-mismatch' };
  await finishAttempt(
    db,
    'order-1',
    { ...outcome, state: 'rejected', fbtraceId: 'AbC', after: null },
    AT + 1_000,
  );
  await appendAudit(db, { actor: 'U2', event: 'press', action: 'set-pin', phoneNumberId: '999' }, AT + 2_000);
}

test('desk audit prints who did what, for one number or all, also as CSV and JSON', async () => {
  using dir = createTempDir();
  await fill(dir.path);
  const [all, one, csv, json] = await Promise.all([
    run(dir.path),
    run(dir.path, '--number', '+48 600 123 456'),
    run(dir.path, '--csv', '--number', NUMBER),
    run(dir.path, '--json', '--number', '999'),
  ]);
  expect(all.lines).toHaveLength(3);
  expect(all.lines[1]).toBe(
    `2  2026-11-21 12:00:01 UTC  U0000001  outcome register  ${NUMBER}  state=rejected code=133005 details=wrong, "PIN" entry=pin-mismatch  fbtrace_id=AbC`,
  );
  expect(one.lines).toHaveLength(2);
  expect(csv.lines[0]).toMatch(/^seq,at,actor,event/);
  expect(csv.lines[2]).toContain('2026-11-21T12:00:01.000Z,U0000001,outcome,register');
  expect(csv.lines).toHaveLength(3);
  expect(JSON.parse(json.out)).toMatchObject({ seq: 3, actor: 'U2', phoneNumberId: '999' });
  expect([all, one, csv, json].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
}, 60_000);

test('desk audit --verify says whether the record is whole', async () => {
  using dir = createTempDir();
  await fill(dir.path);
  const whole = await run(dir.path, '--verify');
  expect(whole.out).toMatch(/^The audit is whole: 3 rows\. Its end is [0-9a-f]{64};/);
  expect(whole.code).toBe(0);
  const file = new Sqlite(join(dir.path, 'wa-desk.sqlite'));
  file.exec("DROP TRIGGER audit_holds; UPDATE audit SET actor = 'U3' WHERE seq = 2");
  file.close();
  const [broken, json] = await Promise.all([run(dir.path, '--verify'), run(dir.path, '--verify', '--json')]);
  expect(broken.out).toBe('BROKEN: row 2 is not as it was written.\n');
  expect(JSON.parse(json.out)).toEqual({ kind: 'broken', problem: 'changed', seq: 2 });
  expect([broken.code, json.code]).toEqual([1, 1]);
}, 60_000);

test('desk audit knows what it cannot do', async () => {
  using dir = createTempDir();
  const [odd, both, words, empty] = await Promise.all([
    run(dir.path, '--number', 'aurora'),
    run(dir.path, '--csv', '--json'),
    run(dir.path, 'everything'),
    run(dir.path),
  ]);
  expect([odd, both, words].map(({ code }) => code)).toEqual([2, 2, 2]);
  expect(odd.err).toContain('audit [--number X]');
  expect(empty).toMatchObject({ code: 0, out: '', err: 'desk audit: nothing is written down yet.\n' });
}, 60_000);
