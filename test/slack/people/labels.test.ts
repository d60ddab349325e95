import { describe, expect, test } from 'vitest';
import { PASTE_FIELD, PASTE_FORM } from '../../../src/answer/action-ids.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { openLearningDesk } from '../../support/learning-desk.ts';
import { messageEvent, sendEvent, sendPayload } from '../../support/slack-events.ts';
import { startResponseUrl } from '../../support/slash-command.ts';
import { openStatusDesk } from '../../support/status-desk.ts';
import { openThreadDesk, wordsOf } from '../../support/thread-desk.ts';

/** The machine may be slow; the answer waits for Slack in the tests of what it says. */
const PATIENT = { patience: 20_000 };
const PIN_ERROR = 'error 133005';
const PIN_TITLE = 'PIN';

const knowledge = loadKnowledge(`${import.meta.dirname}/../../../knowledge`);

async function openDeskOf(locale: string | null, options = PATIENT) {
  const desk = await openThreadDesk({}, options);
  if (locale !== null) desk.workspace.proxy.locales.set(desk.workspace.userId, locale);
  return desk;
}

describe('an answer', () => {
  test('has Polish labels around its English entry for a reader with a Polish profile', async () => {
    await using desk = await openDeskOf('pl-PL');
    await desk.say(PIN_ERROR);
    const words = await desk.read();
    for (const label of ['Zrób teraz:', 'Dlaczego tak się dzieje', 'Kiedy eskalować', 'Źródła', 'Rozpoznano'])
      expect(words).toContain(label);
    expect(words).toContain(knowledge.entries.get('pin-mismatch')?.title ?? PIN_TITLE);
    expect(words).toContain(knowledge.entries.get('pin-mismatch')?.now);
    expect(words).not.toMatch(/Do now|Avoid:|How to fix it|Why it happens/);
    expect(await desk.labels()).toEqual(
      expect.arrayContaining(['Sprawdź bieżący stan', expect.stringMatching(/^Odpowiedź dla klienta/)]),
    );
  });

  test('is followed by a Polish status card with Polish buttons', async () => {
    await using desk = await openDeskOf('pl-PL');
    await desk.say(`${PIN_ERROR} +48 600 999 000`);
    await desk.press(/Sprawdź bieżący stan/);
    const [, card] = await desk.thread();
    const words = wordsOf(card);
    expect(words).toMatch(/❌ Nie działa · \+48 600 999 000/);
    expect(words).toContain('Token dostępu');
    expect(words).toContain('Połączenie w pięciu krokach');
    expect(words).not.toMatch(/Not working|Access token|Do now/);
    expect(await desk.labels()).toEqual(
      expect.arrayContaining(['Sprawdź ponownie', 'Działa, zamknij sprawę', 'Tekst dla wsparcia Meta']),
    );
  });

  test.each(['xx-XX', 'cs-CZ', 'zh-TW', '', null])('is in English for the locale %s', async (locale) => {
    await using desk = await openDeskOf(locale);
    await desk.say(PIN_ERROR);
    expect(await desk.read()).toContain('Do now:');
  });

  test('reads a profile once a day, however much its owner pastes', async () => {
    await using desk = await openDeskOf('pl-PL');
    await desk.say(PIN_ERROR);
    await desk.say('error 133010');
    const lookups = desk.workspace.proxy.calls.filter(({ params }) => params.include_locale !== undefined);
    expect(lookups).toHaveLength(1);
    const answers = (await desk.thread()).filter((message) => wordsOf(message).includes('Zrób teraz:'));
    expect(answers).toHaveLength(2);
  });

  test.each([
    ['is refused', { status: 200, body: '{"ok":false,"error":"missing_scope"}' }],
    ['fails', { status: 503, body: '' }],
    ['says nothing of a person', { status: 200, body: '{"ok":true}' }],
    ['breaks off', 'call-lost' as const],
  ])('is in English where the lookup %s', async (_name, fault) => {
    await using desk = await openDeskOf('pl-PL');
    desk.workspace.proxy.breakNext('users.info', fault);
    await desk.say(PIN_ERROR);
    expect(await desk.read()).toContain('Do now:');
  });

  test('does not wait for a lookup that never ends', async () => {
    await using desk = await openThreadDesk();
    const { proxy, userId } = desk.workspace;
    proxy.locales.set(userId, 'pl-PL');
    proxy.breakNext('users.info', 'call-held');
    await desk.say(PIN_ERROR);
    expect(await desk.read()).toContain('Do now:');
  });

  test('asks nothing about those who merely talk', async () => {
    await using desk = await openDeskOf('pl-PL');
    const { workspace, bot } = desk;
    const ts = await workspace.post('good morning everyone');
    await sendEvent(bot.port, messageEvent(workspace, ts, 'good morning everyone'));
    await bot.idle();
    expect(workspace.proxy.calls.filter(({ method }) => method === 'users.info')).toEqual([]);
  });
});

