import { expect, test } from 'vitest';
import { showPhone } from '../../src/intake/show-phone.ts';

test.each([
  ['+48600123456', '+48 600 123 456'],
  ['+5511912345678', '+55 11 91234 5678'],
  ['106540352242001', '106540352242001'],
  ['', ''],
])('%s is shown as %s', (e164, shown) => {
  expect(showPhone(e164)).toBe(shown);
});
