import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit } from '../../src/store/audit.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import {
  dropExpiredSecrets,
  dropSecrets,
  findSecret,
  type KeptSecret,
  keepSecret,
} from '../../src/store/secrets.ts';
import { createVault } from '../../src/vault/vault.ts';
import { createTempDir } from '../support/temp-dir.ts';

let dir: ReturnType<typeof createTempDir>;
let store: Store;

beforeEach(() => {
  dir = createTempDir();
  store = openStore(dir.path);
});

afterEach(async () => {
  await store[Symbol.asyncDispose]();
  dir[Symbol.dispose]();
});

const secret: KeptSecret = {
  ...{ id: 's1', retryId: 'retry-1', phoneNumberId: '1', kind: 'pin', sealed: 'v1.x', expiresAt: 2_000 },
};
const told = { by: 'U1', now: 1_000 };
const find = (now = 1_000, retryId = 'retry-1') => findSecret(store.db, retryId, 'pin', now);

test('a secret stays until it is dropped, for its own retry', async () => {
  await keepSecret(store.db, secret, told);
  expect(await find()).toEqual(secret);
  expect(await find()).toEqual(secret);
  expect(await find(1_000, 'retry-2')).toBeNull();
  await dropSecrets(store.db, 'retry-2', told);
  expect(await find()).toEqual(secret);
  await dropSecrets(store.db, 'retry-1', told);
  expect(await find()).toBeNull();
});

test('a newer one takes the place of an older', async () => {
  await keepSecret(store.db, secret, told);
  await keepSecret(store.db, { ...secret, id: 's2', sealed: 'v1.y', expiresAt: 3_000 }, told);
  expect(await find()).toMatchObject({ id: 's2', sealed: 'v1.y', expiresAt: 3_000 });
});

test('an expired one is not found, and is forgotten', async () => {
  await keepSecret(store.db, secret, told);
  await keepSecret(store.db, { ...secret, id: 's2', retryId: 'retry-2', expiresAt: 2_001 }, told);
  expect(await find(1_999)).not.toBeNull();
  expect(await find(2_000)).toBeNull();
  await dropExpiredSecrets(store.db, 2_000);
  expect(await find(1_000)).toBeNull();
  expect(await find(2_000, 'retry-2')).not.toBeNull();
});

test('the audit tells that a secret came and went, never what it is', async () => {
  await keepSecret(store.db, secret, told);
  await dropSecrets(store.db, 'retry-1', { by: 'wa-desk', now: 1_500 });
  await dropSecrets(store.db, 'retry-1', { by: 'wa-desk', now: 1_600 });
  const rows = await listAudit(store.db);
  expect(rows.map(({ actor, event, note }) => [actor, event, JSON.parse(note ?? '').change])).toEqual([
    ['U1', 'secret', 'kept'],
    ['wa-desk', 'secret', 'dropped'],
  ]);
  expect(JSON.stringify(rows)).not.toContain('v1.');
});

test('nothing in the folder holds the PIN', async () => {
  const pin = '918273';
  const vault = createVault(Buffer.alloc(32, 7));
  await keepSecret(store.db, { ...secret, sealed: vault.seal(pin, 'retry-1') }, told);
  expect(vault.open((await find())?.sealed ?? '', 'retry-1')).toBe(pin);
  const files = readdirSync(dir.path).map((name) => readFileSync(join(dir.path, name)));
  expect(files.length).toBeGreaterThan(0);
  expect(files.some((bytes) => bytes.includes(pin))).toBe(false);
});
