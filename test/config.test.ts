import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

/** The variables that a faulty environment is blamed on. */
function faultyVariables(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => fault.variable).sort();
    throw error;
  }
  return [];
}

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing-secret', PORT: '3000' };

describe('the mode', () => {
  test('is the sandbox without any Slack token', () => {
    expect(readConfig({}).slack).toEqual({ mode: 'sandbox', port: null });
  });

  test('keeps a port for the sandbox', () => {
    expect(readConfig({ PORT: '8080' }).slack).toEqual({ mode: 'sandbox', port: 8080 });
  });

  test('is Socket Mode with an app token', () => {
    expect(readConfig(socket).slack).toMatchObject({ mode: 'socket', appToken: 'xapp-1' });
  });

  test('is HTTP with a signing secret and a port', () => {
    expect(readConfig(http).slack).toMatchObject({ mode: 'http', port: 3000 });
  });

  test('is Socket Mode where both would do', () => {
    expect(readConfig({ ...http, ...socket }).slack.mode).toBe('socket');
  });
});

test('has defaults for everything else', () => {
  const config = readConfig(socket);
  expect(config.graph).toEqual({
    apiUrl: 'https://graph.facebook.com',
    version: 'v25.0',
    statusUrl: 'https://metastatus.com/outage-events-feed-whatsapp-business-api.rss',
  });
  expect(config.store.dataDir).toBe('./data');
  expect(config.log.level).toBe('info');
  expect(config.metrics).toBeNull();
  expect(config.whatsapp).toEqual({
    accessToken: null,
    accountTokens: new Map(),
    appId: null,
    appSecret: null,
    businessId: null,
    wabaIds: [],
  });
  expect(config.llm).toEqual({
    apiKey: null,
    baseUrl: null,
    model: null,
    dailyRequests: 1_000,
    dailyTokens: 4_000_000,
  });
  expect(config.pictures).toEqual({ vision: 'no', visionModel: null, tesseract: 'tesseract' });
});

