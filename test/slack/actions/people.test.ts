import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../../src/clock.ts';
import type { EmulatedNumber } from '../../../src/sandbox/graph/state/number.ts';
import { openThreadDesk, PIN, SHOWN, type ThreadDesk } from '../../support/thread-desk.ts';

const NOT_REGISTERED = `error 133010 for ${SHOWN}`;
const HALF_DONE: Partial<EmulatedNumber> = { incompleteDeregistration: true };

/** A thread in which somebody asks for a second person. */
async function openProposal(): Promise<ThreadDesk> {
  const desk = await openThreadDesk(HALF_DONE);
  await desk.say(`error 133000 for ${SHOWN}`);
  await desk.press(/^Deregister/);
  await desk.submit({ agree: 'yes' });
  return desk;
}

describe('a second person', () => {
  test('agrees: it is done once, for who asked, and the thread says so', async () => {
    await using desk = await openProposal();
    const [ben = ''] = desk.workspace.colleagues;
    const stale = await desk.thread();
    await desk.press(/^Approve/, { user: ben });
    expect(desk.graph.writes).toHaveLength(1);
    expect(await desk.read()).toContain(`Approved by <@${ben}>`);
    expect(await desk.read()).toContain(`Asked for by <@${desk.workspace.userId}>`);
    expect(await desk.labels()).not.toContain('Approve');
    // Who still sees the buttons presses them in vain.
    await desk.pressOn(stale, /^Approve/, ben);
    await desk.pressOn(stale, /^Decline/, ben);
    expect(desk.notes().slice(-2)).toEqual([
      expect.stringContaining('decided already'),
      expect.stringContaining('decided already'),
    ]);
    expect(desk.graph.writes).toHaveLength(1);
  });

  test('is somebody else: whoever asks cannot approve, but can take it back', async () => {
    await using desk = await openProposal();
    await desk.press(/^Approve/);
    expect(desk.notes().at(-1)).toContain('another approver has to agree');
    await desk.press(/^Decline/);
    expect(await desk.read()).toContain('Declined by');
    expect(await desk.labels()).toContain('Deregister…');
    expect(desk.graph.writes).toEqual([]);
  });

  test('comes too late after fifteen minutes', async () => {
    await using desk = await openProposal();
    const [ben = ''] = desk.workspace.colleagues;
    await desk.pass(15 * MINUTE);
    await desk.press(/^Approve/, { user: ben });
    expect(desk.notes().at(-1)).toContain('The 15 minutes are over');
    expect(await desk.read()).toContain('Nobody approved it in time');
    expect(desk.graph.writes).toEqual([]);
  });

  test('has to be an approver', async () => {
    const [desk] = [await openThreadDesk(HALF_DONE, { operators: ['U000000NOBODY'] })];
    await using open = desk;
    const [ben = ''] = open.workspace.colleagues;
    await open.say(`error 133000 for ${SHOWN}`);
    await open.press(/^Deregister/);
    expect(open.notes().at(-1)).toContain('This takes an operator; you are a viewer here');
    expect(open.form()).toBeUndefined();
    await open.press(/^Deregister/, { user: ben });
    expect(open.graph.writes).toEqual([]);
  });
});

describe('roles', () => {
  test('who is only a viewer changes nothing, whatever they press', async () => {
    await using desk = await openThreadDesk({ holder: 'phone app' }, { operators: ['U000000OTHER'] });
    await desk.say(`Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp ${SHOWN}`);
    for (const label of [/^Register/, /3-minute wait/, /Retry when possible/]) {
      await desk.press(label);
      expect(desk.notes().at(-1)).toContain('you are a viewer here');
    }
    expect(desk.form()).toBeUndefined();
    expect(desk.graph.writes).toEqual([]);
  });

  test('who is nobody Slack knows changes nothing', async () => {
    await using desk = await openThreadDesk();
    await desk.say(NOT_REGISTERED);
    await desk.press(/^Register/, { user: 'U000000GHOST' });
    expect(desk.form()).toBeUndefined();
    expect(desk.graph.writes).toEqual([]);
  });

  test('a role that was taken away between the press and the form counts for nothing', async () => {
    await using desk = await openThreadDesk();
    await desk.say(NOT_REGISTERED);
    await desk.press(/^Register/);
    const gone = { status: 200, body: JSON.stringify({ ok: true, user: { id: 'U', deleted: true } }) };
    desk.workspace.proxy.breakNext('users.info', gone, gone, gone);
    await desk.submit({ pin: PIN });
    expect(desk.notes().at(-1)).toContain('somebody from outside');
    expect(await desk.labels()).toContain('Register…');
    expect(desk.graph.writes).toEqual([]);
  });
});

