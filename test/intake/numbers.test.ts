import { describe, expect, test } from 'vitest';
import { readPaste } from '../../src/intake/paste.ts';

const phonesOf = (text: string) => readPaste(text).phones.map((phone) => phone.e164);
const idsOf = (text: string) => Object.fromEntries(readPaste(text).ids.map(({ id, kind }) => [id, kind]));

describe('phone numbers', () => {
  test.each([
    ['numer +48 600 123 456 nie działa', ['+48600123456']],
    ['<tel:+48600123456|600 123 456>', ['+48600123456']],
    ['0048 600 123 456', ['+48600123456']],
    ['+5511988880147, +52 55 1234 5678', ['+5511988880147', '+525512345678']],
    ['اتصل على +٩٦٦٥٠١٢٣٤٥٦٧', ['+966501234567']],
    ['{"display_phone_number":"15550783881","wa_id":"48600123456"}', ['+48600123456']],
    ['https://wa.me/48600123456', ['+48600123456']],
    ['+48600123456 and again +48 600 123 456', ['+48600123456']],
    // A national number is one only where another number settles the country.
    ['(11) 98888-0147', []],
    ['+55 21 98888-0148 ou (11) 98888-0147', ['+5521988880148', '+5511988880147']],
    ['+55 21 98888-0148, +48 600 123 456, (11) 98888-0147', ['+5521988880148', '+48600123456']],
    ['phone_number_id: 106540352242922', []],
    ['x+48600123456y', []],
    ['esse telefone: 11955550142', []],
  ])('%s', (text, numbers) => {
    expect(phonesOf(text)).toEqual(numbers);
  });

  test('keep their words and their country', () => {
    expect(readPaste('tel. 0048 600 123 456!').phones).toEqual([
      { e164: '+48600123456', country: 'PL', quote: '0048 600 123 456' },
    ]);
  });
});

describe('ids', () => {
  test.each([
    ['POST /v25.0/106540352242922/register', { '106540352242922': 'phone-number' }],
    ['GET /102290129340398/phone_numbers', { '102290129340398': 'waba' }],
    ['"phone_number_id":"106540352242922"', { '106540352242922': 'phone-number' }],
    [
      '{"phone_number_id":106540352242922,"waba_id":102290129340398}',
      { '106540352242922': 'phone-number', '102290129340398': 'waba' },
    ],
    [
      'WABA 102290129340398, app id 1234567890123456',
      { '102290129340398': 'waba', '1234567890123456': 'app' },
    ],
    ['Business Manager ID: 1029384756102938', { '1029384756102938': 'business' }],
    ['106540352242922 (phone number id)', { '106540352242922': 'phone-number' }],
    ['"entry":[{"id":"102290129340398","changes":[]}]', { '102290129340398': 'waba' }],
    ["Object with ID '106540352242922' does not exist", { '106540352242922': 'unknown' }],
    ['ts 1700000000123', {}],
    ['5511988880147', {}],
    ['+5511988880147', {}],
    ['1234567890', {}],
  ])('%s', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });
});

test('trace ids of payloads and of prose', () => {
  expect(readPaste('{"error":{"code":100,"message":"x","fbtrace_id":"A1b2C3d4E5"}}').traceIds).toEqual([
    'A1b2C3d4E5',
  ]);
  expect(readPaste('fbtrace_id: AXfu0NKfYelIG2VlOmIfK3C').traceIds).toEqual(['AXfu0NKfYelIG2VlOmIfK3C']);
  expect(readPaste('the trace id is missing').traceIds).toEqual([]);
});
