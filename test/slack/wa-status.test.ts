import { describe, expect, test } from 'vitest';
import { statusHelp, unclearText } from '../../src/answer/texts-status-request.ts';
import type { WorldControl } from '../../src/sandbox/graph/control.ts';
import { CLIENT_WABA, MAIN_WABA, OUR_BUSINESS } from '../../src/sandbox/graph/seed.ts';
import type { AccountControlName, TokenStateName } from '../../src/sandbox/graph/state/account-controls.ts';
import type { ControlName } from '../../src/sandbox/graph/state/controls.ts';
import type { Trouble } from '../../src/sandbox/graph/state/trouble.ts';
import { messageEvent, sendEvent } from '../support/slack-events.ts';
import { buttonsOf, openStatusDesk } from '../support/status-desk.ts';

const HEALTHY = '106540352242004';
const HEALTHY_PHONE = '+55 11 91234-5678';
const LINKED_PHONE = '+48 600 123 456';
const CLIENT_PHONE = '+34 612 34 56 78';

const account = (control: AccountControlName): WorldControl => ({ kind: 'account', id: MAIN_WABA, control });
const number = (control: ControlName): WorldControl => ({ kind: 'number', id: HEALTHY, control });
const token = (state: TokenStateName): WorldControl => ({ kind: 'token', state });
const trouble = (name: Trouble): WorldControl => ({ kind: 'trouble', trouble: name });

const said = (value: unknown) => JSON.stringify(value);

describe('the card of a number', () => {
  test.each<[scenario: string, controls: readonly WorldControl[], head: RegExp, words: RegExp]>([
    ['healthy', [], /✅ Healthy · \+55 11 91234-5678 · Café Aurora/, /nothing keeps it from sending/],
    ['an expired token', [token('expired')], /❌ Not working/, /session has expired/],
    ['a revoked token', [token('revoked')], /❌ Not working/, /revoked/],
    ['a token of another app', [token('wrong-app')], /❌ Not working/, /belongs to app 1050000000000099/],
    ['a token that expires soon', [token('expires-soon')], /⚠️ Works/, /in 3 days/],
    [
      'a token without a scope',
      [token('scope-missing')],
      /❌ Not working/,
      /whatsapp_business_management is missing/,
    ],
    ['a token without the account', [token('not-assigned')], /❌ Not working/, /is not among those/],
    [
      'a restricted account',
      [account('restrict')],
      /❌ Not working/,
      /restricted by Meta.*Business Support Home/,
    ],
    ['no payment method', [account('remove-payment')], /❌ Not working/, /no valid payment method.*141006/],
    ['an unsubscribed webhook', [account('unsubscribe-webhooks')], /❌ Not working/, /no messages come in/],
    ['webhooks sent elsewhere', [account('override-callback')], /⚠️ Works/, /elsewhere\.example/],
    ['LIMITED', [number('review-name')], /⚠️ Works/, /display name has not been approved/],
    ['BLOCKED, banned', [number('ban')], /❌ Not working/, /[Bb]anned by Meta/],
    ['an expired name', [number('expire-name')], /⚠️ Works/, /matters when it is registered again/],
    ['an unknown enum', [number('report-unknown-status')], /❌ Not working/, /HIBERNATING/],
    ['an unknown field', [trouble('unknown-field')], /✅ Healthy/, /Registered, can send/],
    ['a reported incident', [trouble('incident')], /⚠️ Works/, /Meta reports: Cloud API: High disruptions/],
    [
      'a rate limit of the app',
      [trouble('app-limit')],
      /❔ Could not tell/,
      /asked Meta too often|asked us to wait/,
    ],
    [
      'a rate limit of the account',
      [trouble('waba-limit')],
      /❔ Could not tell/,
      /asked Meta too often|asked us to wait/,
    ],
    ['a service that is down', [trouble('unavailable')], /❔ Could not tell/, /error 2.*service unavailable/],
    ['500 with HTML', [trouble('html-500')], /❔ Could not tell/, /could not be read \(HTTP 500\)/],
    ['half an answer', [trouble('truncated')], /❔ Could not tell/, /could not be read \(HTTP 200\)/],
    ['silence', [trouble('silent')], /❔ Could not tell/, /did not answer in time/],
  ])('%s', async (_scenario, controls, head, words) => {
    await using desk = await openStatusDesk();
    await desk.ask(MAIN_WABA);
    desk.control(...controls);
    const card = await desk.ask(HEALTHY);
    expect(card.text).toMatch(head);
    expect(said(card.blocks)).toMatch(words);
    expect(card.response_type).toBe('ephemeral');
    expect(said(card)).not.toContain('sandbox-system-user-token');
  });

  test('found by the number, however it is written', async () => {
    await using desk = await openStatusDesk();
    for (const written of [HEALTHY_PHONE, '5511912345678', '0055 11 91234 5678']) {
      expect((await desk.ask(written)).text).toContain('Healthy · +55 11 91234-5678');
    }
  });

  test('not registered and linked: what to do first, and whose side it is', async () => {
    await using desk = await openStatusDesk();
    const card = await desk.ask(LINKED_PHONE);
    expect(card.text).toMatch(/Not working · \+48 600 123 456 · Piekarnia Kłos\. Do now: Register/);
    expect(said(card.blocks)).toContain('Our side');
  });

  test('with several faults the root cause comes first', async () => {
    await using desk = await openStatusDesk();
    const card = await desk.ask(CLIENT_PHONE);
    expect(card.text).toContain('Request a code');
    expect(said(card.blocks)).toContain('Customer’s side');
    expect(said(card.blocks)).toContain('not subscribed');
  });

  test('of a number that is not ours says so', async () => {
    await using desk = await openStatusDesk();
    expect(said(await desk.ask('+4915112345670'))).toContain('in none of the WhatsApp Business accounts');
  });

  test('a slow answer is announced first', async () => {
    await using desk = await openStatusDesk();
    desk.control(trouble('silent'));
    await desk.ask(HEALTHY);
    expect(desk.answers.map(({ text }) => text)[0]).toContain(`Checking ${HEALTHY}`);
    expect(desk.answers).toHaveLength(2);
  });

  test('comes without its table where Slack refuses that', async () => {
    await using desk = await openStatusDesk();
    desk.refuseAnswers(1);
    const card = await desk.ask(HEALTHY);
    expect(said(desk.answers[0]?.blocks)).toContain('"table"');
    expect(said(card.blocks)).not.toContain('"table"');
    expect(said(card.blocks)).toContain('Registration · ✅ OK · Registered');
  });
});

