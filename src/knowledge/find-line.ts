import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';

/** Where a YAML node starts, and what lies inside it. */
type Node = { start: number; fields: Map<string, Node>; items: Node[] };

/**
 * The line (from 1) of the value at `path` in a YAML text, or of the deepest part of the path that exists.
 * Line 1 where the text cannot be parsed.
 */
export function findLine(text: string, path: readonly PropertyKey[]): number {
  const root = readTree(text);
  if (!root) return 1;
  let node = root;
  for (const key of path) {
    const child = typeof key === 'number' ? node.items[key] : node.fields.get(String(key));
    if (!child) break;
    node = child;
  }
  return lineAt(text, node.start);
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function readTree(text: string): Node | undefined {
  let events: Event[];
  try {
    events = parseEvents(text, {});
  } catch {
    return undefined;
  }
  const next = { at: 1 };
  return readNode(text, events, next);
}

/** Reads the node whose event is at `next.at`, and leaves `next.at` behind it. */
function readNode(text: string, events: readonly Event[], next: { at: number }): Node {
  const event = events[next.at];
  next.at += 1;
  const node: Node = { start: startOf(event), fields: new Map(), items: [] };
  if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) return node;
  while (next.at < events.length && events[next.at]?.type !== EVENT_ID.POP) {
    if (event.type === EVENT_ID.SEQUENCE) {
      node.items.push(readNode(text, events, next));
      continue;
    }
    const key = events[next.at];
    const keyNode = readNode(text, events, next);
    const value = readNode(text, events, next);
    const name = key?.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : '';
    // A value that is a list or a map is found at its key, where a person looks for it.
    node.fields.set(name, { ...value, start: keyNode.start });
  }
  next.at += 1;
  return node;
}

function startOf(event: Event | undefined): number {
  if (event?.type === EVENT_ID.SCALAR) return event.valueStart;
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
  return event?.type === EVENT_ID.ALIAS ? event.anchorStart : 0;
}
