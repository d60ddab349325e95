import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../src/clock.ts';
import { openThreadDesk, PIN, SHOWN } from '../../support/thread-desk.ts';

const LINKED = `Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp ${SHOWN}`;

describe('a number that a phone holds', () => {
  test('is freed by hand, waited for, and registered, in one story that edits itself', async () => {
    await using desk = await openThreadDesk({ holder: 'phone app', pin: null });
    await desk.say(LINKED);
    await desk.press(/3-minute wait/);
    expect(JSON.stringify(desk.form())).toContain('Delete account');
    desk.control('delete-phone-account');
    expect(await desk.submit({ pin: PIN })).toBe('');
    expect(await desk.read()).toContain('Waiting to register');
    expect(await desk.read()).toContain('Retry: started by');
    expect(await desk.labels()).toEqual(expect.arrayContaining(['Try now', 'Take over', 'Cancel']));
    expect(desk.graph.writes).toEqual([]);

    await desk.pass(3 * MINUTE + SECOND);
    expect(desk.number().status).toBe('CONNECTED');
    expect(await desk.read()).toContain(`${SHOWN} (Kłos) is registered`);
    expect(await desk.read()).toContain('Try 1 of 6: Registration worked · 9 of 10 left');
    expect(await desk.labels()).not.toContain('Cancel');
    expect(desk.graph.writes).toHaveLength(1);
    expect(await desk.read()).toContain('I have closed this case');
    const stories = (await desk.thread()).filter(({ text }) => text.includes('is registered'));
    expect(stories).toHaveLength(1);
  });

  test('is asked for its PIN when the time has come, if nobody gave it before', async () => {
    await using desk = await openThreadDesk({ holder: 'phone app' });
    await desk.say(LINKED);
    await desk.press(/3-minute wait/);
    desk.control('delete-phone-account');
    await desk.submit({});
    await desk.pass(3 * MINUTE + SECOND);
    expect(await desk.read()).toContain('I need the two-step PIN to go on');
    expect(desk.graph.writes).toEqual([]);
    await desk.press(/Enter the PIN/);
    expect(await desk.submit({ pin: '12' })).toContain('Six digits');
    expect(await desk.submit({ pin: '482-913' })).toBe('');
    expect(desk.number().status).toBe('CONNECTED');
    expect(await desk.read()).toContain('entered the PIN');
  });

  test('that is still held is waited for again', async () => {
    await using desk = await openThreadDesk({ holder: 'phone app' });
    await desk.say(LINKED);
    await desk.press(/3-minute wait/);
    await desk.submit({ pin: PIN });
    await desk.pass(3 * MINUTE + SECOND);
    expect(await desk.read()).toContain('Try 1 of 6: still the same error (100)');
    desk.control('delete-phone-account');
    await desk.pass(3 * MINUTE + SECOND);
    await desk.pass(3 * MINUTE + SECOND);
    expect(desk.number().status).toBe('CONNECTED');
  });
});

describe('a wrong PIN', () => {
  const mismatch = `error 133005 for ${SHOWN}`;

  test('is refused by Meta, and the right one registers', async () => {
    await using desk = await openThreadDesk();
    await desk.say(mismatch);
    await desk.press(/^Register/);
    expect(JSON.stringify(desk.form())).toContain('3 wrong PINs are safe');
    await desk.submit({ pin: '111111' });
    expect(await desk.read()).toContain(`Meta refused to register ${SHOWN} (Kłos)`);
    expect(await desk.read()).toContain('Registration: Meta refused it, started by');
    await desk.pass(MINUTE);
    await desk.press(/^Register/);
    expect(JSON.stringify(desk.form())).toContain('2 wrong PINs are safe');
    await desk.submit({ pin: PIN });
    expect(await desk.read()).toContain(`✅ *${SHOWN} (Kłos) is registered*`);
    expect(desk.number().status).toBe('CONNECTED');
    expect(desk.graph.writes).toHaveLength(2);
  });

  test('that might lock the number is not asked for: the form says how to reset it', async () => {
    await using desk = await openThreadDesk();
    await desk.say(mismatch);
    await desk.say(mismatch);
    for (const pin of ['111111', '222222', '333333']) {
      await desk.press(/^Register/);
      await desk.submit({ pin });
      await desk.pass(MINUTE);
    }
    const made = desk.graph.writes.length;
    await desk.press(/^Register/);
    expect(JSON.stringify(desk.form())).toContain('Not with another guess');
    expect(JSON.stringify(desk.form())).toContain('Turn off two-step verification');
    expect(desk.graph.writes).toHaveLength(made);
    expect(desk.number().pinLockedUntil).toBeNull();
  });
});

