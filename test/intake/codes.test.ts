import { describe, expect, test } from 'vitest';
import { readPaste } from '../../src/intake/paste.ts';

/** 100/2388001, or one of the two with "-" for the other. */
const codesOf = (text: string) =>
  readPaste(text).codes.map(({ code, subcode }) => `${code ?? '-'}/${subcode ?? '-'}`);

describe('finds', () => {
  test.each([
    ['(#133010) Account not registered', '133010/-'],
    ['**`(#100)` Invalid parameter', '100/-'],
    ['(#200) You do not have the necessary permissions', '200/-'],
    ['error 133005', '133005/-'],
    ['Error code: 100, subcode 2388001', '100/2388001'],
    ['error 100/2388001', '100/2388001'],
    ['(#100/2388001) Invalid', '100/2388001'],
    ['error 190/463', '190/463'],
    ['131047 Mensajes de nueva interacción: pasaron más de 24 horas', '131047/-'],
    ['OAuthException code=190 subcode=463', '190/463'],
    ['code 131047 · subcode 2494010', '131047/2494010'],
    ['subcode 2388001 (code 100)', '100/2388001'],
    ['错误代码 133010', '133010/-'],
    ['错误码：133005，怎么办', '133005/-'],
    ['エラーコード131045が出る', '131045/-'],
    ['오류 코드 133016', '133016/-'],
    ['kod błędu 133016', '133016/-'],
    ['código de erro: 190', '190/-'],
    ["code d'erreur 190", '190/-'],
    ['Fehlercode 133008', '133008/-'],
    ['hibakód: 133006', '133006/-'],
    ['Ошибка 133005', '133005/-'],
    ['код ошибки: 190, подкод 463', '190/463'],
    ['Mã lỗi 133010', '133010/-'],
    ['خطأ ١٣٣٠١٠', '133010/-'],
    ['کد خطا ۱۳۳۰۰۵', '133005/-'],
    ['קוד שגיאה 133005', '133005/-'],
    ['त्रुटि कोड १३३०१०', '133010/-'],
    ['รหัสข้อผิดพลาด 133010', '133010/-'],
    ['σφάλμα 133010', '133010/-'],
    ['hata kodu 133010', '133010/-'],
    ['register fails 2388001', '-/2388001'],
    ['code: 2655094', '-/2655094'],
    ['2388091 Code Couldn’t Be Sent', '-/2388091'],
    ['error #100', '100/-'],
    ['error code 4.', '4/-'],
    ['error code 555 what is it', '555/-'],
    ['error 368', '368/-'],
    ['got 80007 from the WABA', '80007/-'],
    ['131000 Something went wrong', '131000/-'],
    ['"Erro 131026" no envio', '131026/-'],
  ])('%s', (text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  test('several, each once and in order', () => {
    expect(codesOf('errors 133010, 133005 and 133006; 133010 again')).toEqual([
      '133010/-',
      '133005/-',
      '133006/-',
    ]);
  });

  test('a comma-separated list without spaces', () => {
    expect(codesOf('133010,133005')).toEqual(['133010/-', '133005/-']);
  });

  test('the words that named it', () => {
    expect(readPaste('dostaję kod błędu 133016 przy rejestracji').codes[0]?.quote).toBe('kod błędu 133016');
    expect(readPaste('Błąd (#100/2388001) znowu').codes[0]?.quote).toBe('(#100/2388001)');
  });
});

describe('takes no code from', () => {
  test.each([
    'since 2024, in 1999 and in error 2024',
    'we paid 133010 zł and 131,047 USD, $133005, R$ 133.010,00',
    '1.330.100 and 133,010 users',
    '131000 messages were sent',
    '+48 600 131 047',
    '+1 (202) 133-0100',
    'localhost:8080 and http://localhost:13301/x and 10.0.133.10:1330',
    'HTTP 400, status code 500, Bad Request 400, error 404, error code 429',
    'line 133010, in <module>',
    'File "a.py", line 100, in error',
    'at 13:30:10 and 2025-09-22 131047 and 20250922T131047Z',
    'ticket 131047, order #131045, invoice no. 133010',
    'id 106540352242922 and 133010106540352',
    'error 3 times, code 10 minutes, error 2 days ago',
    '10 errors, 500 error in console',
    'v25.0 and 133010abc and abc133010 and a_133010',
    'zip code 10001, country code 48, promo code 133, status code 100',
    '10 tries in 72 hours, within 24 hours, 14 days',
    'uuid b592641f-3a25-45c2-a412-ba6ded133010',
  ])('%s', (text) => {
    expect(codesOf(text)).toEqual([]);
  });
});
