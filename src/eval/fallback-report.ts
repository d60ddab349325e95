import type { FallbackDecision } from './fallback.ts';
import { percent, type Share, SILENCE, shareOf } from './score.ts';

type Decisions = readonly FallbackDecision[];

const figure = (share: Share) => (share.total === 0 ? '–' : `${percent(share).toFixed(1)} %`);

function changeLine(name: string, before: Share, after: Share): string {
  const counts = `(${before.right} → ${after.right} of ${after.total})`;
  return `  ${name.padEnd(28)} ${figure(before).padStart(8)} → ${figure(after).padStart(8)}  ${counts}`;
}

const countLine = (name: string, count: number, note = '') =>
  `  ${name.padEnd(28)} ${String(count).padStart(8)}${note}`;

function reasonsOf(decisions: Decisions): string {
  const reasons = Map.groupBy(decisions, ({ why }) => why ?? 'unknown');
  return [...reasons].map(([why, { length }]) => `${why}: ${length}`).join(', ');
}

/** What the language model adds to a sample, as lines for a terminal. */
export function fallbackLines(title: string, decisions: Decisions): string[] {
  const by = (model: FallbackDecision['model']) => decisions.filter((decision) => decision.model === model);
  const found = by('found');
  const right = found.filter(({ item, after }) => item.label === after).length;
  const unavailable = by('unavailable');
  const talk = decisions.filter(({ item }) => item.label === SILENCE);
  return [
    `${title}: ${decisions.length} pastes`,
    countLine('left to the model', decisions.length - by('not-asked').length),
    countLine('it found an entry', found.length, `  (${right} right, ${found.length - right} wrong)`),
    countLine('it knew none', by('none').length),
    countLine(
      'it could not be asked',
      unavailable.length,
      unavailable.length === 0 ? '' : `  (${reasonsOf(unavailable)})`,
    ),
    changeLine(
      'right decisions',
      shareOf(decisions, ({ item, before }) => item.label === before),
      shareOf(decisions, ({ item, after }) => item.label === after),
    ),
    changeLine(
      'false answers',
      shareOf(talk, ({ before }) => before !== SILENCE),
      shareOf(talk, ({ after }) => after !== SILENCE),
    ),
  ];
}
