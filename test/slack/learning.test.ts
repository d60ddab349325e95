import { describe, expect, test } from 'vitest';
import { homeActions } from '../../src/answer/action-ids.ts';
import { correctionTexts, homeTexts } from '../../src/answer/texts-learning.ts';
import { listFeedback } from '../../src/store/feedback.ts';
import { listAudit, listPhrases } from '../../src/store/phrases.ts';
import { listUnmatched } from '../../src/store/unmatched.ts';
import { openLearningDesk } from '../support/learning-desk.ts';

type Desk = Awaited<ReturnType<typeof openLearningDesk>>;

const SURE = 'Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp';
const UNKNOWN = 'The gizmo grumbles that our blue widget refuses its handshake';
const AGAIN = 'the gizmo grumbles that our blue widget refuses its handshake, 0151 2345678';

async function proposed(desk: Desk) {
  await using store = desk.store();
  return await listPhrases(store.db, ['proposed']);
}

describe('a correction', () => {
  test('is asked for, kept, answered, and proposes a phrase without anything personal', async () => {
    await using desk = await openLearningDesk();
    const thread = await desk.ask(`${SURE}, +48 600 123 456`);
    const caseId = await desk.press(thread, 'wrong');
    expect(desk.viewsSent('views.open')).toMatchObject([
      { type: 'modal', title: { text: correctionTexts.title } },
    ]);
    const note = 'the token is EAAabcdefghijklmnopqrstuvwxyz0123456789';
    expect(await desk.submit({ entry: 'pin-mismatch', note })).toMatchObject({ status: 200, body: '' });
    expect(JSON.stringify(await desk.lastAnswer(thread))).toContain('entry pin-mismatch');
    await using store = desk.store();
    const [feedback] = await listFeedback(store.db, caseId);
    expect(feedback).toMatchObject({ verdict: 'wrong', entry: 'number-linked', right_entry: 'pin-mismatch' });
    expect(feedback?.note).toContain('the token is');
    expect(feedback?.note).not.toContain('EAAabc');
    const [phrase] = await listPhrases(store.db, ['proposed']);
    expect(phrase).toMatchObject({ entry: 'pin-mismatch', language: 'pl', source: 'correction' });
    expect(phrase?.text).toMatch(/^Ten numer telefonu/);
    expect(phrase?.text).not.toMatch(/\d/);
  });

  test('that picks what was answered is sent back with a word', async () => {
    await using desk = await openLearningDesk();
    await desk.press(await desk.ask(SURE), 'wrong');
    const { body } = await desk.submit({ entry: 'number-linked' });
    const errors = { right_entry: correctionTexts.same };
    expect(JSON.parse(body)).toEqual({ response_action: 'errors', errors });
    expect(await proposed(desk)).toEqual([]);
  });

  test('“none of these” puts the paste into the inbox', async () => {
    await using desk = await openLearningDesk();
    await desk.press(await desk.ask(SURE), 'wrong');
    await desk.submit({ entry: 'none' });
    await using store = desk.store();
    expect((await listUnmatched(store.db)).map(({ text }) => text)).toEqual([SURE]);
    expect(await proposed(desk)).toEqual([]);
  });

  test('takes what it explains out of the inbox', async () => {
    await using desk = await openLearningDesk();
    const thread = await desk.ask(UNKNOWN);
    await using store = desk.store();
    expect(await listUnmatched(store.db)).toHaveLength(1);
    await desk.press(thread, 'wrong');
    await desk.submit({ entry: 'number-linked' });
    expect(await listUnmatched(store.db)).toEqual([]);
  });
});

