import { percent, type Scores, type Share } from './score.ts';

function figure(share: Share): string {
  return share.total === 0 ? '–' : `${percent(share).toFixed(1)} %`;
}

function shareLine(name: string, share: Share): string {
  return `  ${name.padEnd(28)} ${figure(share).padStart(8)}  (${share.right}/${share.total})`;
}

function weakest(groups: ReadonlyMap<string, Share>, most: number): string[] {
  return [...groups]
    .sort((a, b) => percent(a[1]) - percent(b[1]) || b[1].total - a[1].total)
    .slice(0, most)
    .map(([name, share]) => shareLine(name, share));
}

/** The scores as lines for a terminal. `title` names the sample. */
export function reportLines(title: string, scores: Scores, most = 8): string[] {
  const confusions = scores.confusions
    .slice(0, most)
    .map(({ label, answered, count }) => `  ${String(count).padStart(4)} × ${label} → ${answered}`);
  return [
    `${title}: ${scores.decisions.total} pastes`,
    shareLine('right decisions', scores.decisions),
    shareLine('right entry first', scores.top1),
    shareLine('false answers', scores.falseAnswers),
    `  ${'recall at 1 % false answers'.padEnd(28)} ${scores.recallAt1.toFixed(1).padStart(6)} %`,
    `  ${'recall at 2 % false answers'.padEnd(28)} ${scores.recallAt2.toFixed(1).padStart(6)} %`,
    `  ${'calibration error (ECE)'.padEnd(28)} ${scores.ece.toFixed(3).padStart(8)}`,
    ' by kind:',
    ...weakest(scores.byKind, 12),
    ' weakest languages:',
    ...weakest(scores.byLanguage, most),
    ' weakest entries:',
    ...weakest(scores.byLabel, most),
    ...(confusions.length === 0 ? [] : [' confusions (asked → answered):', ...confusions]),
  ];
}
