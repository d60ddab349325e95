import { isUtf8 } from 'node:buffer';
import { load, YAMLException } from 'js-yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { KnowledgeError } from './fault.ts';
import { type KnowledgeFile, nameOf } from './files.ts';
import { findLine } from './find-line.ts';
import { describeIssue } from './issue-text.ts';

/**
 * Reads one YAML file against its schema. `named` is the field that must repeat the file's name.
 * js-yaml rather than yaml: four times as fast on these files, and it is loaded at every start.
 * @throws KnowledgeError with every fault of the file and its line
 */
export function parseFile<S extends z.ZodType>(
  { path, bytes }: KnowledgeFile,
  schema: S,
  named?: 'id' | 'language',
): z.output<S> {
  if (!path.endsWith('.yml'))
    throw new KnowledgeError([{ file: path, line: 1, reason: 'the name must end in .yml' }]);
  if (!isUtf8(bytes)) throw new KnowledgeError([{ file: path, line: 1, reason: 'is not saved as UTF-8' }]);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const data = parseYaml(path, text);
  const faults = named ? checkName(path, text, data, named) : [];
  const result = schema.safeParse(data);
  if (result.success && faults.length === 0) return result.data;
  for (const issue of result.error?.issues ?? []) {
    const { at, reason } = describeIssue(issue, data);
    faults.push({ file: path, line: findLine(text, at), reason });
  }
  throw new KnowledgeError(faults);
}

function parseYaml(file: string, text: string): unknown {
  try {
    return load(text, { maxAliases: 0 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 1;
    throw new KnowledgeError([
      { file, line, reason: `cannot be read: ${error.reason}${hintFor(error.reason)}` },
    ]);
  }
}

/** Forgotten quotes are the commonest mistake, and YAML's own words do not say so. */
function hintFor(reason: string): string {
  return /indentation of a mapping|implicit|separator/.test(reason)
    ? ' (does a text with ": " or " #" lack its quotes?)'
    : '';
}

function checkName(file: string, text: string, data: unknown, field: 'id' | 'language'): Fault[] {
  const value = data && typeof data === 'object' && field in data ? Reflect.get(data, field) : undefined;
  const name = nameOf(file);
  if (typeof value !== 'string' || value === name) return [];
  return [
    {
      file,
      line: findLine(text, [field]),
      reason: `${field} is "${value}", but the file is called "${name}"`,
    },
  ];
}
