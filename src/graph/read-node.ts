import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';

/** The fields of one kind of node: what it gives unasked, and what has to be asked for. */
export type NodeFields = {
  readonly kind: string;
  readonly defaults: readonly string[];
  readonly further: readonly string[];
};

const INVALID_PARAMETER = 100;
/** Subcode of 100: no such object, or no right to see it. Fewer fields would not help. */
const NO_OBJECT = 33;

export const isNodeId = (id: string): boolean => /^\d+$/.test(id);

/** The read was refused for one of its fields rather than for its object. */
export function isFieldFault(reading: Reading<unknown>): boolean {
  if (reading.kind === 'ok' || reading.reason.kind !== 'refused') return false;
  const { code, subcode } = reading.reason.error;
  return code === INVALID_PARAMETER && subcode !== NO_OBJECT;
}

/** The default fields alone, and every further field by itself: those refused are left untold, and remembered. */
async function readFieldByField(
  client: GraphClient,
  id: string,
  { kind, further }: NodeFields,
  signal: AbortSignal | undefined,
): Promise<Reading<unknown>> {
  const [base, ...parts] = await Promise.all([
    client.get(id, {}, signal),
    ...further.map((field) => client.get(id, { fields: field }, signal)),
  ]);
  if (base.kind === 'unknown') return base;
  for (const [at, part] of parts.entries()) {
    if (isFieldFault(part)) client.dropped.add(`${kind}.${further[at]}`);
  }
  const found = parts.map((part) => (part.kind === 'ok' ? part.value : {}));
  return { kind: 'ok', value: Object.assign({}, ...found, base.value) };
}

/**
 * Reads a node with all its fields. One field that a version does not know fails the whole read with code
 * 100; then the fields are read one by one, and the unknown one is not asked for again.
 */
export async function readNode(
  client: GraphClient,
  id: string,
  fields: NodeFields,
  signal?: AbortSignal,
): Promise<Reading<unknown>> {
  if (!isNodeId(id)) return unknown({ kind: 'bad-id' });
  const further = fields.further.filter((field) => !client.dropped.has(`${fields.kind}.${field}`));
  const whole = await client.get(id, { fields: [...fields.defaults, ...further].join(',') }, signal);
  if (!isFieldFault(whole)) return whole;
  return await readFieldByField(client, id, { ...fields, further }, signal);
}
