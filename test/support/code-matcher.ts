import type { Paste } from '../../src/intake/types.ts';
import type { Matcher } from '../../src/match/ladder.ts';
import type { Diagnosis } from '../../src/match/types.ts';

const ENTRIES: Readonly<Record<number, string>> = {
  133005: 'pin-mismatch',
  133010: 'not-registered',
};

/** Said in a paste, it makes the matcher unsure. */
const UNSURE_WORD = 'hmm';

function findCodes({ errors, codes }: Paste): number[] {
  return [...errors, ...codes].flatMap(({ code }) => (code === undefined ? [] : [code]));
}

/** A matcher that knows two codes for sure, is unsure of one word, and takes all else for talk. */
export const codeMatcher: Matcher = {
  diagnose(paste): Diagnosis {
    const code = findCodes(paste).find((each) => each in ENTRIES);
    const entry = code === undefined ? undefined : ENTRIES[code];
    const isUnsure = entry === undefined && paste.text.includes(UNSURE_WORD);
    return {
      verdict: entry === undefined ? (isUnsure ? 'unsure' : 'silent') : 'sure',
      matches:
        entry === undefined
          ? []
          : [
              {
                entry,
                via: 'code',
                confidence: 0.99,
                evidence: [{ quote: `${code}`, means: `code ${code}` }],
              },
            ],
      candidates: isUnsure
        ? ['number-linked', 'pin-mismatch', 'generic'].map((each) => ({ entry: each, confidence: 0.2 }))
        : [],
      language: entry === undefined ? null : 'en',
      unknownCodes: [],
      foreignCodes: [],
    };
  },
};