describe('its buttons', () => {
  test('“Post to channel” posts the card once, for all', async () => {
    await using desk = await openStatusDesk();
    await desk.ask(HEALTHY);
    await desk.press(/Post to channel/);
    await desk.press(/Post to channel/);
    const posts = desk.workspace.proxy.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts).toHaveLength(1);
    expect(posts[0]?.params).toMatchObject({ channel: desk.workspace.channel });
    expect(posts[0]?.params.text).toContain('Healthy');
    expect(said(posts[0]?.params.blocks)).not.toContain('Post to channel');
  });

  test.each([
    ['not_in_channel', /not a member there\. Invite me/],
    ['channel_not_found', /not a member there\. Invite me/],
    ['is_archived', /archived/],
    ['restricted_action', /refused it \(restricted_action\)/],
  ])(
    '“Post to channel” tells its presser privately of %s, and may be pressed again',
    async (error, words) => {
      await using desk = await openStatusDesk();
      const { proxy, channel, userId } = desk.workspace;
      await desk.ask(HEALTHY);
      const body = JSON.stringify({ ok: false, error });
      proxy.breakNext('chat.postMessage', { status: 200, body });
      await desk.press(/Post to channel/);
      await desk.press(/Post to channel/);
      const posts = proxy.calls.filter(({ method }) => method === 'chat.postMessage');
      expect(posts.map(({ params }) => params.channel)).toEqual([channel, userId, channel]);
      expect(posts[1]?.params.text).toMatch(words);
      expect(posts[2]?.params.text).toContain('Healthy');
    },
  );

  test('“Refresh” reads again and replaces the card', async () => {
    await using desk = await openStatusDesk();
    expect((await desk.ask(HEALTHY)).text).toContain('Healthy');
    desk.control(number('ban'));
    await desk.press(/Refresh/);
    expect(desk.answers.at(-1)).toMatchObject({ replace_original: true });
    expect(desk.answers.at(-1)?.text).toContain('Not working');
  });

  test('of a card that nobody remembers are answered', async () => {
    await using desk = await openStatusDesk();
    const { pressCard } = await import('../support/slash-command.ts');
    const responseUrl = 'http://127.0.0.1:9/none';
    await pressCard(desk.bot.port, desk.workspace, { actionId: 'status_refresh', value: 'x', responseUrl });
    await desk.bot.idle();
    expect(desk.workspace.notes()).toMatchObject([{ text: expect.stringContaining('do not remember') }]);
  });
});

