import { readText } from '../../src/desk.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import type { Matcher } from '../../src/match/ladder.ts';
import { openDesk } from '../../src/open-desk.ts';
import { openPicture } from '../../src/pictures/picture.ts';
import type { PictureReader } from '../../src/pictures/reader.ts';
import { createTesseract } from '../../src/pictures/tesseract.ts';
import { type Look, openRenderer, type Renderer } from '../support/render-picture.ts';
import { quantile, showTime } from './timing.ts';

/** One or more languages of each script. */
const LANGUAGES = ['en', 'pl', 'vi', 'de', 'es', 'pt-BR', 'fr', 'ru', 'ar', 'hi', 'th', 'ja', 'zh-CN'];
const LOOKS: readonly Look[] = ['dialog', 'dark', 'terminal'];
const TEXTS = 12;

type Tally = { pictures: number; right: number; wrong: number; plain: number; times: number[] };

type Bench = {
  readonly knowledge: Knowledge;
  readonly matcher: Matcher;
  readonly renderer: Renderer;
  readonly reader: PictureReader;
};

/** The first wording of each error: Meta's own, or nearest to it. */
function textsOf({ phrases }: Knowledge, language: string): { entry: string; text: string }[] {
  const byEntry = Object.entries(phrases.get(language)?.phrases ?? {});
  return byEntry.flatMap(([entry, [text]]) => (text === undefined ? [] : [{ entry, text }])).slice(0, TEXTS);
}

async function readShot(bench: Bench, language: string, look: Look, text: string) {
  const scale = look === 'terminal' ? 1 : 2;
  const picture = openPicture(await bench.renderer.render(text, { look, language, scale }));
  if (typeof picture === 'string') return null;
  const began = performance.now();
  const read = await bench.reader.read(picture, new AbortController().signal);
  return { text: read.kind === 'text' ? read.text : '', time: (performance.now() - began) * 1_000 };
}

const entryOf = (matcher: Matcher, text: string) => readText(matcher, text).diagnosis.matches[0]?.entry;

async function measure(bench: Bench, language: string): Promise<Tally> {
  const tally: Tally = { pictures: 0, right: 0, wrong: 0, plain: 0, times: [] };
  for (const [at, { entry, text }] of textsOf(bench.knowledge, language).entries()) {
    const look = LOOKS[at % LOOKS.length] ?? 'dialog';
    const shot = await readShot(bench, language, look, text);
    if (shot === null) continue;
    const found = entryOf(bench.matcher, shot.text);
    tally.pictures += 1;
    tally.times.push(shot.time);
    if (found === entry) tally.right += 1;
    else if (found !== undefined) tally.wrong += 1;
    if (entryOf(bench.matcher, text) === entry) tally.plain += 1;
    if (found !== entry && process.env.VERBOSE)
      console.error(language, look, entry, found, '\n', text, '\n', shot.text);
  }
  tally.times.sort((one, other) => one - other);
  return tally;
}

/** How many errors are recognised after a screenshot of them was read by tesseract, beside the same text pasted. */
export async function pictureLines(note: (line: string) => void): Promise<string[]> {
  await using renderer = await openRenderer();
  if (renderer === null) return ['pictures: no Chromium here to render them (CHROME_PATH)'];
  const bench = { ...openDesk(), renderer, reader: createTesseract({ program: 'tesseract' }) };
  const lines = [
    'language | screenshots | right | wrong | pasted as text | median time',
    '--- | --- | --- | --- | --- | ---',
  ];
  for (const language of LANGUAGES) {
    const { pictures, right, wrong, plain, times } = await measure(bench, language);
    lines.push([language, pictures, right, wrong, plain, showTime(quantile(times, 0.5))].join(' | '));
    note(lines.at(-1) ?? '');
  }
  return lines;
}
