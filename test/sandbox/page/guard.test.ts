import { expect, test } from 'vitest';
import { findIntrusion } from '../../../src/sandbox/page/guard.ts';

const PORT = 3210;
const host = `127.0.0.1:${PORT}`;
const json = { host, 'content-type': 'application/json' };

test.each<[string, Record<string, string>]>([
  ['GET', { host }],
  ['GET', { host: `localhost:${PORT}` }],
  ['POST', json],
  ['POST', { ...json, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }],
])('%s %o is served', (method, headers) => {
  expect(findIntrusion(method, headers, PORT)).toBeNull();
});

test.each<[string, Record<string, string>]>([
  ['GET', {}],
  ['GET', { host: 'rebound.example' }],
  ['GET', { host: '127.0.0.1:80' }],
  ['POST', { ...json, host: 'rebound.example', origin: 'http://rebound.example' }],
  ['POST', { ...json, origin: 'https://evil.example' }],
  ['POST', { ...json, origin: 'null' }],
  ['POST', { ...json, origin: `http://localhost:${PORT}` }],
  ['POST', { ...json, 'sec-fetch-site': 'cross-site' }],
  ['POST', { host, 'content-type': 'text/plain' }],
  ['POST', { host, 'content-type': 'application/x-www-form-urlencoded' }],
])('%s %o is turned away', (method, headers) => {
  expect(findIntrusion(method, headers, PORT)).not.toBeNull();
});
