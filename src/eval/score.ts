import type { EvalCase } from './cases.ts';

export const SILENCE = 'none';

/** What the desk decided about one case. */
export type Decision = {
  readonly item: EvalCase;
  /** The entry answered, or `none` for silence. */
  readonly answered: string;
  /** The best entry whether or not it was answered, and how sure the desk was of it. */
  readonly best: string;
  readonly confidence: number;
};

export type Share = { readonly right: number; readonly total: number };
export type Bin = {
  readonly from: number;
  readonly stated: number;
  readonly right: number;
  readonly total: number;
};
type Confusion = { readonly label: string; readonly answered: string; readonly count: number };

export type Scores = {
  readonly decisions: Share;
  /** Of the cases with an entry: the best entry was the right one, answered or not. */
  readonly top1: Share;
  /** Of the ordinary talk: answered all the same. */
  readonly falseAnswers: Share;
  /** Of the cases with an entry, rightly found when at most 1 % (2 %) of ordinary talk is answered. */
  readonly recallAt1: number;
  readonly recallAt2: number;
  readonly byLanguage: ReadonlyMap<string, Share>;
  readonly byLabel: ReadonlyMap<string, Share>;
  readonly byKind: ReadonlyMap<string, Share>;
  readonly confusions: readonly Confusion[];
  /** Expected calibration error, 0 to 1, over answers. */
  readonly ece: number;
  readonly reliability: readonly Bin[];
};

export function isRight(decision: Decision): boolean {
  return decision.answered === decision.item.label;
}

export function shareOf<T>(items: readonly T[], test: (item: T) => boolean): Share {
  return { right: items.filter(test).length, total: items.length };
}

export function percent({ right, total }: Share): number {
  return total === 0 ? Number.NaN : (100 * right) / total;
}

function groupBy(decisions: readonly Decision[], key: (decision: Decision) => string): Map<string, Share> {
  const groups = Map.groupBy(decisions, key);
  return new Map([...groups].map(([name, group]) => [name, shareOf(group, isRight)]));
}

/** The share of errors recognised at the threshold that lets `allowed` of the ordinary talk through. */
function recallAt(decisions: readonly Decision[], allowed: number): number {
  const talk = decisions.filter(({ item }) => item.label === SILENCE);
  const errors = decisions.filter(({ item }) => item.label !== SILENCE);
  const confidences = talk.map(({ confidence }) => confidence).sort((a, b) => b - a);
  const threshold = confidences[Math.floor(allowed * talk.length)] ?? 0;
  return percent(
    shareOf(errors, ({ item, best, confidence }) => best === item.label && confidence > threshold),
  );
}

const BINS = 10;

function reliabilityOf(answers: readonly Decision[]): Bin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inBin = answers.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    const stated = inBin.reduce((sum, { confidence }) => sum + confidence, 0) / (inBin.length || 1);
    return {
      from: bin / BINS,
      stated,
      ...shareOf(inBin, (decision) => decision.best === decision.item.label),
    };
  });
}

function eceOf(bins: readonly Bin[]): number {
  const total = bins.reduce((sum, bin) => sum + bin.total, 0);
  return bins.reduce((sum, bin) => sum + Math.abs(bin.right - bin.stated * bin.total) / (total || 1), 0);
}

function confusionsOf(decisions: readonly Decision[]): Confusion[] {
  const wrong = Map.groupBy(
    decisions.filter((decision) => !isRight(decision)),
    ({ item, answered }) => `${item.label} ${answered}`,
  );
  return [...wrong.values()]
    .map((group) => ({
      label: group[0]?.item.label ?? '',
      answered: group[0]?.answered ?? '',
      count: group.length,
    }))
    .sort((a, b) => b.count - a.count);
}

/** All measures of a set of decisions. Pure. */
export function scoreDecisions(decisions: readonly Decision[]): Scores {
  const errors = decisions.filter(({ item }) => item.label !== SILENCE);
  const talk = decisions.filter(({ item }) => item.label === SILENCE);
  const reliability = reliabilityOf(decisions);
  return {
    decisions: shareOf(decisions, isRight),
    top1: shareOf(errors, ({ item, best }) => best === item.label),
    falseAnswers: shareOf(talk, ({ answered }) => answered !== SILENCE),
    recallAt1: recallAt(decisions, 0.01),
    recallAt2: recallAt(decisions, 0.02),
    byLanguage: groupBy(decisions, ({ item }) => item.lang),
    byLabel: groupBy(decisions, ({ item }) => item.label),
    byKind: groupBy(decisions, ({ item }) => item.kind),
    confusions: confusionsOf(decisions),
    ece: eceOf(reliability),
    reliability,
  };
}
