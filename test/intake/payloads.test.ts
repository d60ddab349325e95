import { describe, expect, test } from 'vitest';
import { readPaste } from '../../src/intake/paste.ts';

const payload = {
  error: {
    message: '(#100) Invalid parameter',
    type: 'OAuthException',
    code: 100,
    error_subcode: 2388001,
    error_user_title: 'Nie można utworzyć certyfikatu',
    error_user_msg: 'Ten numer jest "zajęty", niestety.',
    error_data: { messaging_product: 'whatsapp', details: 'See the documentation' },
    fbtrace_id: 'A1b2C3d4E5f6',
  },
};
const read = {
  code: 100,
  subcode: 2388001,
  type: 'OAuthException',
  message: '(#100) Invalid parameter',
  details: 'See the documentation',
  userTitle: 'Nie można utworzyć certyfikatu',
  userMessage: 'Ten numer jest "zajęty", niestety.',
  fbtraceId: 'A1b2C3d4E5f6',
};
const json = JSON.stringify(payload);
/** As repr() writes it: double quotes only around what holds an apostrophe. */
const python = `{'error': {'message': '(#100) Invalid parameter', 'type': 'OAuthException', 'code': 100,
 'error_subcode': 2388001, 'is_transient': False, 'error_user_title': 'Nie można utworzyć certyfikatu',
 'error_user_msg': "Ten numer jest 'zajęty', niestety.", 'error_data': {'messaging_product': 'whatsapp',
 'details': 'See the documentation'}, 'fbtrace_id': 'A1b2C3d4E5f6', 'extra': None}}`;
