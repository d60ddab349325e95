import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/clock.ts';
import { openThreadDesk, PIN, patchNumber, SHOWN } from '../../support/thread-desk.ts';

describe('each of Meta’s refusals, from the paste to the end', () => {
  test('133008: a locked number is waited for, and registered with its PIN', async () => {
    await using desk = await openThreadDesk();
    desk.control('lock-pin');
    await desk.say(`error 133008 for ${SHOWN}`);
    await desk.press(/Retry when possible/);
    expect(JSON.stringify(desk.form())).toContain('I look at the live state');
    await desk.submit({ pin: PIN });
    await desk.pass(HOUR);
    expect(desk.graph.writes).toEqual([]);
    await desk.pass(12 * HOUR);
    expect(desk.number().status).toBe('CONNECTED');
    expect(await desk.read()).toContain('is registered');
  });

  test('133008: the wait that the pasted details name counts, not ours', async () => {
    await using desk = await openThreadDesk();
    const details = 'Too many attempts. Try again in 2 hours.';
    const error = { message: '(#133008) PIN', code: 133008, error_data: { details } };
    await desk.say(`${JSON.stringify({ error })} for ${SHOWN}`);
    await desk.press(/Retry when possible/);
    await desk.submit({ pin: PIN });
    await desk.pass(HOUR);
    expect(desk.graph.writes).toEqual([]);
    await desk.pass(HOUR + MINUTE);
    expect(desk.number().status).toBe('CONNECTED');
  });

  test('133015: a number deleted a moment ago waits five minutes', async () => {
    await using desk = await openThreadDesk();
    desk.control('delete-number');
    patchNumber(desk, { pin: null });
    await desk.say(`error 133015 for ${SHOWN}`);
    await desk.press(/Retry when possible/);
    await desk.submit({ pin: PIN });
    await desk.pass(4 * MINUTE);
    expect(desk.graph.writes).toEqual([]);
    await desk.pass(MINUTE + SECOND);
    expect(desk.number().status).toBe('CONNECTED');
  });

  test('133004: an outage is waited out with growing pauses', async () => {
    await using desk = await openThreadDesk();
    desk.trouble('registration-down');
    await desk.say(`error 133004 for ${SHOWN}`);
    await desk.press(/Retry when possible/);
    await desk.submit({ pin: PIN });
    for (let at = 0; at < 30; at += 1) await desk.pass(MINUTE);
    const during = desk.graph.writes.length;
    expect(during).toBeGreaterThan(0);
    expect(during).toBeLessThan(5);
    desk.trouble('none');
    for (let at = 0; at < 6; at += 1) await desk.pass(HOUR);
    expect(desk.number().status).toBe('CONNECTED');
  });

  test('133006: the number is verified again by voice call, then registered', async () => {
    await using desk = await openThreadDesk({ codeVerification: 'NOT_VERIFIED' });
    await desk.say(`error 133006 for ${SHOWN}`);
    await desk.press(/Check live status/);
    await desk.press(/Request a code/);
    await desk.submit({ method: 'VOICE', language: 'pl_PL' });
    expect(desk.graph.writes.at(-1)).toMatchObject({ body: { code_method: 'VOICE', language: 'pl_PL' } });
    expect(await desk.read()).toContain('gets its verification code');
    await desk.press(/Enter the code/);
    expect(await desk.submit({ code: 'abc' })).toContain('Six digits');
    await desk.submit({ code: desk.number().oneTimeCode?.code ?? '' });
    expect(await desk.read()).toContain('is verified');
    await desk.press(/^Register/);
    await desk.submit({ pin: PIN });
    expect(desk.number().status).toBe('CONNECTED');
  });

  test('131045: a number with a spoilt certificate is registered again', async () => {
    await using desk = await openThreadDesk({ status: 'CONNECTED', platform: 'CLOUD_API' });
    desk.control('spoil-certificate');
    await desk.say(`error 131045 for ${SHOWN}`);
    await desk.press(/^Register/);
    await desk.submit({ pin: PIN });
    expect(desk.number().certificateSpoilt).toBe(false);
    expect(await desk.read()).toContain('is registered');
  });

  test('133000: deregistered once more by two people, then registered', async () => {
    await using desk = await openThreadDesk({ status: 'CONNECTED', platform: 'CLOUD_API' });
    const [ben = ''] = desk.workspace.colleagues;
    desk.control('break-off-deregistration');
    await desk.say(`error 133000 for ${SHOWN}`);
    await desk.press(/^Deregister/);
    expect(await desk.submit({})).toContain('Tick this first');
    await desk.submit({ agree: 'yes' });
    expect(await desk.read()).toContain('A second person has to agree');
    expect(desk.graph.writes).toEqual([]);
    await desk.press(/^Approve/, { user: ben });
    expect(desk.graph.writes).toHaveLength(1);
    expect(await desk.read()).toContain('is deregistered');
    await desk.press(/^Register/);
    await desk.submit({ pin: PIN });
    expect(desk.number().status).toBe('CONNECTED');
  });

  test('a display name that is approved days later is registered by itself', async () => {
    await using desk = await openThreadDesk({ status: 'CONNECTED', platform: 'CLOUD_API' });
    desk.control('ask-for-new-name');
    await desk.say(`Your display name has not been approved yet ${SHOWN}`);
    await desk.press(/Check live status/);
    await desk.press(/Retry when possible/);
    await desk.submit({ pin: PIN });
    for (let at = 0; at < 3; at += 1) await desk.pass(DAY);
    expect(desk.graph.writes).toEqual([]);
    desk.control('approve-name');
    await desk.pass(DAY);
    await desk.pass(HOUR);
    expect(desk.number().verifiedName).toContain('Plus');
    expect(desk.graph.writes).toHaveLength(1);
  });

  test('a number shared with the app is never registered or deregistered from here', async () => {
    await using desk = await openThreadDesk({
      ...{ status: 'CONNECTED', platform: 'CLOUD_API', holder: 'business app' },
    });
    await desk.say(`error 133010 for ${SHOWN}`);
    await desk.press(/^Register/);
    expect(desk.notes().at(-1)).toContain('used in the WhatsApp Business app as well');
    expect(desk.form()).toBeUndefined();
    expect(desk.graph.writes).toEqual([]);
  });
});