describe('pictures', () => {
  const llm = { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm' };

  test.each([
    ['nobody says so', llm, 'no', 'm'],
    ['it is said', { ...llm, OPENAI_VISION: 'auto' }, 'auto', 'm'],
    ['a model is named for them', { ...llm, OPENAI_VISION_MODEL: 'v' }, 'yes', 'v'],
    ['it is forbidden', { ...llm, OPENAI_VISION: 'no', OPENAI_VISION_MODEL: 'v' }, 'no', 'v'],
  ])('where %s', (_name, env, vision, visionModel) => {
    expect(readConfig(env).pictures).toMatchObject({ vision, visionModel });
  });

  test.each([
    ['a model but no key', { OPENAI_VISION_MODEL: 'v' }, ['OPENAI_API_KEY']],
    ['no model', { OPENAI_API_KEY: 'k', OPENAI_VISION: 'yes' }, ['OPENAI_VISION_MODEL']],
    ['neither', { OPENAI_VISION: 'auto' }, ['OPENAI_API_KEY', 'OPENAI_VISION_MODEL']],
    ['a word of one’s own', { ...llm, OPENAI_VISION: 'maybe' }, ['OPENAI_VISION']],
  ])('a fault: %s', (_name, env, variables) => {
    expect(faultyVariables(env)).toEqual(variables);
  });

  test('tesseract can be switched off', () => {
    expect(readConfig({ TESSERACT_PATH: 'no' }).pictures.tesseract).toBeNull();
  });
});

describe('the metrics', () => {
  test('are shown to this machine alone, unless told otherwise', () => {
    expect(readConfig({ METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(readConfig({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' }).metrics?.host).toBe('0.0.0.0');
  });

  test('have a port of their own', () => {
    expect(faultyVariables({ ...http, METRICS_PORT: '3000' })).toEqual(['METRICS_PORT']);
    expect(faultyVariables({ METRICS_PORT: 'x', METRICS_HOST: 'no host' })).toEqual([
      'METRICS_HOST',
      'METRICS_PORT',
    ]);
  });
});

test('takes an empty or blank value as unset', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: '', PORT: '  ', WA_WABA_IDS: '', LOG_LEVEL: '' })).toEqual(
    readConfig({}),
  );
});

test('splits lists at commas and white space', () => {
  const config = readConfig({ ...socket, SLACK_CHANNELS: 'C0000001, C0000002', WA_WABA_IDS: '12345 67890' });
  expect(config.slack).toMatchObject({ channels: ['C0000001', 'C0000002'] });
  expect(config.whatsapp.wabaIds).toEqual(['12345', '67890']);
});

test('reports every fault at once', () => {
  const env = {
    SLACK_BOT_TOKEN: 'xoxp-a-user-token',
    SLACK_APP_TOKEN: 'nonsense',
    SLACK_CHANNELS: '#support',
    PORT: '70000',
    GRAPH_API_VERSION: '25',
    WA_WABA_IDS: '12345,abc',
    LOG_LEVEL: 'loud',
    OPENAI_BASE_URL: 'not an address',
  };
  expect(faultyVariables(env)).toEqual(Object.keys(env).sort());
});

describe('what does not fit together', () => {
  test.each([
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN']],
    ['HTTP without a port', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing-secret' }, ['PORT']],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    ['a model without a key', { OPENAI_MODEL: 'm' }, ['OPENAI_API_KEY']],
    [
      'a server without a model',
      { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://gpu:8000/v1' },
      ['OPENAI_MODEL'],
    ],
    ['debug in production', { LOG_LEVEL: 'debug', NODE_ENV: 'production' }, ['LOG_LEVEL']],
    ['a fault of each kind', { SLACK_APP_TOKEN: 'xapp-1', PORT: 'x' }, ['PORT', 'SLACK_BOT_TOKEN']],
  ])('%s', (_name, env, variables) => {
    expect(faultyVariables(env)).toEqual(variables);
  });

  test('a key alone is fine: many machines have one for other programs', () => {
    expect(faultyVariables({ OPENAI_API_KEY: 'k' })).toEqual([]);
  });

  test('debug elsewhere is fine', () => {
    expect(readConfig({ LOG_LEVEL: 'debug', NODE_ENV: 'test' }).log.level).toBe('debug');
  });
});

describe('roles', () => {
  test('are given to people and user groups by id', () => {
    const config = readConfig({
      ...socket,
      SLACK_OPERATORS: 'U0000001, S0000002',
      SLACK_APPROVERS: 'W0000003',
    });
    expect(config.slack).toMatchObject({
      roles: { viewers: [], operators: ['U0000001', 'S0000002'], approvers: ['W0000003'] },
    });
  });

  test('are not given by name, nor to channels', () => {
    const env = { SLACK_VIEWERS: '@ania', SLACK_OPERATORS: 'C0000001', SLACK_APPROVERS: 'U0000001,leads' };
    expect(faultyVariables(env)).toEqual(['SLACK_APPROVERS', 'SLACK_OPERATORS', 'SLACK_VIEWERS']);
  });
});

describe('the key of the vault', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, n) => n * 7));

  test('is not there by default', () => {
    expect(readConfig({}).vault.key).toBeNull();
  });

  test.each(['hex', 'base64', 'base64url'] as const)('is read from %s', (encoding) => {
    expect(readConfig({ WA_DESK_KEY: key.toString(encoding) }).vault.key).toEqual(key);
  });

  test.each([
    ['too short', key.subarray(1).toString('base64')],
    ['too long', Buffer.concat([key, key]).toString('hex')],
    ['a phrase of the right length', 'correct horse battery staple, and one more!'],
    ['a password', 'hunter2'],
  ])('is refused where it is %s', (_name, text) => {
    expect(faultyVariables({ WA_DESK_KEY: text })).toEqual(['WA_DESK_KEY']);
  });
});

describe('the scale of waits', () => {
  test('is one to one by default, and may be faster in the sandbox', () => {
    expect(readConfig(socket).retries.timeScale).toBe(1);
    expect(readConfig({ RETRY_TIME_SCALE: '60' }).retries.timeScale).toBe(60);
    expect(faultyVariables({ ...socket, RETRY_TIME_SCALE: '1' })).toEqual([]);
  });

  test('is never faster outside of it, for whoever answers keeps a clock of its own', () => {
    expect(faultyVariables({ ...socket, RETRY_TIME_SCALE: '60' })).toEqual(['RETRY_TIME_SCALE']);
    const emulated = { ...socket, GRAPH_API_URL: 'http://127.0.0.1:4000', RETRY_TIME_SCALE: '60' };
    expect(faultyVariables(emulated)).toEqual(['RETRY_TIME_SCALE']);
  });

  test.each(['0', '-1', '0.5', '3601', 'fast'])('is not %s', (scale) => {
    expect(faultyVariables({ RETRY_TIME_SCALE: scale })).toEqual(['RETRY_TIME_SCALE']);
  });
});

describe('addresses', () => {
  test.each([
    'http://127.0.0.1:4003/api/',
    'http://localhost:4003',
    'http://[::1]:9',
    'https://slack.example/api/',
  ])('takes %s', (url) => {
    expect(faultyVariables({ SLACK_API_URL: url, GRAPH_API_URL: url })).toEqual([]);
  });

  test.each([
    'http://slack.com/api/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com',
    'ftp://127.0.0.1/',
    'slack.com',
  ])('refuses %s', (url) => {
    expect(faultyVariables({ SLACK_API_URL: url, GRAPH_API_URL: url })).toEqual([
      'GRAPH_API_URL',
      'SLACK_API_URL',
    ]);
  });
});

test('never repeats a value, which may be a secret', () => {
  const secret = 'oops-this-is-a-secret';
  expect(() => readConfig({ SLACK_BOT_TOKEN: secret, SLACK_APP_TOKEN: secret })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(secret) }),
  );
});