describe('other words', () => {
  test.each([
    ['', statusHelp],
    ['help', statusHelp],
    ['what is going on here', unclearText],
    ['12', 'do not know'],
  ])('“%s”', async (words, text) => {
    await using desk = await openStatusDesk();
    expect((await desk.ask(words)).text).toContain(text);
  });

  test('a code shows its entry', async () => {
    await using desk = await openStatusDesk();
    const card = await desk.ask('133010');
    expect(said(card.blocks)).toContain('not registered on the WhatsApp Business Platform');
    expect(buttonsOf(card)).toEqual([]);
  });

  test('a WABA lists its numbers, each a button to its card', async () => {
    await using desk = await openStatusDesk();
    const list = await desk.ask(MAIN_WABA);
    expect(list.text).toContain('5 numbers');
    expect(said(list.blocks)).toContain('✅ CONNECTED');
    await desk.press(/\+55 11/);
    expect(desk.answers.at(-1)?.text).toContain('Healthy · +55 11');
  });

  test('a long list has pages', async () => {
    await using desk = await openStatusDesk();
    desk.world.change((state) => {
      const [first] = state.numbers;
      if (first === undefined) return state;
      const more = Array.from({ length: 12 }, (_, at) => ({
        ...first,
        id: `10654035224210${at + 10}`,
        wabaId: CLIENT_WABA,
        displayNumber: `+49 1512 00000${at + 10}`,
      }));
      return { ...state, numbers: [...state.numbers, ...more] };
    });
    expect(said(await desk.ask(CLIENT_WABA))).toContain('Numbers 1 to 10 of 13');
    await desk.press(/More/);
    expect(said(desk.answers.at(-1))).toContain('Numbers 11 to 13 of 13');
    await desk.press(/Earlier/);
    expect(said(desk.answers.at(-1))).toContain('Numbers 1 to 10 of 13');
  });

  test.each([
    ['the portfolio', OUR_BUSINESS, /id of a business portfolio/],
    ['the app', '1050000000000017', /id of a Meta app/],
    ['nothing of ours', '999999999999999', /nothing under 999999999999999/],
  ])('the id of %s is named', async (_name, id, words) => {
    await using desk = await openStatusDesk();
    expect((await desk.ask(id)).text).toMatch(words);
  });
});

describe('the same words in a mention', () => {
  test.each([
    ['status +55 11 91234-5678', /Healthy · \+55 11/],
    [HEALTHY, /Healthy · \+55 11/],
    ['status 133010', /not registered/],
    ['status', /wa-status/],
  ])('“%s” is answered in the thread', async (words, expected) => {
    await using desk = await openStatusDesk();
    const { workspace, bot } = desk;
    const threadTs = await workspace.post('hello');
    const text = `<@${workspace.botUserId}> ${words}`;
    const ts = await workspace.post(text, { threadTs });
    await sendEvent(bot.port, messageEvent(workspace, ts, text, { thread_ts: threadTs }));
    await bot.idle();
    const replies = await workspace.replies(threadTs);
    expect(replies.at(-1)?.text).toMatch(expected);
  });
});
