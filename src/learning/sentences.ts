import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../knowledge/schema.ts';

/** A text whose decision a new phrase must not spoil. */
export type Known = {
  /** Where it stands: `phrases/pl`, `silence/pl`, `cases/json-in-log`. */
  readonly place: string;
  readonly text: string;
  /** The entry that it is about, `none` for ordinary talk; null where nobody wrote it down. */
  readonly expected: string | null;
};

/** The sentences of one language. */
export function sentencesOf({ phrases, silence }: Knowledge, language: string): Known[] {
  const wordings = Object.entries(phrases.get(language)?.phrases ?? {}).flatMap(([expected, texts]) =>
    texts.map((text) => ({ place: `phrases/${language}`, text, expected })),
  );
  const { near = [], far = [] } = silence.get(language) ?? {};
  const talk = [...near, ...far].map((text) => ({ place: `silence/${language}`, text, expected: 'none' }));
  return [...wordings, ...talk];
}

/** The recorded cases: every `input.txt` one folder below. None where the folder was not shipped. */
export function recordedTexts(folder: string): Known[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name, 'input.txt');
    return existsSync(file)
      ? [{ place: `cases/${name}`, text: readFileSync(file, 'utf8'), expected: null }]
      : [];
  });
}
