import type { Paste } from '../intake/types.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { buildCodeIndex, type CodeFinding, findByCode } from './by-code.ts';
import { decidingText, errorText } from './error-text.ts';
import type { Candidate, Diagnosis, Match } from './types.ts';
import type { PhraseIndex, PhraseResult } from './wording/phrase-index.ts';

export type Matcher = { diagnose(paste: Paste): Diagnosis };

/** From here on a wording is answered. Chosen on held-out wordings: see the README's section on recognition. */
const SURE = 0.65;
/** From here on something is there, and a person who asked is shown the nearest entries. */
const UNSURE = 0.12;
/** What the wording must give an entry for it to decide between entries that share a code. */
const DECIDES = 0.1;
const CODE_CONFIDENCE = 0.99;
const WEAK_CODE_CONFIDENCE = 0.75;
const MOST_CANDIDATES = 3;

/** Between entries that share a code, the wording decides, or the default is taken. */
function choose(finding: CodeFinding, phrase: PhraseResult): string {
  const claimed = phrase.ranked.filter(({ entry }) => finding.entries.includes(entry));
  const best = claimed[0];
  return best !== undefined && best.confidence >= DECIDES ? best.entry : finding.fallback;
}

function codeMatch(finding: CodeFinding, told: () => PhraseResult): Match {
  const entry = finding.entries.length > 1 ? choose(finding, told()) : finding.fallback;
  return {
    entry,
    via: 'code',
    confidence: finding.weak ? WEAK_CODE_CONFIDENCE : CODE_CONFIDENCE,
    evidence: [{ quote: finding.quote, means: `code ${finding.label}` }],
  };
}

function phraseMatch(phrase: PhraseResult): Match | null {
  const best = phrase.ranked[0];
  if (best === undefined || best.confidence < SURE) return null;
  return { ...best, via: 'phrase', evidence: phrase.explain(), sentence: phrase.sentence };
}

function unique(matches: readonly Match[]): Match[] {
  return matches.filter(
    (match, index) => matches.findIndex((other) => other.entry === match.entry) === index,
  );
}

/**
 * The ladder: codes first, then the wording. A weak code (100, 200 …) stands only where the wording is not sure of
 * something better. Errors that merely follow from another one come last.
 */
export function openMatcher(knowledge: Knowledge, index: PhraseIndex): Matcher {
  const codes = buildCodeIndex(knowledge);
  const follows = (match: Match): number =>
    knowledge.entries.get(match.entry)?.consequence === true ? 1 : 0;

  const decide = (
    findings: readonly CodeFinding[],
    phrase: PhraseResult,
    told: () => PhraseResult,
  ): Match[] => {
    const strong = findings.filter((finding) => !finding.weak);
    if (strong.length > 0) return strong.map((finding) => codeMatch(finding, told));
    const worded = phraseMatch(phrase);
    if (worded !== null) return [worded];
    return findings.map((finding) => codeMatch(finding, told));
  };

  return {
    diagnose(paste) {
      const { findings, unknown, foreign } = findByCode(codes, paste);
      const phrase = index.rank(errorText(paste));
      // The code of another field settles it: its wording may well resemble one of ours.
      const elsewhere = foreign.length > 0 && findings.length === 0;
      const matches = elsewhere
        ? []
        : unique(decide(findings, phrase, () => index.rank(decidingText(paste)))).sort(
            (a, b) => follows(a) - follows(b),
          );
      const candidates: Candidate[] = phrase.ranked.slice(0, MOST_CANDIDATES);
      const something = !elsewhere && (unknown.length > 0 || (candidates[0]?.confidence ?? 0) >= UNSURE);
      const verdict = matches.length > 0 ? 'sure' : something ? 'unsure' : 'silent';
      const language = verdict === 'silent' ? null : phrase.language;
      const sentence = phrase.sentence === '' ? {} : { sentence: phrase.sentence };
      return {
        verdict,
        matches,
        candidates,
        language,
        ...sentence,
        unknownCodes: unknown,
        foreignCodes: foreign,
      };
    },
  };
}
