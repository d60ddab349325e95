import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerMessage } from '../../src/answer/answer.ts';
import { addPictureNote, type PictureNote } from '../../src/answer/picture-note.ts';
import { knowledge, paste, sure } from './sample.ts';
import { findFaults } from './validate-message.ts';

const answer = answerMessage({ paste, knowledge, caseId: 'case-1', asked: true, diagnosis: sure }) ?? {
  ...{ text: '', blocks: [] },
};
const note: PictureNote = { texts: ['(#133010) Account not registered'], by: ['tesseract'], total: 2 };

test.each([
  ['picture', {}],
  ['picture-plain', { plain: true }],
])('%s', async (name, options) => {
  const message = addPictureNote(answer, note, options);
  expect(findFaults(message)).toEqual([]);
  await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', `${name}.json`),
  );
});

test('whatever was read, Slack takes the answer, and nothing in it is markup', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 8_000 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(texts, fc.boolean(), (read, plain) => {
      const message = addPictureNote(answer, { ...note, texts: read, total: 3 }, { plain });
      expect(findFaults(message)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('markup in a picture is shown as it stands there', () => {
  const texts = ['<!channel> <https://evil.example|login> *bold*'];
  const { blocks } = addPictureNote(answer, { ...note, texts });
  const shown = JSON.stringify(blocks.at(-1));
  expect(shown).toContain('&lt;!channel&gt; &lt;https://evil.example|login&gt; *bold*');
  expect(shown).not.toContain('mrkdwn');
});

test('a token that was misread, so that nobody knows it for one, is not shown', () => {
  const texts = ['token EAAB 0wzLixnjYBO7ZC4hGQ8pVtRk2mN5sD3fJ1aXyUeW9qTbLc6 code 133010'];
  const shown = JSON.stringify(addPictureNote(answer, { ...note, texts }).blocks.at(-1));
  expect(shown).not.toMatch(/\w{24}/);
  expect(shown).toContain('133010');
});
