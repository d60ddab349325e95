import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { listAudit } from '../../src/store/audit.ts';
import { openStore } from '../../src/store/database.ts';
import { saveNumber } from '../../src/store/directory.ts';
import { findRetry, insertRetry } from '../../src/store/retries.ts';
import { listUntoldRetries } from '../../src/store/retry-work.ts';
import { keepSecret } from '../../src/store/secrets.ts';
import { makeRetry } from '../retries/make-retry.ts';
import { createTempDir } from '../support/temp-dir.ts';

const cli = `${import.meta.dirname}/../../src/cli.ts`;
const AT = Date.UTC(2026, 10, 21, 12);

async function run(dataDir: string, ...words: readonly string[]) {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir };
  const child = spawn(process.execPath, [cli, 'retries', ...words], { env, cwd: dataDir });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { out, err, code };
}

/** One that waits and one that has ended. */
async function fill(dataDir: string): Promise<void> {
  await using store = openStore(dataDir);
  const { db } = store;
  const { phoneNumberId } = makeRetry();
  const listed = { phoneNumberId, display: '+48 600 123 456', name: 'Aurora', status: 'PENDING' };
  await saveNumber(db, '10001', listed, AT);
  const secret = { id: 'secret-1', retryId: 'retry-1', phoneNumberId, kind: 'pin', sealed: 'x' } as const;
  await insertRetry(db, makeRetry({ tries: 1 }), AT);
  await keepSecret(db, { ...secret, expiresAt: AT * 2 }, { by: 'U0AGENT', now: AT });
  const ended = { state: 'succeeded', end: 'connected', dueAt: null } as const;
  await insertRetry(db, makeRetry({ id: 'retry-0', phoneNumberId: '999', ...ended }), AT);
}

test('desk retries lists what is under way, and tells the story of one', async () => {
  using dir = createTempDir();
  await fill(dir.path);
  const [open, all, json, story, none] = await Promise.all([
    run(dir.path, 'list'),
    run(dir.path, 'list', '--all'),
    run(dir.path, 'list', '--json'),
    run(dir.path, 'show', 'retry-1'),
    run(dir.path, 'show', 'retry-9'),
  ]);
  expect(open.out).toMatch(/^id {2,}number/);
  expect(open.out).toMatch(/retry-1 .*register .*number-linked .*waiting .*1 of 6 .*U0AGENT/);
  expect(open.out).not.toContain('retry-0');
  expect(all.out).toContain('succeeded (connected)');
  expect(JSON.parse(json.out)).toMatchObject({ id: 'retry-1', tries: 1 });
  expect(story.out).toContain('+48 600 123 456');
  expect(story.out).toContain('@U0AGENT');
  expect(none).toMatchObject({ code: 1, out: '' });
  expect([open, all, json, story].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
}, 60_000);

test('desk retries cancel ends it for the bot as well, forgets its PIN, and is in the audit', async () => {
  using dir = createTempDir();
  await fill(dir.path);
  const cancelled = await run(dir.path, 'cancel', 'retry-1');
  expect(cancelled).toMatchObject({ code: 0, err: '' });
  expect(await run(dir.path, 'cancel', 'retry-1')).toMatchObject({ code: 1, out: '' });
  expect((await run(dir.path, 'stop', 'retry-1')).code).toBe(2);
  await using store = openStore(dir.path);
  expect(await findRetry(store.db, 'retry-1')).toMatchObject({ state: 'cancelled', dueAt: null });
  expect((await listUntoldRetries(store.db, 9)).map(({ retry }) => retry.id)).toContain('retry-1');
  expect(await store.db.selectFrom('secrets').selectAll().execute()).toEqual([]);
  expect(await listAudit(store.db)).toContainEqual(
    expect.objectContaining({ event: 'cancel', actor: expect.stringMatching(/^cli:/) }),
  );
}, 60_000);