describe('“helpful”', () => {
  test('pressed again and again is one opinion, and teaches nothing that is known', async () => {
    await using desk = await openLearningDesk();
    const thread = await desk.ask(SURE);
    const caseId = await desk.press(thread, 'wrong');
    for (let i = 0; i < 3; i += 1) await desk.press(thread, 'helpful');
    await using store = desk.store();
    expect(await listFeedback(store.db, caseId)).toMatchObject([{ verdict: 'helpful' }]);
    expect(await proposed(desk)).toEqual([]);
  });

  test('of an answer that the language model chose proposes its words', async () => {
    const sentence = 'Der Apparat mault, unsere blaue Nummer sei anderswo zuhause';
    await using desk = await openLearningDesk({
      matcher: {
        diagnose: () => ({
          verdict: 'sure',
          matches: [
            {
              entry: 'number-linked',
              via: 'llm',
              confidence: 0.9,
              evidence: [{ quote: 'anderswo zuhause', means: 'in use' }],
              sentence,
            },
          ],
          candidates: [],
          language: 'de',
          unknownCodes: [],
          foreignCodes: [],
        }),
      },
    });
    await desk.press(await desk.ask('irgendwas'), 'helpful');
    expect(await proposed(desk)).toMatchObject([
      { entry: 'number-linked', language: 'de', source: 'llm', state: 'proposed' },
    ]);
  });
});

describe('the App Home', () => {
  async function teach(desk: Desk): Promise<string> {
    await desk.press(await desk.ask(UNKNOWN), 'wrong');
    await desk.submit({ entry: 'number-linked' });
    const [phrase] = await proposed(desk);
    return `${phrase?.id}`;
  }

  test('shows a proposal with its effect; accepting is live at once, undoing takes it back', async () => {
    await using desk = await openLearningDesk();
    const id = await teach(desk);
    await desk.openHome();
    expect(desk.home()).toContain('blue widget');
    expect(desk.home()).toContain(homeTexts.harmless);
    await desk.pressHome(homeActions.accept, id);
    expect(desk.home()).toContain('is accepted');
    const answered = await desk.lastAnswer(await desk.ask(AGAIN));
    expect(JSON.stringify(answered)).toContain('entry number-linked');
    await desk.pressHome(homeActions.undo, id);
    expect(JSON.stringify(await desk.lastAnswer(await desk.ask(AGAIN)))).not.toContain('entry number-linked');
    await using store = desk.store();
    const audit = await listAudit(store.db, Number(id));
    expect(audit.map(({ action, actor }) => [action, actor])).toEqual(
      ['propose', 'accept', 'undo'].map((action) => [action, desk.workspace.userId]),
    );
  }, 60_000);

  test('rejects, and tells the second one who was faster', async () => {
    await using desk = await openLearningDesk();
    const id = await teach(desk);
    await desk.pressHome(homeActions.reject, id);
    await desk.pressHome(homeActions.reject, id);
    expect(desk.home()).toContain('somebody was faster');
    await desk.pressHome(homeActions.accept, '999');
    expect(desk.home()).toContain(homeTexts.gone);
  }, 60_000);

  test('lets nobody decide who is no approver, whatever button they press', async () => {
    await using desk = await openLearningDesk({ approvers: ['U0000000000'] });
    const id = await teach(desk);
    await desk.openHome();
    expect(desk.home()).toContain('SLACK_APPROVERS');
    expect(desk.home()).not.toContain('blue widget');
    await desk.pressHome(homeActions.accept, id);
    expect(await proposed(desk)).toHaveLength(1);
  });

  test('is for every full member where no approvers are named, and for nobody where Slack does not tell', async () => {
    await using desk = await openLearningDesk({ approvers: [] });
    const id = await teach(desk);
    desk.workspace.proxy.breakNext('users.info', {
      status: 200,
      body: JSON.stringify({ ok: false, error: 'missing_scope' }),
    });
    await desk.pressHome(homeActions.accept, id);
    expect(await proposed(desk)).toHaveLength(1);
    desk.workspace.proxy.breakNext('users.info', {
      status: 200,
      body: JSON.stringify({ ok: true, user: { id: 'U1', is_restricted: true } }),
    });
    await desk.pressHome(homeActions.accept, id);
    expect(await proposed(desk)).toHaveLength(1);
    await desk.pressHome(homeActions.accept, id);
    expect(await proposed(desk)).toEqual([]);
  }, 60_000);

  test('counts what people ask in vain, and drafts an entry for it', async () => {
    await using desk = await openLearningDesk();
    await desk.ask(UNKNOWN);
    await desk.ask(`${UNKNOWN} again`);
    await desk.openHome();
    expect(desk.home()).toContain('asked 2 times');
    await desk.pressHome(homeActions.draft, '1');
    expect(JSON.stringify(desk.viewsSent('views.open').at(-1))).toContain('knowledge/entries/');
  });
});
