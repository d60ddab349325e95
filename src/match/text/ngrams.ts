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

/** Longer and shorter groups were tried together with these: they tripled the time and moved no decision. */
const GROUP_LENGTH = 4;
const DENSE_LENGTH = 2;

function addGroups(units: readonly number[], length: number, salt: number, out: number[]): void {
  const seed = hashUnit(HASH_SEED, salt);
  for (let start = 0; start + length <= units.length; start += 1) {
    let hash = seed;
    for (let at = start; at < start + length; at += 1) hash = hashUnit(hash, units[at] as number);
    out.push(mix(hash));
  }
}

/**
 * Hashes (32 bits, mixed) of the letter groups of `tokens`: four letters of a word and its boundaries, or two where
 * words are not spaced; of the words; and of the pairs of words. May hold repeats.
 */
export function letterGroups(tokens: readonly Token[]): number[] {
  const out: number[] = [];
  let before = 0;
  for (const token of tokens) {
    const units = unitsOf(token);
    if (token.dense) {
      addGroups(units, DENSE_LENGTH, DENSE, out);
      before = 0;
      continue;
    }
    addGroups([BOUNDARY, ...units, BOUNDARY], GROUP_LENGTH, GROUP, out);
    let word = hashUnit(HASH_SEED, WORD);
    for (const unit of units) word = hashUnit(word, unit);
    out.push(mix(word));
    if (before !== 0) out.push(mix(hashUnit(before, word)));
    before = word;
  }
  return out;
}
