import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readText } from '../../src/desk.ts';
import type { Matcher } from '../../src/match/ladder.ts';
import { openDesk } from '../../src/open-desk.ts';
import { openPicture } from '../../src/pictures/picture.ts';
import { createTesseract } from '../../src/pictures/tesseract.ts';
import { pictureTest, whyNoPictures } from '../support/can-read-pictures.ts';
import { openRenderer, type Renderer, type Shot } from '../support/render-picture.ts';

let renderer: Renderer | null = null;
let matcher: Matcher;
beforeAll(async () => {
  if (whyNoPictures() !== null) return;
  renderer = await openRenderer();
  matcher = openDesk().matcher;
});
afterAll(async () => await renderer?.[Symbol.asyncDispose]());

const { read } = createTesseract({ program: 'tesseract' });

/** The entry that a screenshot of a text is taken for. */
async function recognise(text: string, shot: Shot): Promise<string | undefined> {
  const picture = openPicture((await renderer?.render(text, shot)) ?? new Uint8Array());
  if (typeof picture === 'string') throw new Error(picture);
  const result = await read(picture, new AbortController().signal);
  return readText(matcher, result.kind === 'text' ? result.text : '').diagnosis.matches[0]?.entry;
}

const JSON_ERROR = `{
  "error": {
    "message": "(#133010) Account not registered",
    "type": "OAuthException",
    "code": 133010,
    "fbtrace_id": "AbCdEf123"
  }
}`;

const SCREENS: readonly (readonly [tesseract: string, entry: string, text: string, shot: Shot])[] = [
  ['eng', 'not-registered', JSON_ERROR, { look: 'terminal' }],
  [
    'pol',
    'number-linked',
    'Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp',
    { look: 'dialog' },
  ],
  [
    'vie',
    'number-linked',
    'Số điện thoại này đã được liên kết với một tài khoản WhatsApp hiện có',
    { scale: 2 },
  ],
  ['rus', 'pin-mismatch', 'PIN-код двухэтапной проверки не совпадает', { look: 'dark' }],
  ['ara', 'number-linked', 'رقم الهاتف هذا مرتبط بحساب واتساب موجود بالفعل', { look: 'dialog', scale: 2 }],
  ['hin', 'number-linked', 'यह फ़ोन नंबर पहले से किसी मौजूदा WhatsApp खाते से जुड़ा हुआ है', { look: 'dialog' }],
  ['chi_sim', 'number-linked', '此电话号码已关联到现有的 WhatsApp 账号', { look: 'dark', scale: 2 }],
  ['tha', 'number-linked', 'หมายเลขโทรศัพท์นี้เชื่อมโยงกับบัญชี WhatsApp ที่มีอยู่แล้ว', { look: 'dialog', scale: 2 }],
];

describe('a screenshot that tesseract reads is recognised', () => {
  for (const [language, entry, text, shot] of SCREENS) {
    const why = whyNoPictures(language);
    test.skipIf(why !== null)(pictureTest(`${language}, ${shot.look ?? 'bare'}`, why), async () => {
      expect(await recognise(text, shot)).toBe(entry);
    });
  }

  const why = whyNoPictures();
  test.skipIf(why !== null)(pictureTest('but not a screenshot of ordinary talk', why), async () => {
    expect(await recognise('Lunch at one? The new place around the corner has soup.', {})).toBeUndefined();
  });
});
