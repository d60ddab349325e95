import type { GraphError } from '../types.ts';
import { readGraphError } from './graph-error.ts';
import { parseLoosely } from './parse-json.ts';

/** Deeper than any envelope of Meta's, shallow enough for hostile nesting. */
const MAX_DEPTH = 12;
const MAX_ERRORS = 20;
const MAX_NODES = 2_000;

const STATUS_KEYS = ['status', 'statusCode', 'status_code', 'http_status', 'httpStatus'];
const ERROR_KEYS = new Set(['error', 'errors', 'exception', 'err', 'error_data']);

type Walk = { readonly errors: GraphError[]; nodes: number };

/** Every error object in a parsed value, wherever a wrapper put it; also inside strings that hold JSON. */
export function collectErrors(value: unknown): GraphError[] {
  const walk: Walk = { errors: [], nodes: 0 };
  visit(value, 0, false, undefined, walk);
  return walk.errors;
}

function visit(
  value: unknown,
  depth: number,
  named: boolean,
  httpStatus: number | undefined,
  walk: Walk,
): void {
  walk.nodes += 1;
  if (depth > MAX_DEPTH || walk.nodes > MAX_NODES || walk.errors.length >= MAX_ERRORS) return;
  if (typeof value === 'string') visitString(value, depth, named, httpStatus, walk);
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) visit(item, depth + 1, named, httpStatus, walk);
    return;
  }
  const status = readStatus(value) ?? httpStatus;
  const found = readGraphError(value, named);
  if (found !== null) walk.errors.push(status === undefined ? found : { httpStatus: status, ...found });
  for (const [key, child] of Object.entries(value)) {
    // error_data of a known error is part of it, not another one.
    if (key === 'error_data' && found !== null) continue;
    visit(child, depth + 1, ERROR_KEYS.has(key), status, walk);
  }
}

function visitString(
  value: string,
  depth: number,
  named: boolean,
  status: number | undefined,
  walk: Walk,
): void {
  const start = value.indexOf('{');
  const parsed = start >= 0 ? parseLoosely(value.slice(start)) : undefined;
  if (parsed !== undefined && typeof parsed === 'object') visit(parsed, depth + 1, named, status, walk);
  else if (named && value.length > 3 && /\p{L}/u.test(value)) {
    const found = readGraphError({ message: value }, true);
    if (found !== null) walk.errors.push(found);
  }
}

function readStatus(value: object): number | undefined {
  for (const key of STATUS_KEYS) {
    const status = Number((value as Record<string, unknown>)[key]);
    if (Number.isInteger(status) && status >= 400 && status <= 599) return status;
  }
  return undefined;
}
