import { describe, expect, test } from 'vitest';
import { readGraphError } from '../../src/graph/errors.ts';

describe('the envelope', () => {
  test('is read in full', () => {
    const body = {
      error: {
        message: '(#100) Invalid parameter',
        type: 'OAuthException',
        code: 100,
        error_subcode: 2388001,
        error_user_title: 'Cannot Create Certificate',
        error_user_msg: 'This number is registered to an existing WhatsApp account.',
        error_data: { messaging_product: 'whatsapp', details: 'The details' },
        fbtrace_id: 'AbC',
        is_transient: true,
      },
    };
    expect(readGraphError(body)).toEqual({
      code: 100,
      subcode: 2388001,
      type: 'OAuthException',
      message: '(#100) Invalid parameter',
      details: 'The details',
      userTitle: 'Cannot Create Certificate',
      userMessage: 'This number is registered to an existing WhatsApp account.',
      fbtraceId: 'AbC',
      transient: true,
    });
  });

  test.each([
    ['a bare code', { code: 2 }, { code: 2, subcode: null, message: '', details: null, transient: false }],
    ['details as a string', { code: 1, error_data: 'what happened' }, { details: 'what happened' }],
    [
      'fields of the wrong type',
      { code: 1, message: 5, error_data: 7, fbtrace_id: {} },
      { message: '', details: null },
    ],
    ['fields that nobody knows', { code: 1, novelty: [1] }, { code: 1 }],
  ])('may hold %s', (_name, error, expected) => {
    expect(readGraphError({ error })).toMatchObject(expected);
  });

  test.each([[null], ['error'], [{}], [{ error: 'no' }], [{ error: { message: 'no code' } }], [[]]])(
    'is not seen in %j',
    (body) => {
      expect(readGraphError(body)).toBeNull();
    },
  );
});
