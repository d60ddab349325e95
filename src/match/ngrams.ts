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

function addGroups(
  units: readonly number[],
  shortest: number,
  longest: number,
  salt: number,
  out: number[],
): void {
  for (let start = 0; start < units.length; start += 1) {
    let hash = hashUnit(HASH_SEED, salt);
    for (let length = 1; length <= longest && start + length <= units.length; length += 1) {
      hash = hashUnit(hash, units[start + length - 1] as number);
      if (length >= shortest) out.push(mix(hash));
    }
  }
}

/**
 * Hashes (32 bits, mixed) of the letter groups of `tokens`: 3 to 5 letters within a word and its boundaries, or 1 to 4
 * where words are not spaced; of the words; and of the word pairs. May hold repeats.
 */
export function letterGroups(tokens: readonly Token[]): number[] {
  const out: number[] = [];
  let before = 0;
  for (const token of tokens) {
    const units = unitsOf(token);
    if (token.dense) {
      addGroups(units, 1, 4, DENSE, out);
      before = 0;
      continue;
    }
    addGroups([BOUNDARY, ...units, BOUNDARY], 3, 5, GROUP, out);
    let word = hashUnit(HASH_SEED, WORD);
    for (const unit of units) word = hashUnit(word, unit);
    out.push(mix(word));
    if (before !== 0) out.push(mix(hashUnit(before, word)));
    before = word;
  }
  return out;
}