describe('many people at once', () => {
  test('twenty who send the same form make one call, and each is told', async () => {
    await using desk = await openThreadDesk();
    await desk.say(NOT_REGISTERED);
    const people = desk.workspace.colleagues.slice(0, 20);
    await desk.press(/^Register/);
    await desk.submitAtOnce({ pin: PIN }, people);
    expect(desk.graph.writes).toHaveLength(1);
    expect(desk.number().status).toBe('CONNECTED');
    const told = desk.notes().filter((note) => /running, started by|did that at/.test(note));
    expect(told).toHaveLength(19);
  });

  test('later presses are told who was first, from any message', async () => {
    await using desk = await openThreadDesk();
    const [ben = ''] = desk.workspace.colleagues;
    await desk.say(NOT_REGISTERED);
    const stale = await desk.thread();
    await desk.press(/^Register/);
    await desk.submit({ pin: PIN });
    await desk.pressOn(stale, /^Register/, ben);
    expect(desk.notes().at(-1)).toContain(`<@${desk.workspace.userId}> did that at`);
    expect(desk.notes().at(-1)).toContain('it worked');
    expect(desk.graph.writes).toHaveLength(1);
  });
});

describe('a retry under way', () => {
  async function openRetry(): Promise<ThreadDesk> {
    const desk = await openThreadDesk({ holder: 'phone app' });
    await desk.say(`Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp ${SHOWN}`);
    await desk.say(NOT_REGISTERED);
    await desk.press(/3-minute wait/);
    await desk.submit({ pin: PIN });
    return desk;
  }

  test('is cancelled, and nothing is tried any more', async () => {
    await using desk = await openRetry();
    const stale = await desk.thread();
    await desk.press(/^Cancel/);
    expect(await desk.read()).toContain('🛑 *Cancelled');
    await desk.pass(10 * MINUTE);
    expect(desk.graph.writes).toEqual([]);
    await desk.pressOn(stale, /^Try now/);
    expect(desk.notes().at(-1)).toContain('over already');
    expect(desk.graph.writes).toEqual([]);
  });

  test('is taken over by a person', async () => {
    await using desk = await openRetry();
    await desk.press(/^Take over/);
    expect(await desk.read()).toContain('🙋 *Taken over by a person');
    await desk.pass(10 * MINUTE);
    expect(desk.graph.writes).toEqual([]);
  });

  test('looks at once when somebody presses “Try now”', async () => {
    await using desk = await openRetry();
    desk.control('delete-phone-account');
    await desk.pass(3 * MINUTE - SECOND);
    await desk.press(/^Try now/);
    expect(await desk.read()).toContain('pressed “Try now”');
  });

  test('is the only one of its number', async () => {
    await using desk = await openRetry();
    await desk.press(/Retry when possible/);
    expect(desk.notes().at(-1)).toContain('runs already');
    expect((await desk.read()).match(/Waiting to register/g)).toHaveLength(2);
  });
});

test('the history tells whoever asks alone, and is asked for without changing anything', async () => {
  await using desk = await openThreadDesk();
  await desk.say(NOT_REGISTERED);
  await desk.press(/^Register/);
  await desk.submit({ pin: '111111' });
  await desk.press(/^History/);
  const history = desk.notes().at(-1) ?? '';
  expect(history).toContain('What was done to');
  expect(history).toContain('Registration: Meta refused it (133005)');
  expect(history).not.toContain('111111');
});
