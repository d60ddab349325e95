import { jsonrepair } from 'jsonrepair';

/** A string inside a string inside a log line: three layers of escaping are more than is ever seen. */
const MAX_LAYERS = 3;

/**
 * Reads JSON as it is pasted: proper, escaped inside a string, cut off, a Python or Ruby literal, with smart
 * quotes. Returns undefined where nothing can be read.
 */
export function parseLoosely(source: string): unknown {
  let text = source;
  for (let layer = 0; ; layer++) {
    const parsed = tryParse(text);
    if (parsed !== undefined) return parsed;
    if (layer === MAX_LAYERS || !/^[{[]\s*\\+["']|[:,]\s*\\+["']/.test(text)) break;
    text = text.replace(/\\(["'\\/])/g, '$1').replace(/\\[rn]/g, '\n');
  }
  return tryRepair(text);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tryRepair(text: string): unknown {
  const colons = text.includes('=>') ? text.replace(/=>/g, ':').replace(/\bnil\b/g, 'null') : text;
  try {
    return JSON.parse(jsonrepair(colons));
  } catch {
    return undefined;
  }
}
