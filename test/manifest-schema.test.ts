import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
/** Slack's own schema, where someone keeps a copy beside the project. */
const schemaFile = join(root, '../shared/data/slack/manifest.schema.2.0.0.json');

test.skipIf(!existsSync(schemaFile))(
  'the manifest is valid by Slack’s own schema (skipped where no copy of it lies beside the project)',
  () => {
    const { $schema: _, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
    const validate = new Ajv({ strict: false, formats: { uri: true } }).compile(schema);
    validate(load(readFileSync(join(root, 'manifest.yml'), 'utf8')));
    expect(validate.errors ?? []).toEqual([]);
  },
);