/** As a word processor "corrects" it. */
const smart = json
  .replaceAll('\\"', "'")
  .replace(/"(?=[:,}])/g, '”')
  .replaceAll('"', '“');

describe('reads the whole error from', () => {
  test.each([
    ['JSON', json],
    ['pretty JSON', JSON.stringify(payload, null, 2)],
    ['JSON in a code fence', `\`\`\`\n${JSON.stringify(payload, null, 2)}\n\`\`\``],
    ['JSON quoted in Slack', JSON.stringify(payload, null, 2).replace(/^/gm, '&gt; ')],
    ['a log line', `2025-09-22 14:41:25 ERROR [worker #1] register failed: ${json} (retrying)`],
    ['a string inside JSON', JSON.stringify({ level: 'error', body: json })],
    ['a string inside a string inside JSON', JSON.stringify({ msg: JSON.stringify({ body: json }) })],
    ['an escaped string in a log', `Error: UnexpectedError("${json.replaceAll('"', '\\"')}")`],
    ['a twice escaped string', `log: "${json.replaceAll('\\', '\\\\').replaceAll('"', '\\\\\\"')}"`],
    ['URL encoding', `callback?error=${encodeURIComponent(json)}&x=1`],
    ['smart quotes', smart],
    ['a Python dict', `requests.exceptions.HTTPError: ${python}`],
    ['a Ruby hash', json.replaceAll('":', '"=>')],
    ['NBSP in its indentation', JSON.stringify(payload, null, 2).replaceAll('  ', '\u00a0\u00a0')],
  ])('%s', (_, text) => {
    const [error, ...others] = readPaste(text).errors;
    expect(others).toEqual([]);
    expect({ ...error, userMessage: error?.userMessage?.replaceAll("'", '"') }).toEqual(read);
  });
});

describe('reads what is there from', () => {
  test.each([
    ['a payload cut off in a string', '{"error":{"message":"(#133005) Two step ver', { code: 133005 }],
    ['a payload cut off in a number', '{"error":{"message":"x","code":133005', { code: 133005 }],
    [
      'a payload without its head',
      'ot registered","type":"OAuthException","code":133010,"fbtrace_id":"Ab1"}}',
      { code: 133010 },
    ],
    ['a code as a string', '{"error":{"message":"x","code":"133010"}}', { code: 133010 }],
    [
      'error_data as a string',
      '{"error":{"code":100,"error_data":"two-step is on"}}',
      { details: 'two-step is on' },
    ],
    [
      'error_data as JSON in a string',
      '{"error":{"code":100,"error_data":"{\\"details\\":\\"PIN\\"}"}}',
      { details: 'PIN' },
    ],
    [
      'an error that is only text',
      '{"error":"Account not registered"}',
      { message: 'Account not registered' },
    ],
    [
      'a bare error object',
      '{"code":131042,"title":"Payment issue","error_data":{"details":"none"}}',
      { code: 131042, details: 'none' },
    ],
    [
      'Embedded Signup',
      '{"type":"WA_EMBEDDED_SIGNUP","event":"CANCEL","data":{"error_message":"No","error_code":"2655094"}}',
      { subcode: 2655094 },
    ],
    [
      'health_status',
      '{"entities":[{"errors":[{"error_code":141006,"error_description":"Payment"}]}]}',
      { code: 141006 },
    ],
    [
      'print_r',
      'stdClass Object\n(\n [error] => stdClass Object\n (\n [message] => (#100) No, sorry\n [code] => 100\n [error_subcode] => 33\n )\n)',
      { code: 100, subcode: 33, message: '(#100) No, sorry' },
    ],
    [
      "Go's map",
      'map[error:map[code:133010 fbtrace_id:Abc12 message:(#133010) no type:OAuthException]]',
      { code: 133010 },
    ],
    [
      "Java's toString",
      '{error={message=(#100) Invalid, type=OAuthException, code=100}}',
      { code: 100, message: '(#100) Invalid' },
    ],
    [
      'an HTTP client',
      '{"response":{"status":400,"data":{"error":{"code":100,"message":"x"}}}}',
      { httpStatus: 400, code: 100 },
    ],
    [
      'a log that names the status',
      'HTTP/1.1 400 Bad Request {"error":{"code":100,"message":"x"}}',
      { httpStatus: 400, code: 100 },
    ],
    ['a wrapper that uses HTTP codes', '{"error":{"code":503,"message":"upstream"}}', { httpStatus: 503 }],
  ])('%s', (_, text, expected) => {
    const { errors } = readPaste(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject(expected);
  });
});

test('a webhook with statuses gives its errors once', () => {
  const error = {
    code: 131047,
    title: 'Re-engagement message',
    message: 'Re-engagement message',
    error_data: { details: '24 hours' },
  };
  const webhook = {
    entry: [
      { changes: [{ value: { statuses: [{ status: 'failed', errors: [error] }, { errors: [error] }] } }] },
    ],
  };
  expect(readPaste(JSON.stringify(webhook)).errors).toEqual([
    { code: 131047, message: 'Re-engagement message', details: '24 hours' },
  ]);
});

test('two different errors stay two, in order', () => {
  const text = '{"error":{"code":133010,"message":"a"}} then {"error":{"code":133005,"message":"b"}}';
  expect(readPaste(text).errors.map((error) => error.code)).toEqual([133010, 133005]);
});

test('a code inside a payload is not also a code in prose', () => {
  expect(readPaste(`seen (#133010) and ${json}`).codes).toEqual([{ code: 133010, quote: '(#133010)' }]);
});

test.each([
  '{}',
  '{ not json',
  '{"a":1}',
  '{"code":200,"ok":true}',
  '{{user}} {name}',
  '{"status":"ok","message":"hi"}',
  'a = b: {c}',
])('no error in %s', (text) => {
  expect(readPaste(text).errors).toEqual([]);
});

test('a secret that only unescaping bares is removed from the fields', () => {
  const message = JSON.stringify({
    error: { code: 100, message: 'PIN \\u0034\\u0038\\u0032\\u0039\\u0031\\u0033 wrong' },
  });
  expect(JSON.stringify(readPaste(message))).not.toContain('482913');
  const once = message.replaceAll('\\\\u', '\\u');
  expect(JSON.stringify(readPaste(once).errors)).not.toContain('482913');
});

test('however a payload is cut off, no wrong code is read from it', () => {
  const text =
    '{"error":{"message":"(#133005) PIN","type":"OAuthException","code":133005,"fbtrace_id":"A1"}}';
  for (let length = 0; length <= text.length; length++) {
    for (const { code } of readPaste(text.slice(0, length)).errors)
      expect([undefined, 133005]).toContain(code);
    for (const { code } of readPaste(text.slice(length)).errors) expect([undefined, 133005]).toContain(code);
  }
});
