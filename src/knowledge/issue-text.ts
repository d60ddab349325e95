import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Words a schema issue for the person who edits the file; `at` is where to look. */
export function describeIssue(issue: Issue, data: unknown): { at: readonly PropertyKey[]; reason: string } {
  const field = nameField(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return { at: [...issue.path, issue.keys[0] ?? ''], reason: unknownFields(issue.keys, issue.path) };
    case 'invalid_type':
      return { at: issue.path, reason: wrongType(field, issue.expected, valueAt(data, issue.path)) };
    case 'invalid_value':
      return { at: issue.path, reason: `${field} must be one of: ${issue.values.map(String).join(', ')}` };
    case 'too_big':
      return { at: issue.path, reason: `${field} is longer than ${issue.maximum} characters` };
    case 'too_small':
      return { at: issue.path, reason: `${field} is empty` };
    case 'invalid_key':
      return { at: issue.path, reason: `${field} is not a valid name: ${issue.issues[0]?.message ?? ''}` };
    default:
      return { at: issue.path, reason: `${field}: ${issue.message}` };
  }
}

function unknownFields(keys: readonly string[], path: readonly PropertyKey[]): string {
  const where = path.length > 0 ? ` in ${nameField(path)}` : '';
  return `unknown field ${keys.map((key) => `"${key}"`).join(', ')}${where}`;
}

function wrongType(field: string, expected: string, value: unknown): string {
  if (value === undefined) return `${field} is missing`;
  if (value === null) return `${field} is empty`;
  const kind = {
    string: 'a text',
    array: 'a list',
    object: 'a group of fields',
    record: 'a group of fields',
  }[expected];
  const hint =
    expected === 'string' && typeof value !== 'object' ? ` (write "${String(value)}" in quotes)` : '';
  return `${field} must be ${kind ?? expected}${hint}`;
}

/** `sources[1].url`, counted from 1 as people do */
function nameField(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key + 1}]` : `${i > 0 ? '.' : ''}${String(key)}`))
    .join('');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value && typeof value === 'object' ? Reflect.get(value, key) : undefined),
    data,
  );
}
