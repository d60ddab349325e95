import { expect, test } from 'vitest';
import type { Picture } from '../../src/pictures/picture.ts';
import { readPicture } from '../../src/pictures/read-picture.ts';
import type { PictureReader, ReaderName, ReadPicture } from '../../src/pictures/reader.ts';

const picture: Picture = { type: 'png', bytes: new Uint8Array() };

/** Readers that make this of every picture, and the names of those who were asked. */
async function readBy(...readers: readonly (readonly [ReaderName, ReadPicture])[]) {
  const asked: ReaderName[] = [];
  const all = readers.map(([name, result]): PictureReader => {
    return {
      name,
      read: async () => {
        asked.push(name);
        return result;
      },
    };
  });
  const { signal } = new AbortController();
  const result = await readPicture(all, picture, { signal, isTelling: (text) => text.includes('error') });
  return { result, asked };
}

const text = (said: string): ReadPicture => ({ kind: 'text', text: said });

test('the first who reads an error is believed, and nobody else is asked', async () => {
  const { result, asked } = await readBy(['tesseract', text('error 1')], ['model', text('error 2')]);
  expect(result).toEqual({ kind: 'text', text: 'error 1', by: 'tesseract' });
  expect(asked).toEqual(['tesseract']);
});

test('where nobody reads an error, the model’s reading is taken, whoever came first', async () => {
  const readings = [
    await readBy(['tesseract', text('he110')], ['model', text('hello')]),
    await readBy(['model', text('hello')], ['tesseract', text('he110')]),
  ];
  for (const { result } of readings) expect(result).toEqual({ kind: 'text', text: 'hello', by: 'model' });
});

test('a reader that is missing or fails leaves it to the next', async () => {
  const { result } = await readBy(['model', { kind: 'failed', why: 'slow' }], ['tesseract', text('words')]);
  expect(result).toEqual({ kind: 'text', text: 'words', by: 'tesseract' });
  expect((await readBy(['tesseract', { kind: 'missing' }])).result).toEqual({ kind: 'no-reader' });
  expect((await readBy()).result).toEqual({ kind: 'no-reader' });
});

test('“no text” is said only where somebody looked', async () => {
  const failed: ReadPicture = { kind: 'failed', why: 'busy' };
  expect((await readBy(['model', failed])).result).toEqual(failed);
  expect((await readBy(['model', failed], ['tesseract', { kind: 'no-text' }])).result).toEqual({
    kind: 'no-text',
  });
});
