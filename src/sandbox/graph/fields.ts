/** A node's readable fields: name → how to read it. `undefined` leaves the field out of the answer. */
export type FieldTable<Node> = Readonly<Record<string, (node: Node) => unknown>>;

export type Selection = { readonly fields: readonly string[] } | { readonly unknown: string };

/**
 * Reads `fields=a,b{c,d},e` down to its top-level names; `defaults` when it is absent.
 * One unknown name spoils the whole read, as with the real API.
 */
export function selectFields(
  asked: string | undefined,
  known: FieldTable<never>,
  defaults: readonly string[],
): Selection {
  if (asked === undefined || asked.trim() === '') return { fields: defaults };
  const fields = topLevelNames(asked);
  const unknown = fields.find((field) => !Object.hasOwn(known, field));
  return unknown === undefined ? { fields: [...new Set([...fields, 'id'])] } : { unknown };
}

/** Reads the chosen fields of a node, in the order asked for. */
export function readFields<Node>(
  node: Node,
  table: FieldTable<Node>,
  fields: readonly string[],
): Record<string, unknown> {
  const entries = fields.map((field) => [field, table[field]?.(node)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function topLevelNames(asked: string): string[] {
  let depth = 0;
  let flat = '';
  for (const character of asked) {
    if (character === '{' || character === '(') depth += 1;
    if (depth === 0) flat += character;
    if (character === '}' || character === ')') depth -= 1;
  }
  return flat
    .split(',')
    .map((name) => name.split('.')[0]?.trim() ?? '')
    .filter((name) => name !== '');
}
