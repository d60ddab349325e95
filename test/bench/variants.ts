import type { Sample } from '../../src/match/training/sample.ts';
import { repeatableRandom } from '../../src/match/training/train.ts';

const FRAMES = [
  '{}',
  'hi, {}',
  '{} – what now?',
  'customer: "{}"',
  '{} (since yesterday)',
  're: {}',
  '{} ???',
  'help! {}',
];

/** One letter dropped, doubled or swapped with the next: what fingers do. */
function slip(text: string, random: () => number): string {
  const letters = [...text];
  const at = Math.floor(random() * Math.max(1, letters.length - 1));
  const kind = Math.floor(random() * 3);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letters[at] ?? '');
  else letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  return letters.join('');
}

/** `times` as many phrases: each original, and framed and mistyped variants of it. */
export function multiply(samples: readonly Sample[], times: number): Sample[] {
  const random = repeatableRandom(11);
  const extra = Array.from({ length: times - 1 }, () =>
    samples.map((sample): Sample => {
      const frame = FRAMES[Math.floor(random() * FRAMES.length)] ?? '{}';
      return { ...sample, text: frame.replace('{}', slip(sample.text, random)) };
    }),
  );
  return [...samples, ...extra.flat()];
}
