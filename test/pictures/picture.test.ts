import { expect, test } from 'vitest';
import { MAX_BYTES } from '../../src/pictures/bounds.ts';
import { openPicture } from '../../src/pictures/picture.ts';
import { pngHeader } from '../support/png.ts';

test.each([
  ['png', pngHeader(2, 1)],
  ['gif', Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64')],
  ['webp', Buffer.from('UklGRiIAAABXRUJQVlA4TAYAAAAvAAAAAAfQ//73v/+BiOh/AAA=', 'base64')],
])('a %s is known by its bytes', (type, bytes) => {
  expect(openPicture(bytes)).toMatchObject({ type });
});

test.each([
  ['a page of HTML', '<!DOCTYPE html><html><head><title>Sign in</title></head></html>'],
  ['nothing', ''],
  ['the beginning of a picture', '\x89PNG\r\n\x1a\n'],
  ['an SVG, which can hold scripts', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  ['a PDF', '%PDF-1.7'],
])('%s is none', (_name, text) => {
  expect(openPicture(Buffer.from(text, 'latin1'))).toBe('not-a-picture');
});

test('too many bytes, or few that unfold to too many pixels, are refused', () => {
  const padded = Buffer.concat([pngHeader(2, 1), Buffer.alloc(MAX_BYTES)]);
  expect(openPicture(padded)).toBe('too-large');
  expect(openPicture(pngHeader(60_000, 60_000))).toBe('too-large');
});
