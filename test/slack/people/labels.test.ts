import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { messageEvent, sendEvent } from '../../support/slack-events.ts';
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
      expect.arrayContaining(['Sprawdź bieżący stan', 'Odpowiedź dla klienta']),
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
    expect((await desk.read()).match(/Zrób teraz:/g)).toHaveLength(2);
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

test('/wa-status answers in the labels of the asker', async () => {
  await using desk = await openStatusDesk(PATIENT);
  desk.workspace.proxy.locales.set(desk.workspace.userId, 'de-DE');
  const card = JSON.stringify(await desk.ask('+55 11 91234-5678'));
  expect(card).toContain('✅ In Ordnung');
  expect(card).toContain('Im Channel posten');
  expect(JSON.stringify(await desk.ask('133005'))).toContain('Jetzt tun:');
});
