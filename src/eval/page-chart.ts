import type { Bin } from './score.ts';

const SIZE = 320;
const EDGE = 32;

function place(share: number): number {
  return EDGE + share * (SIZE - 2 * EDGE);
}

function dot({ stated, right, total }: Bin): string {
  const share = right / total;
  const radius = Math.min(12, 3 + Math.sqrt(total) / 2);
  const title = `stated ${(stated * 100).toFixed(0)} %, right ${(share * 100).toFixed(0)} % of ${total}`;
  return `<circle cx="${place(stated).toFixed(1)}" cy="${(SIZE - place(share)).toFixed(1)}" r="${radius.toFixed(1)}" fill="#0a7d5c" fill-opacity=".7"><title>${title}</title></circle>`;
}

/** The reliability curve as SVG: stated confidence to the right, share of right answers upwards. */
export function chartOf(bins: readonly Bin[]): string {
  const [low, high] = [place(0), place(1)];
  const frame = `<rect x="${low}" y="${low}" width="${high - low}" height="${high - low}" fill="none" stroke="currentColor" stroke-opacity=".4"/>`;
  const line = `<line x1="${low}" y1="${high}" x2="${high}" y2="${low}" stroke="currentColor" stroke-opacity=".4" stroke-dasharray="4"/>`;
  const words = `<text x="${low}" y="${SIZE - 8}" font-size="12" fill="currentColor">stated confidence 0–100 %</text>`;
  const dots = bins
    .filter(({ total }) => total > 0)
    .map(dot)
    .join('');
  return `<svg viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" role="img" aria-label="Reliability of the stated confidence">${frame}${line}${words}${dots}</svg>`;
}
