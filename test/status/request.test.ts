import { describe, expect, test } from 'vitest';
import { readMention, readRequest } from '../../src/status/request.ts';

describe('the words after /wa-status', () => {
  test.each([
    ['+48 600 123 456', { kind: 'phone', e164: '+48600123456' }],
    ['48600123456', { kind: 'phone', e164: '+48600123456' }],
    ['0048 600-123-456', { kind: 'phone', e164: '+48600123456' }],
    ['`+48 600 123 456`', { kind: 'phone', e164: '+48600123456' }],
    ['<tel:+48600123456|+48 600 123 456>', { kind: 'phone', e164: '+48600123456' }],
    ['106540352242922', { kind: 'id', id: '106540352242922' }],
    ['id 106540352242922', { kind: 'id', id: '106540352242922' }],
    ['133010', { kind: 'code', text: '133010' }],
    ['(#133010)', { kind: 'code', text: '(#133010)' }],
    ['100/2388001', { kind: 'code', text: '100/2388001' }],
    ['error 190', { kind: 'code', text: 'error 190' }],
    ['number-linked', { kind: 'entry', id: 'number-linked' }],
    ['', { kind: 'help' }],
    ['  HELP ', { kind: 'help' }],
    ['what is this', { kind: 'unclear' }],
    ['600 123 456', { kind: 'unclear' }],
    ['<!channel>', { kind: 'unclear' }],
  ])('%j', (words, request) => {
    expect(readRequest(words)).toEqual(request);
  });
});

describe('a mention', () => {
  test.each([
    ['status +48 600 123 456', { kind: 'phone', e164: '+48600123456' }],
    ['/wa-status 133010', { kind: 'code', text: '133010' }],
    ['+48 600 123 456', { kind: 'phone', e164: '+48600123456' }],
    ['106540352242922', { kind: 'id', id: '106540352242922' }],
    ['status', { kind: 'help' }],
    // What an error means is asked of the matcher.
    ['133010', null],
    ['error 133010 for +48 600 123 456', null],
    ['statuses are odd', null],
    ['', null],
    ['+48 600 123 456 status?', { kind: 'phone', e164: '+48600123456' }],
    ['what is the status?', null],
  ])('%j', (words, request) => {
    expect(readMention(words)).toEqual(request);
  });
});
