import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ');
const ignore = read('.dockerignore').split('\n');

/** What the image is made of: the sources of each COPY out of this folder. */
const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, words = '']) =>
  words.split(' '),
);

test.each(sources)('%s is there, and let into the build', (source) => {
  const name = source.replace(/^\.\//, '');
  expect(existsSync(join(root, name))).toBe(true);
  expect(ignore).toContain(`!${name}`);
});

test('nothing else is let in: no settings, no data, no history', () => {
  const allowed = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  expect(ignore).toContain('*');
  expect(allowed.sort()).toEqual(sources.map((source) => source.replace(/^\.\//, '')).sort());
});

describe('the image', () => {
  test('runs as somebody else than root', () => {
    expect(dockerfile.match(/^USER (\S+)$/gm)?.at(-1)).toBe('USER 1000:1000');
  });

  test('has settings that the bot takes, and is asked for its health where they put it', () => {
    const [, words = ''] = /^ENV (.*METRICS_PORT.*)$/m.exec(dockerfile) ?? [];
    const config = readConfig(parseEnv(words.trim().split(/\s+/).join('\n')));
    expect(config.metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(config.store.dataDir).toBe('/data');
    expect(dockerfile).toMatch(/^HEALTHCHECK .*process\.env\.METRICS_PORT \+ '\/healthz'/m);
  });
});

test('compose sets what an empty line of .env would take away', () => {
  const { services } = parse(read('compose.yml'));
  const { environment, volumes, read_only: isReadOnly } = services['wa-desk'];
  expect(environment).toMatchObject({ DATA_DIR: '/data', METRICS_PORT: 9464 });
  expect(volumes).toContain('data:/data');
  expect(isReadOnly).toBe(true);
});
