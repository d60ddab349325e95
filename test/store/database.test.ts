import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/database.ts';
import { listOpenEvents } from '../../src/store/events.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/list.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { createTempDir } from '../support/temp-dir.ts';

const FILE = 'wa-desk.sqlite';

/** Closes the file as the end of a process does, without the marks of an orderly stop. */
async function crash(store: Store): Promise<void> {
  await listOpenEvents(store.db);
  await store.db.destroy();
}

describe('opening', () => {
  test('creates the folder and the file for the owner alone', async () => {
    using dir = createTempDir();
    const path = join(dir.path, 'a', 'data');
    await using _store = openStore(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, FILE)).mode & 0o777).toBe(0o600);
  });

  test('sets what a committed row needs to survive a power cut', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    store.probe();
    const database = new Sqlite(join(dir.path, FILE), { readonly: true });
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
  });

  test('knows an orderly stop from a crash', async () => {
    using dir = createTempDir();
    const first = openStore(dir.path);
    expect(first.recovered).toBe(false);
    await first[Symbol.asyncDispose]();
    const second = openStore(dir.path);
    expect(second.recovered).toBe(false);
    await crash(second);
    await using third = openStore(dir.path);
    expect(third.recovered).toBe(true);
  });

  test('can tell that it can no longer be written', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    expect(() => store.probe()).not.toThrow();
    await store[Symbol.asyncDispose]();
    expect(() => store.probe()).toThrow();
  });

  test('can be disposed of twice', async () => {
    using dir = createTempDir();
    const store = openStore(dir.path);
    await store[Symbol.asyncDispose]();
    await expect(store[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });
});

describe('refuses', () => {
  test('a folder that is a file', () => {
    using dir = createTempDir();
    const path = join(dir.path, 'data');
    writeFileSync(path, '');
    expect(() => openStore(path)).toThrow(StoreError);
  });

  test('a file that is no database', () => {
    using dir = createTempDir();
    writeFileSync(join(dir.path, FILE), 'not a database, and long enough to be looked at '.repeat(50));
    expect(() => openStore(dir.path)).toThrow(StoreError);
  });

  test('a damaged database after a crash, and leaves it as it is', async () => {
    using dir = createTempDir();
    const store = openStore(dir.path);
    await crash(store);
    const path = join(dir.path, FILE);
    const bytes = readFileSync(path);
    // The second page holds the first table after the header page.
    bytes.fill(0xff, 4_096, 5 * 4_096);
    writeFileSync(path, bytes);
    expect(() => openStore(dir.path)).toThrow(StoreError);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('the schema of a newer version, saying so', () => {
    using dir = createTempDir();
    mkdirSync(dir.path, { recursive: true });
    const database = new Sqlite(join(dir.path, FILE));
    database.pragma('user_version = 999');
    database.close();
    expect(() => openStore(dir.path)).toThrow(/newer wa-desk \(schema 999/);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that cannot be written', () => {
    using dir = createTempDir();
    chmodSync(dir.path, 0o500);
    expect(() => openStore(dir.path)).toThrow(StoreError);
  });
});

describe('migrating', () => {
  test('has each version once, in order', () => {
    const versions = migrations.map((migration) => migration.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  test('does each step once', () => {
    const database = new Sqlite(':memory:');
    const steps = [
      { version: 1, sql: 'CREATE TABLE a (x)' },
      { version: 2, sql: 'CREATE TABLE b (x)' },
    ];
    migrate(database, steps.slice(0, 1));
    migrate(database, steps);
    migrate(database, steps);
    expect(database.pragma('user_version', { simple: true })).toBe(2);
    database.close();
  });

  test('leaves nothing of a step that fails', () => {
    const database = new Sqlite(':memory:');
    const steps = [
      { version: 1, sql: 'CREATE TABLE a (x)' },
      { version: 2, sql: 'CREATE TABLE b (x); CREATE TABLE a (x)' },
    ];
    expect(() => migrate(database, steps)).toThrow();
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    expect(database.prepare("SELECT name FROM sqlite_master WHERE name = 'b'").get()).toBeUndefined();
    database.close();
  });
});
