import { HASH_SEED, hashUnit, mix } from './hash.ts';
import type { Token } from './normalise.ts';

const BOUNDARY = 0x20;
const DIGITS = 0x23;
const isNumber = /^\d{3,}$/;

/** Salts keep letter groups, words and dense groups apart. */
const DENSE = 1;
const GROUP = 2;
const WORD = 3;

/** Long numbers are all the same to a classifier; small ones (5 minutes, 24 hours) tell. */
function unitsOf(token: Token): number[] {
  if (isNumber.test(token.text)) return [DIGITS];
  const units: number[] = [];
  for (let i = 0; i < token.text.length; i += 1) units.push(token.text.charCodeAt(i));
  return units;
}

/** Hashes of a text's letter groups, 32 bits, mixed. May hold repeats. */
export type Groups = {
  /** 3 to 5 letters within a word and its boundaries (1 to 4 where words are not spaced), words, pairs of words. */
  readonly all: readonly number[];
  /** The shortest of these, and the words: enough to tell a language by. */
  readonly short: readonly number[];
};

type Lengths = { readonly shortest: number; readonly longest: number; readonly salt: number };

const SPACED: Lengths = { shortest: 3, longest: 5, salt: GROUP };
const UNSPACED: Lengths = { shortest: 1, longest: 4, salt: DENSE };

function addGroups(units: readonly number[], lengths: Lengths, all: number[], short: number[]): void {
  const { shortest, longest, salt } = lengths;
  const seed = hashUnit(HASH_SEED, salt);
  for (let start = 0; start < units.length; start += 1) {
    let hash = seed;
    const last = Math.min(longest, units.length - start);
    for (let length = 1; length <= last; length += 1) {
      hash = hashUnit(hash, units[start + length - 1] as number);
      if (length < shortest) continue;
      const mixed = mix(hash);
      all.push(mixed);
      if (length === shortest) short.push(mixed);
    }
  }
}

/** The letter groups of `tokens`. */
export function letterGroups(tokens: readonly Token[]): Groups {
  const all: number[] = [];
  const short: number[] = [];
  let before = 0;
  for (const token of tokens) {
    const units = unitsOf(token);
    if (token.dense) {
      addGroups(units, UNSPACED, all, short);
      before = 0;
      continue;
    }
    addGroups([BOUNDARY, ...units, BOUNDARY], SPACED, all, short);
    let word = hashUnit(HASH_SEED, WORD);
    for (const unit of units) word = hashUnit(word, unit);
    const mixed = mix(word);
    all.push(mixed);
    short.push(mixed);
    if (before !== 0) all.push(mix(hashUnit(before, word)));
    before = word;
  }
  return { all, short };
}
