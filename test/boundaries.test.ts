import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const importLine = /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm;

/** Folder → the folders of src/ that it may import, types included. Files at the top of src/ are named by themselves. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  intake: [],
  knowledge: [],
  match: ['intake', 'knowledge'],
  escalation: ['checks', 'clock', 'knowledge', 'store'],
  outage: ['graph', 'knowledge', 'store', 'clock'],
  answer: [
    'intake',
    'knowledge',
    'match',
    'checks',
    'outage',
    'pictures',
    'store',
    'clock',
    'guard',
    'actions',
    'retries',
    'audit',
    'graph',
  ],
  graph: ['clock', 'log', 'metrics'],
  checks: ['graph', 'knowledge', 'answer', 'clock', 'guard', 'retries'],
  directory: ['graph', 'store', 'clock', 'log'],
  status: [
    'answer',
    'checks',
    'config',
    'clock',
    'directory',
    'graph',
    'guard',
    'intake',
    'knowledge',
    'match',
    'store',
  ],
  build: [],
  store: ['clock', 'log', 'knowledge', 'guard', 'actions', 'retries', 'audit'],
  audit: ['knowledge'],
  vault: [],
  guard: ['clock', 'graph', 'knowledge'],
  actions: ['clock', 'log', 'intake', 'knowledge', 'match', 'graph', 'guard', 'store'],
  retries: ['clock', 'log', 'knowledge', 'graph', 'guard', 'actions', 'audit', 'vault', 'store'],
  bulk: ['answer', 'checks', 'clock', 'directory', 'graph', 'intake', 'status', 'store'],
  pictures: ['clock', 'log'],
  llm: ['clock', 'log', 'knowledge', 'match', 'metrics', 'pictures', 'store'],
  desk: ['intake', 'match'],
  learning: ['clock', 'intake', 'knowledge', 'match', 'desk', 'store'],
  doctor: [
    'answer',
    'checks',
    'clock',
    'config',
    'environment',
    'graph',
    'knowledge',
    'llm',
    'match',
    'slack',
    'store',
  ],
  metrics: ['clock', 'health', 'store'],
  lease: ['clock', 'log', 'store'],
  health: [],
  stop: ['clock'],
  log: ['intake', 'clock'],
  config: ['log', 'accounts-file', 'environment'],
  environment: ['vault'],
  'accounts-file': [],
  clock: [],
};

/** Packages with a single owner. */
const owners: Readonly<Record<string, string>> = {
  '@slack/bolt': 'slack',
  axios: 'graph',
  kysely: 'store',
  'better-sqlite3': 'store',
  emulate: 'sandbox',
  openai: 'llm',
  openworkflow: 'retries',
  'openworkflow/internal': 'retries',
  'openworkflow/sqlite': 'store',
  'prom-client': 'metrics',
  rolldown: 'build',
};

type Import = { readonly file: string; readonly folder: string; readonly target: string };

function folderOf(path: string): string {
  const [first = ''] = path.split('/');
  return first.replace(/\.ts$/, '');
}

const imports: Import[] = globSync('src/**/*.ts', { cwd: root }).flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(importLine)].map(([, target = '']) => ({
    file,
    folder: folderOf(relative('src', file)),
    target: target.startsWith('.') ? relative('src', join(dirname(file), target)) : target,
  }));
});

describe('imports point one way', () => {
  for (const [folder, others] of Object.entries(allowed)) {
    test(`${folder} knows only ${others.join(', ') || 'itself'}`, () => {
      const strays = imports
        .filter((item) => item.folder === folder && item.target.endsWith('.ts'))
        .filter((item) => ![folder, ...others].includes(folderOf(item.target)))
        .map(({ file, target }) => `${file} → ${target}`);
      expect(strays).toEqual([]);
    });
  }

  test('each outside service has one folder that speaks to it', () => {
    const strays = imports
      .filter(({ target, folder }) => owners[target] !== undefined && owners[target] !== folder)
      .map(({ file, target }) => `${file} → ${target}`);
    expect(strays).toEqual([]);
  });

  test('only main.ts and the sandbox know the sandbox', () => {
    const strays = imports.filter(
      ({ folder, target }) => folderOf(target) === 'sandbox' && !['main', 'sandbox'].includes(folder),
    );
    expect(strays).toEqual([]);
  });

  test('only main.ts, cli.ts and the commands touch the process', () => {
    const strays = globSync('src/**/*.ts', { cwd: root }).filter(
      (file) =>
        !/^src\/(?:main|cli)\.ts$|^src\/commands\//.test(file) &&
        /\bprocess\.(?:env|argv|exit|exitCode|stdin)\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(strays).toEqual([]);
  });

  test('there is no import cycle', () => {
    const next = Map.groupBy(
      imports.filter(({ target }) => target.endsWith('.ts')),
      ({ file }) => relative('src', file),
    );
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return null;
      for (const { target } of next.get(file) ?? []) {
        const cycle = visit(target, [...path, file]);
        if (cycle !== null) return cycle;
      }
      done.add(file);
      return null;
    };
    const cycles = [...next.keys()].map((file) => visit(file, [])).filter((cycle) => cycle !== null);
    expect(cycles).toEqual([]);
  });
});
