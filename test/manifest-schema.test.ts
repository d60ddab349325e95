import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { buildManifest } from '../src/slack/manifest.ts';

const root = join(import.meta.dirname, '..');
const file = readFileSync(join(root, 'manifest.yml'), 'utf8');
/** Slack's own schema, where someone keeps a copy beside the project. */
const schemaFile = join(root, '../shared/data/slack/manifest.schema.2.0.0.json');

const address = new URL('https://bot.example.com');

describe.skipIf(!existsSync(schemaFile))(
  'the manifest is valid by Slack’s own schema (skipped where no copy of it lies beside the project)',
  () => {
    test.each([
      ['as it stands in the file', file],
      ['for Socket Mode', String(buildManifest(file, { address: null, name: null }))],
      ['for HTTP', String(buildManifest(file, { address, name: null }))],
      ['under another name', String(buildManifest(file, { address, name: 'WA Support (staging)' }))],
    ])('%s', (_name, text) => {
      const { $schema: _, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<
        string,
        unknown
      >;
      const validate = new Ajv({ strict: false, formats: { uri: true } }).compile(schema);
      validate(load(text));
      expect(validate.errors ?? []).toEqual([]);
    });
  },
);
