import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';

/** An accepted phrase on its way into a file of its language. */
export type Exported = { readonly entry: string; readonly text: string };

export type Addition = {
  /** The whole file, with the phrases in it. */
  readonly yaml: string;
  /** How many were new to it. */
  readonly added: number;
};

/** The text as one line of YAML, quoted where it must be. */
function toScalar(text: string): string {
  return stringify(text, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
}

function newFile(language: string): string {
  return `language: ${language}\nphrases:\n`;
}

/** The offset behind the line that `offset` is in. */
function lineEnd(yaml: string, offset: number): number {
  const end = yaml.indexOf('\n', Math.max(0, offset - 1));
  return end === -1 ? yaml.length : end + 1;
}

function readPhrases(yaml: string): YAMLMap | null {
  const document = parseDocument(yaml);
  if (document.errors.length > 0)
    throw new Error(`the file is no valid YAML: ${document.errors[0]?.message}`);
  const phrases = document.get('phrases', true);
  return isMap(phrases) ? phrases : null;
}

type Place = {
  /** Where a new line goes. */
  readonly offset: number;
  readonly indent: string;
  /** The wordings that are there. */
  readonly texts: readonly string[];
};

/** Where the list of an entry ends; null where the file has none. */
function placeOf(yaml: string, phrases: YAMLMap | null, entry: string): Place | null {
  const list = phrases?.get(entry, true);
  if (!isSeq(list) || list.flow === true) return null;
  const last = list.items.at(-1);
  if (!isScalar(last) || !last.range) return null;
  const lineStart = yaml.lastIndexOf('\n', last.range[0] - 1) + 1;
  const indent = /^[ \t]*/.exec(yaml.slice(lineStart))?.[0] ?? '    ';
  const texts = list.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : []));
  return { offset: lineEnd(yaml, last.range[1]), indent, texts };
}

function insert(yaml: string, offset: number, line: string): string {
  const before = yaml.slice(0, offset);
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  return `${before}${gap}${line}${yaml.slice(offset)}`;
}

function addOne(yaml: string, { entry, text }: Exported): string {
  const phrases = readPhrases(yaml);
  const place = placeOf(yaml, phrases, entry);
  if (place?.texts.includes(text)) return yaml;
  if (place !== null) return insert(yaml, place.offset, `${place.indent}- ${toScalar(text)}\n`);
  if (phrases?.has(entry)) throw new Error(`the list of ${entry} is not written one phrase a line`);
  const lines = `  ${entry}:\n    - ${toScalar(text)}\n`;
  return insert(yaml, phrases?.range ? lineEnd(yaml, phrases.range[1]) : yaml.length, lines);
}

/**
 * A file of phrases with more of them, each at the end of its entry's list. Nothing else in the file changes: comments,
 * order and quotes stay as somebody wrote them. Pure.
 * @param yaml the file; null for a language that has none yet
 * @throws Error where the file is no YAML
 */
export function addPhrases(yaml: string | null, language: string, phrases: readonly Exported[]): Addition {
  let out = yaml ?? newFile(language);
  let added = 0;
  for (const phrase of phrases) {
    const next = addOne(out, phrase);
    if (next !== out) added += 1;
    out = next;
  }
  return { yaml: out, added };
}
