import { beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from '../../src/open-desk.ts';
import { CLIENT_WABA, MAIN_WABA, SANDBOX_TOKEN } from '../../src/sandbox/graph/seed.ts';
import type { ShownMessage } from '../../src/sandbox/slack/conversation.ts';
import { makeNumbers } from '../support/many-numbers.ts';
import { type FilesDesk, openFilesDesk, wordsOf } from './files-desk.ts';

// The index is trained where there is no cache of it.
beforeAll(() => void openDesk());

const isResult = ({ text }: ShownMessage) => / checked: /.test(text);
const csv = (text: string, name = 'numbers.csv', type = 'text/csv') => ({
  name,
  type,
  bytes: Buffer.from(text),
});

/** The cells of the first table in a message. */
function rowsOf({ blocks }: ShownMessage): string[][] {
  const table = (blocks ?? []).find(({ type }) => type === 'table');
  const rows = (table?.rows ?? []) as readonly (readonly { readonly text: string }[])[];
  return rows.map((row) => row.map(({ text }) => text));
}

/** Puts many more numbers into the account of the sandbox; the list of them. */
function addNumbers({ sandbox }: FilesDesk, count: number): string[] {
  const more = makeNumbers(count);
  sandbox.world.change((state) => ({ ...state, numbers: [...state.numbers, ...more] }));
  return more.map(({ displayNumber }) => displayNumber);
}

describe('a list in a mention', () => {
  test('becomes one table, the worst first, with one reason each; an unknown number is told as such', async () => {
    await using desk = await openFilesDesk();
    const list = '@wa-support check these\n+55 11 91234-5678\n+48 600 123 456\n+48 799 000 111\n601 234 567';
    const message = await desk.say(desk.channel, list);
    const result = await desk.reply(message, isResult);
    expect(result.text).toBe(
      '4 numbers checked: 1 not working, 1 in none of our accounts, 1 not a number, 1 healthy',
    );
    const [head, ...rows] = rowsOf(result);
    expect(head).toEqual(['Number', 'State', 'Why']);
    expect(rows.map(([number]) => number)).toEqual([
      '+48 600 123 456 · Piekarnia Kłos',
      '+48 799 000 111',
      '601 234 567',
      '+55 11 91234-5678 · Café Aurora',
    ]);
    expect(rows[0]?.[2]).toBe('Registration: Added to the account but not registered yet.');
    // The progress became the result.
    expect(desk.thread(message)).toHaveLength(1);
    expect(JSON.stringify(result.blocks)).not.toContain('Cancel');
  });

  test('of ids alone does as well, in a direct message', async () => {
    await using desk = await openFilesDesk();
    const message = await desk.say(desk.direct, '106540352242001\n106540352242004');
    expect((await desk.reply(message, isResult)).text).toBe('2 numbers checked: 1 not working, 1 healthy');
  });

  test('of one number is its card', async () => {
    await using desk = await openFilesDesk();
    const message = await desk.say(desk.channel, '@wa-support check +55 11 91234-5678');
    const card = await desk.reply(message, ({ text }) => !text.startsWith('Checking'));
    expect(card.text).toMatch(/Healthy .* Café Aurora/);
  });

  test('is not taken for one where an error stands beside the numbers', async () => {
    await using desk = await openFilesDesk();
    const text = '@wa-support check (#133010) Account not registered: +48 600 123 456, +55 11 91234-5678';
    const message = await desk.say(desk.channel, text);
    expect(wordsOf(await desk.reply(message, () => true))).toContain('not-registered');
  });
});

describe('a file of numbers', () => {
  test('becomes a table and, as it is too long for one, a file with all of them', async () => {
    await using desk = await openFilesDesk();
    const numbers = addNumbers(desk, 90);
    const text = ['customer;phone', ...numbers.map((number, at) => `Shop ${at};${number}`)].join('\n');
    const message = await desk.send(desk.channel, [csv(text)], { text: '@wa-support check these please' });
    const result = await desk.reply(message, isResult);
    expect(result.text).toBe('90 numbers checked: 9 not working, 81 healthy');
    const shown = rowsOf(result).length - 1;
    expect(shown).toBeGreaterThan(30);
    expect(shown).toBeLessThan(90);
    expect(rowsOf(result)[1]?.[1]).toBe('❌ Not working');
    expect(wordsOf(result)).toContain(
      `The table shows the ${shown} worst; all 90 are in the file of this thread.`,
    );

    const { files } = await desk.reply(message, (reply) => reply.files.length > 0);
    const [file] = files;
    expect(file?.name).toMatch(/^wa-numbers-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.csv$/);
    const { bot } = desk.sandbox.slack.workspace;
    const response = await fetch(file?.url ?? '', { headers: { authorization: `Bearer ${bot.token}` } });
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines).toHaveLength(91);
    expect(lines[0]).toBe('list,number,name,phone_number_id,account,state,why,do_now');
    expect(lines[1]).toContain(`+48 601 000 000,Shop 0,10700000601000000,${MAIN_WABA},broken,`);
  });

  test('that Slack does not let us send is told in messages', async () => {
    await using desk = await openFilesDesk({ withoutScopes: ['files:write'] });
    const numbers = addNumbers(desk, 90);
    const message = await desk.send(desk.direct, [csv(numbers.join('\n'), 'list.txt', 'text/plain')]);
    const result = await desk.reply(message, isResult);
    expect(wordsOf(result)).toContain('the others follow');
    const last = await desk.reply(message, ({ text }) => text.includes('Shop 89'));
    const told = [...rowsOf(result).flat(), ...desk.thread(message).map(({ text }) => text)].join('\n');
    for (const number of numbers) expect(told).toContain(number);
    expect(last.files).toEqual([]);
  });

  test('without a number, or that is a spreadsheet, is told plainly', async () => {
    await using desk = await openFilesDesk();
    const names = await desk.send(desk.direct, [csv('name,city\nAnna,Gdańsk\nRui,Porto')]);
    expect((await desk.reply(names, () => true)).text).toMatch(/found no number/);
    const sheet = {
      name: 'numbers.xlsx',
      type: 'application/vnd.ms-excel',
      bytes: Buffer.from('PK\x03\x04'),
    };
    const message = await desk.send(desk.direct, [sheet]);
    expect((await desk.reply(message, () => true)).text).toMatch(/Save it as CSV/);
  });

  test('that Slack keeps from us: its sign-in page is not taken for it', async () => {
    await using desk = await openFilesDesk({ withoutScopes: ['files:read'] });
    const message = await desk.send(desk.direct, [csv('+48 600 123 456\n+55 11 91234-5678')]);
    expect((await desk.reply(message, () => true)).text).toMatch(/files:read/);
  });

  test('that nobody asked to check is left alone; a log in it is read like a paste', async () => {
    await using desk = await openFilesDesk();
    const quiet = await desk.send(desk.channel, [csv('+48 600 123 456\n+55 11 91234-5678')]);
    const log = csv(
      '12:00 {"error":{"message":"(#133010) Account not registered","code":133010}}',
      'bot.log',
      'text/plain',
    );
    const loud = await desk.send(desk.channel, [log]);
    expect(wordsOf(await desk.reply(loud, () => true))).toContain('not-registered');
    expect(desk.thread(quiet)).toEqual([]);
  });
});

test('near Meta’s hourly limit the check stops, and says so', async () => {
  await using desk = await openFilesDesk();
  const { graphUrl } = desk.sandbox;
  const headers = { authorization: `Bearer ${SANDBOX_TOKEN}` };
  for (let spent = 0; spent < 165; spent += 1) await fetch(`${graphUrl}/v25.0/${CLIENT_WABA}`, { headers });
  const message = await desk.say(desk.direct, 'check +34 612 34 56 78, +55 11 91234-5678');
  const result = await desk.reply(message, isResult);
  expect(result.text).toBe('2 numbers checked: 1 not checked, 1 healthy');
  expect(wordsOf(result)).toContain('I stopped short of Meta’s hourly limit');
});
