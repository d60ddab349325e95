import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPicture, type Picture } from '../../src/pictures/picture.ts';
import { createTesseract, type TesseractOptions } from '../../src/pictures/tesseract.ts';
import { blankPng } from '../support/png.ts';
import { createTempDir } from '../support/temp-dir.ts';

function blank(): Picture {
  const picture = openPicture(blankPng(40, 20));
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

/** Reads with a program of our own in the place of tesseract. `$0.log` gets its arguments and environment. */
async function readWith(script: string, options: Partial<TesseractOptions> = {}, signal?: AbortSignal) {
  using dir = createTempDir();
  const program = join(dir.path, 'tesseract');
  writeFileSync(program, `#!/bin/sh\necho "$@" >> "$0.log"; env >> "$0.log"\n${script}\n`);
  chmodSync(program, 0o755);
  const read = createTesseract({ program, ...options }).read(blank(), signal ?? new AbortController().signal);
  const result = await read;
  const log = existsSync(`${program}.log`) ? readFileSync(`${program}.log`, 'utf8') : '';
  return { result, log };
}

const LANGUAGES = 'if [ "$1" = --list-langs ]; then printf "List:\\neng\\npol\\n"; exit; fi';

describe('the program', () => {
  test('is told the languages and given the picture; none of our own environment reaches it', async () => {
    process.env.CANARY_TOKEN = 'xoxb-canary';
    const { result, log } = await readWith(`${LANGUAGES}\nwc -c | tr -d '\\n'; echo ' error 133O10'`);
    expect(result).toEqual({ kind: 'text', text: `${blank().bytes.length} error 133010` });
    expect(log).toContain('stdin stdout -l eng+pol');
    expect(log).not.toContain('xoxb-canary');
  });

  test('that reads nothing but dirt found no text', async () => {
    expect((await readWith(`${LANGUAGES}\necho '| . ~'`)).result).toEqual({ kind: 'no-text' });
  });

  test('that is not there, or has no language, is missing', async () => {
    const { read } = createTesseract({ program: '/nowhere/tesseract' });
    expect(await read(blank(), new AbortController().signal)).toEqual({ kind: 'missing' });
    expect((await readWith('printf "List:\\nosd\\n"')).result).toEqual({ kind: 'missing' });
  });

  test('that fails, without looking at the picture or after it, is told', async () => {
    expect((await readWith(`${LANGUAGES}\nexit 1`)).result).toEqual({ kind: 'failed', why: 'refused' });
    const { result } = await readWith(`${LANGUAGES}\ncat > /dev/null; exit 1`);
    expect(result).toEqual({ kind: 'failed', why: 'refused' });
  });

  test('that takes too long is killed', async () => {
    const { result } = await readWith(`${LANGUAGES}\nexec sleep 60`, { timeout: 200 });
    expect(result).toEqual({ kind: 'failed', why: 'slow' });
  });

  test('that pours out text without end is killed', async () => {
    const { result } = await readWith(`${LANGUAGES}\nexec yes`);
    expect(result).toEqual({ kind: 'failed', why: 'refused' });
  });

  test('is not even started once we stop', async () => {
    const { result, log } = await readWith(LANGUAGES, {}, AbortSignal.abort());
    expect(result).toEqual({ kind: 'failed', why: 'stopped' });
    expect(log).toBe('');
  });
});