describe('the card of a number', () => {
  test('that was asked for in a thread has its buttons, and they are about this number', async () => {
    await using desk = await openThreadDesk();
    await desk.say('error 133010 for +55 11 91234-5678');
    await desk.say(`status ${SHOWN}`);
    expect(await desk.read()).toContain(`Not working · ${SHOWN}`);
    await desk.press(/^Register/);
    expect(JSON.stringify(desk.form())).toContain(SHOWN);
    await desk.submit({ pin: PIN });
    expect(desk.number().status).toBe('CONNECTED');
    await desk.press(/Check again/);
    expect(await desk.read()).toContain(`Healthy · ${SHOWN}`);
  });

  test('is that of the thread where nobody names another', async () => {
    await using desk = await openThreadDesk();
    await desk.say(`error 133010 for ${SHOWN}`);
    await desk.say('status');
    expect(await desk.read()).toContain(`Not working · ${SHOWN}`);
  });

  test('of a number that is well offers nothing but its history', async () => {
    await using desk = await openThreadDesk({ status: 'CONNECTED', platform: 'CLOUD_API' });
    await desk.say(`status ${SHOWN}`);
    expect((await desk.labels()).slice(0, 2)).toEqual(['Check again', 'History']);
    expect((await desk.labels()).join()).not.toMatch(/Register|etry/);
  });

  test('says what runs, and offers to start no second retry', async () => {
    await using desk = await openThreadDesk({ holder: 'phone app' });
    await desk.say(LINKED);
    await desk.press(/3-minute wait/);
    await desk.submit({ pin: PIN });
    await desk.press(/Check live status/);
    const card = (await desk.thread()).at(-1);
    expect(JSON.stringify(card)).not.toContain('3-minute wait');
    expect(JSON.stringify(card)).toContain('History');
  });
});

test('a paste without a number is asked for it, and its card has the buttons', async () => {
  await using other = await openThreadDesk();
  await other.say('error 133010');
  await other.press(/^Register/);
  expect(JSON.stringify(other.form())).toContain('Which number?');
  await other.submit({ number: SHOWN });
  await other.press(/^Register/);
  await other.submit({ pin: PIN });
  expect(other.number().status).toBe('CONNECTED');
});

test('a number that is in none of our accounts is said to be so', async () => {
  await using desk = await openThreadDesk();
  await desk.say('error 133010 for +48 511 222 333');
  await desk.press(/^Register/);
  expect(desk.notes().at(-1)).toContain('I have not found this number');
  expect(desk.form()).toBeUndefined();
});

test('buttons of messages that are forgotten answer', async () => {
  await using desk = await openThreadDesk();
  await desk.say(`error 133010 for ${SHOWN}`);
  const [answer] = await desk.thread();
  const forged = JSON.parse(JSON.stringify(answer).replaceAll(/"value":"[^"]+"/g, '"value":"gone"'));
  await desk.pressOn([forged], /^Register/);
  expect(desk.notes().at(-1)).toContain('I do not remember this message');
  expect(desk.graph.writes).toEqual([]);
});

test('a budget that is used up is refused before Meta refuses it, and the note says from when', async () => {
  await using desk = await openThreadDesk({ holder: 'another provider' });
  await desk.say(LINKED);
  const began = desk.clock();
  for (let at = 0; at < 10; at += 1) {
    await desk.say(LINKED);
    await desk.press(/^Register/);
    await desk.submit({ pin: PIN });
    await desk.pass(20 * MINUTE);
  }
  expect(desk.graph.writes).toHaveLength(10);
  await desk.press(/^Register/);
  expect(desk.notes().at(-1)).toContain('10 of 10 registrations in 72 hours are used');
  expect(desk.notes().at(-1)).toContain(`<!date^${(began + 72 * HOUR + MINUTE) / 1_000}^`);
  expect(desk.graph.writes).toHaveLength(10);
  expect(desk.number().registerBlockedUntil).toBeNull();
});
