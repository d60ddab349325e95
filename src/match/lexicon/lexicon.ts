import { foldText, isDense, type Token } from '../text/normalise.ts';

/**
 * A lexicon says how one language words the notions. Its pattern language (see knowledge/README.md):
 * `stem` a word beginning so · `=word` exactly · `~stem` anywhere in a word · `a b` in sequence ·
 * `a .. b` at most five words apart.
 */

/** A notion found in a text: which, and the folded tokens and offsets that say it. */
export type Hit = {
  readonly notion: number;
  readonly start: number;
  readonly end: number;
  readonly token: number;
};

type Part = { readonly text: string; readonly how: 'prefix' | 'whole' | 'infix' };
type Atom = { readonly id: number; readonly how: Part['how'] };
type Sequence = { readonly notion: number; readonly atoms: readonly number[]; readonly reach: number };

type Node = { next: Map<number, Node> | null; atoms: Atom[] | null };

export type Lexicon = {
  readonly root: Node;
  readonly inner: Node;
  readonly single: readonly (readonly number[])[];
  readonly sequences: ReadonlyMap<number, readonly Sequence[]>;
};

const REACH = 5;

const SIGNS = { '=': 'whole', '~': 'infix' } as const;

function foldPart(raw: string): string[] {
  const sign = raw[0] === '=' || raw[0] === '~' ? raw[0] : '';
  const words = foldText(raw.slice(sign.length))
    .split(' ')
    .filter((word) => word !== '');
  // A part may fold to several words ("e-mail"): all but the last are then whole words.
  return words.map((word, index) => `${index < words.length - 1 ? '=' : sign}${word}`);
}

/** A pattern with its words folded as texts are: what `compileLexicon` takes. */
export function foldPattern(pattern: string): string {
  const parts = pattern
    .split(/\s+/)
    .filter((raw) => raw !== '' && raw !== '..')
    .flatMap(foldPart);
  return parts.join(pattern.includes('..') ? ' .. ' : ' ');
}

function parsePart(folded: string): Part {
  const sign = folded[0] as string;
  if (sign === '=' || sign === '~') return { text: folded.slice(1), how: SIGNS[sign] };
  return { text: folded, how: 'prefix' };
}

function addTo(root: Node, text: string, atom: Atom): void {
  let node = root;
  for (let i = 0; i < text.length; i += 1) {
    node.next ??= new Map();
    const code = text.charCodeAt(i);
    let child = node.next.get(code);
    if (child === undefined) {
      child = { next: null, atoms: null };
      node.next.set(code, child);
    }
    node = child;
  }
  node.atoms ??= [];
  node.atoms.push(atom);
}

/** Compiles one language's patterns: pairs of a notion number and a pattern from `foldPattern`. */
export function compileLexicon(patterns: Iterable<readonly [number, string]>): Lexicon {
  const root: Node = { next: null, atoms: null };
  const inner: Node = { next: null, atoms: null };
  const single: number[][] = [];
  const sequences = new Map<number, Sequence[]>();
  const known = new Map<string, number>();
  const atomOf = (part: Part): number => {
    const key = `${part.how}:${part.text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const id = single.length;
    known.set(key, id);
    single.push([]);
    addTo(part.how === 'infix' ? inner : root, part.text, { id, how: part.how });
    // Where words are not spaced, a pattern may begin inside a run.
    if (isDense(part.text)) addTo(inner, `\u0000${part.text}`, { id, how: part.how });
    return id;
  };
  for (const [notion, pattern] of patterns) {
    const words = pattern.split(' ');
    const reach = words[1] === '..' ? REACH : 1;
    const atoms = words.filter((word) => word !== '..' && word !== '').map((word) => atomOf(parsePart(word)));
    const first = atoms[0];
    if (first === undefined) continue;
    if (atoms.length === 1) single[first]?.push(notion);
    else sequences.set(first, [...(sequences.get(first) ?? []), { notion, atoms, reach }]);
  }
  return { root, inner, single, sequences };
}

type Found = { readonly atom: number; readonly token: number; readonly start: number; readonly end: number };

function walk(from: Node, token: Token, index: number, at: number, found: Found[]): void {
  let node: Node | undefined = from;
  const text = token.text;
  for (let i = at; i < text.length; i += 1) {
    node = node.next?.get(text.charCodeAt(i));
    if (node === undefined) return;
    if (node.atoms === null) continue;
    for (const { id, how } of node.atoms) {
      if (how === 'whole' && !token.dense && (at !== 0 || i + 1 !== text.length)) continue;
      const dense = token.dense;
      found.push({
        atom: id,
        token: index,
        start: dense ? token.start + at : token.start,
        end: dense ? token.start + i + 1 : token.end,
      });
    }
  }
}

function findAtoms(lexicon: Lexicon, tokens: readonly Token[]): Found[] {
  const found: Found[] = [];
  const anywhere = lexicon.inner.next?.get(0);
  tokens.forEach((token, index) => {
    if (token.dense) {
      if (anywhere === undefined) return;
      for (let at = 0; at < token.text.length; at += 1) walk(anywhere, token, index, at, found);
      return;
    }
    walk(lexicon.root, token, index, 0, found);
    if (lexicon.inner.next === null) return;
    for (let at = 0; at < token.text.length; at += 1) walk(lexicon.inner, token, index, at, found);
  });
  return found;
}

function follows(before: Found, after: Found, reach: number): boolean {
  if (after.token === before.token) {
    const gap = after.start - before.end;
    return after.start > before.start && gap >= 0 && gap <= (reach === 1 ? 0 : 12);
  }
  const distance = after.token - before.token;
  return distance >= 1 && distance <= reach;
}

function matchSequence(sequence: Sequence, first: Found, found: readonly Found[]): Found | null {
  let last = first;
  for (const atom of sequence.atoms.slice(1)) {
    const next = found.find((other) => other.atom === atom && follows(last, other, sequence.reach));
    if (next === undefined) return null;
    last = next;
  }
  return last;
}

/** The notions that `tokens` say, in the order of the text. */
export function findNotions(lexicon: Lexicon, tokens: readonly Token[]): Hit[] {
  const found = findAtoms(lexicon, tokens);
  const hits: Hit[] = [];
  for (const item of found) {
    for (const notion of lexicon.single[item.atom] ?? []) {
      hits.push({ notion, start: item.start, end: item.end, token: item.token });
    }
    for (const sequence of lexicon.sequences.get(item.atom) ?? []) {
      const last = matchSequence(sequence, item, found);
      if (last !== null)
        hits.push({ notion: sequence.notion, start: item.start, end: last.end, token: item.token });
    }
  }
  return hits;
}
