import { clusterLine, effectLines, homeTexts } from '../answer/texts-learning.ts';
import type { Cluster } from '../learning/inbox.ts';
import type { Effect } from '../learning/review.ts';
import type { EntryStats } from '../store/learning-stats.ts';
import type { Phrase } from '../store/phrases.ts';

/** One phrase for a terminal; of a proposal also what accepting it would change. */
export function phraseLines(phrase: Phrase, effect: Effect | null): string[] {
  const { id, state, entry, language, text, times, source, proposedBy } = phrase;
  const facts = [state, entry, language ?? 'language unknown', source, `by ${proposedBy}`, `${times}×`];
  const told = effect === null ? [] : effectLines(effect).map((line) => `      ${line}`);
  return [`${String(id).padStart(4)}  ${text}`, `      ${facts.join(' · ')}`, ...told];
}

export function inboxLines(clusters: readonly Cluster[]): string[] {
  if (clusters.length === 0) return [homeTexts.noInbox];
  return clusters.flatMap(({ id, count, language, text }) => [
    `${String(id).padStart(4)}  ${text.replaceAll('\n', ' ')}`,
    `      ${clusterLine(count, language)}`,
  ]);
}

/** A table; shares only where something was looked at. */
export function statsLines(stats: readonly EntryStats[]): string[] {
  const head = ['entry', 'cases', 'checked', 'connected', 'helpful', 'wrong'];
  const rows = stats.map(({ entry, cases, checked, connected, helpful, wrong }) => {
    const share = checked === 0 ? '–' : `${connected} (${Math.round((100 * connected) / checked)} %)`;
    return [entry, cases, checked, share, helpful, wrong].map(String);
  });
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return [head, ...rows].map(line);
}
