import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { MAIN_WABA, SANDBOX_TOKEN, seedWorld } from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import { FEED_PATH } from '../../src/sandbox/graph/status-feed.ts';
import { createWorld } from '../../src/sandbox/graph/world.ts';
import { createTempDir } from '../support/temp-dir.ts';

const cli = `${import.meta.dirname}/../../src/cli.ts`;

/** Files that the commands find where they run. */
const FILES: Readonly<Record<string, string>> = {
  'numbers.csv':
    'shop;phone\r\nKłos;+48 600 123 456\r\nAurora;+55 11 91234-5678\r\nNobody;+48 799 000 111\r\n',
  'well.txt': '+55 11 91234-5678\n106540352242004\n',
  'names.csv': 'name\nAnna\nRui\n',
};

/** Runs commands one after the other beside the emulated Graph API. */
async function run(...commands: readonly (readonly string[])[]) {
  using dir = createTempDir();
  for (const [name, words] of Object.entries(FILES)) writeFileSync(join(dir.path, name), words);
  const world = createWorld(seedWorld(Date.now()), Date.now);
  const graph = await serveGraph(world);
  const { id, secret } = world.read().app;
  const env = {
    ...{ PATH: process.env.PATH, DATA_DIR: dir.path, GRAPH_API_URL: graph.url },
    ...{ META_STATUS_URL: `${graph.url}${FEED_PATH}`, WA_ACCESS_TOKEN: SANDBOX_TOKEN },
    ...{ WA_APP_ID: id, WA_APP_SECRET: secret, WA_WABA_IDS: MAIN_WABA },
  };
  const results = [];
  for (const words of commands) {
    const child = spawn(process.execPath, [cli, ...words], { env, cwd: dir.path });
    const [out, err, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.on('close', resolve)),
    ]);
    results.push({ out, err, code });
  }
  await graph.stop();
  return results;
}

describe('desk status', () => {
  test('prints the card; as JSON for machines with the verdict as exit status', async () => {
    const [card, json, broken, unclear, steps, both, code] = await run(
      ['status', '+55 11 91234-5678'],
      ['status', '106540352242004', '--json'],
      ['status', '+48600123456', '--json'],
      ['status', 'what'],
      ['status', '+48600123456', '--steps'],
      ['status', '106540352242004', '--json', '--steps'],
      ['status', '133010', '--steps'],
    );
    expect(card?.out).toMatch(/✅ Healthy · \+55 11 91234-5678/);
    expect(card?.out).toMatch(/^Registration +✅ OK +Registered/m);
    expect(JSON.parse(json?.out ?? '')).toMatchObject({ overall: 'healthy' });
    expect(json?.code).toBe(0);
    expect(broken?.code).toBe(1);
    expect(card?.code).toBe(0);
    expect(unclear?.code).toBe(2);
    expect(steps?.out).toMatch(/^1\. ✔ OK · .*\n2\. .*\n3\. ✖ Problem · .*\n4\. .*\n5\. .*\n$/);
    expect(steps?.code).toBe(1);
    expect(JSON.parse(both?.out ?? '').steps).toHaveLength(5);
    expect(code?.code).toBe(2);
    expect(unclear?.err).toContain('desk status');
  });
});

describe('desk status --file', () => {
  test('prints a row a number, the worst first; as JSON or CSV for machines', async () => {
    const [table, json, csv, well, none, missing] = await run(
      ['status', '--file', 'numbers.csv'],
      ['status', '--file', 'numbers.csv', '--json'],
      ['status', '--file', 'numbers.csv', '--csv'],
      ['status', '--file', 'well.txt'],
      ['status', '--file', 'names.csv'],
      ['status', '--file', 'nowhere.csv'],
    );
    expect(table?.out).toMatch(/^3 numbers checked: 1 not working, 1 in none of our accounts, 1 healthy\n/);
    expect(table?.out).toMatch(/\n\+48 600 123 456 · Piekarnia Kłos +❌ Not working +Registration: /);
    expect(JSON.parse(json?.out ?? '').rows).toHaveLength(3);
    expect(csv?.out.split('\r\n')[1]).toMatch(/^\+48 600 123 456,.*,broken,/);
    expect(well?.out).toMatch(/^2 numbers checked: 2 healthy/);
    expect([table, json, csv, well, none, missing].map((each) => each?.code)).toEqual([1, 1, 1, 0, 2, 1]);
    expect(none?.err).toContain('found no number');
  });
});

describe('desk directory', () => {
  test('reads the lists, then finds', async () => {
    const [sync, found, id, none] = await run(
      ['directory', 'sync'],
      ['directory', 'find', 'aurora'],
      ['directory', 'find', '1050000000000017'],
      ['directory', 'find', 'nobody'],
    );
    expect(sync?.out).toContain(`[1/1] ${MAIN_WABA}: 5 numbers`);
    expect(found?.out).toContain('106540352242004');
    expect(id?.out).toContain('the id of an app');
    expect(none?.code).toBe(1);
  });
});