describe('for somebody else than the poster', () => {
  test('the answer that a colleague asks for comes in the colleague’s labels', async () => {
    await using desk = await openDeskOf('pl-PL');
    const [colleague = ''] = desk.workspace.colleagues;
    desk.workspace.proxy.locales.set(colleague, 'de-DE');
    await desk.say('error 133005, and error 133010 as well');
    await desk.press(/^Wyjaśnij: /, { user: colleague });
    const answers = (await desk.thread()).map(wordsOf);
    expect(answers[0]).toContain('Zrób teraz:');
    expect(answers[1]).toContain('Jetzt tun:');
  });

  test('the answer after a correction comes in the labels of who corrected', async () => {
    await using desk = await openLearningDesk(PATIENT);
    const { proxy, userId } = desk.workspace;
    proxy.locales.set(userId, 'fr-FR');
    const thread = await desk.ask('Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp');
    await desk.press(thread, 'wrong');
    await desk.submit({ entry: 'pin-mismatch' });
    const answer = JSON.stringify(await desk.lastAnswer(thread));
    expect(answer).toContain('pin-mismatch');
    expect(answer).toContain('À faire maintenant :');
  });
});

describe('elsewhere than in a thread', () => {
  test('the form answers in the labels of who pasted into it', async () => {
    await using desk = await openDeskOf('it-IT');
    const { bot, workspace } = desk;
    const input = { [PASTE_FIELD]: { [PASTE_FIELD]: { type: 'plain_text_input', value: PIN_ERROR } } };
    const view = { id: 'V1', callback_id: PASTE_FORM, private_metadata: '', state: { values: input } };
    await sendPayload(bot.port, { type: 'view_submission', user: { id: workspace.userId }, view });
    await bot.idle();
    const post = workspace.proxy.calls.find(({ method }) => method === 'chat.postMessage');
    expect(JSON.stringify(post?.params)).toContain('Cosa fare ora:');
  });

  test('an explanation for one person’s eyes is in that person’s labels', async () => {
    await using desk = await openDeskOf('ar');
    await using url = await startResponseUrl();
    await sendPayload(desk.bot.port, {
      ...{ type: 'message_action', callback_id: 'explain_error', trigger_id: 't1', action_ts: '1.1' },
      user: { id: desk.workspace.userId },
      channel: { id: 'CELSEWHERE' },
      message: { type: 'message', user: 'UOTHER', text: PIN_ERROR, ts: '5.5' },
      response_url: url.url,
    });
    await desk.bot.idle();
    expect(JSON.stringify(url.bodies)).toContain('ما يجب فعله الآن:');
  });
});

test('/wa-status answers in the labels of the asker', async () => {
  await using desk = await openStatusDesk(PATIENT);
  desk.workspace.proxy.locales.set(desk.workspace.userId, 'de-DE');
  const card = JSON.stringify(await desk.ask('+55 11 91234-5678'));
  expect(card).toContain('✅ In Ordnung');
  expect(card).toContain('Im Channel posten');
  expect(JSON.stringify(await desk.ask('133005'))).toContain('Jetzt tun:');
});
