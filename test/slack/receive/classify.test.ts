import { describe, expect, test } from 'vitest';
import { readPaste } from '../../../src/intake/paste.ts';
import { classifyBody } from '../../../src/slack/receive/classify.ts';

const BOT = 'UBOT';
const classify = (body: unknown) => classifyBody(body, { botUserId: BOT, channels: ['CSUPPORT'], readPaste });

const message = (change: object) => ({
  type: 'event_callback',
  event_id: 'Ev1',
  team_id: 'T1',
  event: {
    type: 'message',
    channel: 'CSUPPORT',
    channel_type: 'channel',
    user: 'U1',
    ts: '1.1',
    text: 'error 133010',
    ...change,
  },
});

describe('a message', () => {
  test('in a channel that we read is work, keyed by event and by message', () => {
    expect(classify(message({}))).toMatchObject({
      eventKey: 'Ev1',
      messageKey: 'CSUPPORT:1.1',
      job: { kind: 'message', channel: 'CSUPPORT', ts: '1.1', threadTs: '1.1', user: 'U1', files: [] },
    });
  });

  test.each([
    ['elsewhere that names us', { channel: 'COTHER', text: `<@${BOT}> error 133010` }, 'mention'],
    ['that names us by id and name', { text: `<@${BOT}|wa-support> error` }, 'mention'],
    [
      'that Slack calls a mention',
      { type: 'app_mention', channel: 'COTHER', channel_type: undefined },
      'mention',
    ],
    ['to us alone', { channel: 'D1', channel_type: 'im' }, 'direct-message'],
    ['with a file', { subtype: 'file_share' }, 'message'],
    ['that was also sent to the channel', { subtype: 'thread_broadcast', thread_ts: '0.1' }, 'message'],
  ])('%s is a %s', (_name, change, kind) => {
    expect(classify(message(change))?.job.kind).toBe(kind);
  });

  test.each([
    ['elsewhere', { channel: 'COTHER' }],
    ['elsewhere that names another', { channel: 'COTHER', text: '<@UOTHER> hello' }],
    ['of our own', { user: BOT }],
    ['of a bot', { bot_id: 'B1' }],
    ['of nobody', { user: undefined }],
    ['that was edited', { subtype: 'message_changed' }],
    ['that was deleted', { subtype: 'message_deleted' }],
    ['about somebody joining', { subtype: 'channel_join' }],
    ['that is hidden', { hidden: true }],
    ['without a channel', { channel: undefined }],
    ['of another type', { type: 'reaction_added' }],
  ])('%s is no work', (_name, change) => {
    expect(classify(message(change))).toBeNull();
  });

  test('loses the name of the bot, its markup and its secrets', () => {
    const token = `EAA${'b7'.repeat(40)}`;
    const job = classify(message({ text: `<@${BOT}> code &lt;133010&gt; token ${token}` }))?.job;
    expect(job).toMatchObject({ paste: { text: expect.stringContaining('code <133010>') } });
    expect(JSON.stringify(job)).not.toContain(token);
    expect(JSON.stringify(job)).not.toContain(BOT);
  });

  test('keeps where its files are, and asks Slack for those of another workspace', () => {
    const url = 'https://files.slack.com/files-pri/T1-F1/download/shot.png';
    const files = [
      {
        id: 'F1',
        name: 'shot.png',
        mimetype: 'image/png',
        size: 7,
        url_private_download: url,
        mode: 'hosted',
      },
      { id: 'F2', file_access: 'check_file_info', url_private: url },
    ];
    expect(classify(message({ subtype: 'file_share', files }))?.job).toMatchObject({
      files: [
        { id: 'F1', name: 'shot.png', type: 'image/png', size: 7, url },
        { id: 'F2', name: '', type: '', size: null, url: null },
      ],
    });
  });

  test('in a thread belongs to the thread', () => {
    expect(classify(message({ thread_ts: '0.5' }))?.job).toMatchObject({ ts: '1.1', threadTs: '0.5' });
  });
});

const click = (action: object, container: object = {}) => ({
  type: 'block_actions',
  user: { id: 'U1' },
  container: { type: 'message', channel_id: 'C1', message_ts: '2.2', thread_ts: '1.1', ...container },
  actions: [{ action_id: 'check_status', value: 'case-1', action_ts: '9.9', ...action }],
});

describe('a click', () => {
  test('is work on its case', () => {
    const entry = classify(click({}));
    expect(entry).toMatchObject({
      messageKey: null,
      subject: 'check_status case-1',
      job: {
        kind: 'click',
        actionId: 'check_status',
        value: 'case-1',
        channel: 'C1',
        messageTs: '2.2',
        threadTs: '1.1',
        user: 'U1',
      },
    });
    expect(classify(click({}))?.eventKey).toBe(entry?.eventKey);
    expect(classify(click({ action_ts: '9.8' }))?.eventKey).not.toBe(entry?.eventKey);
  });

  test('on a button that nobody knows is work all the same', () => {
    expect(classify(click({ action_id: 'launch' }))?.job).toMatchObject({ actionId: 'launch' });
  });

  test('in a menu carries the option that was chosen', () => {
    const chosen = { value: undefined, selected_option: { value: 'history case-1' } };
    expect(classify(click(chosen))?.job).toMatchObject({ value: 'history case-1' });
  });

  test('under a message that hangs on no thread says so', () => {
    expect(classify(click({}, { thread_ts: undefined }))?.job).toMatchObject({ threadTs: null });
  });

  test.each([
    ['on a link', click({ url: 'https://developers.facebook.com' })],
    ['outside a conversation', click({}, { channel_id: undefined })],
    ['on nothing', { ...click({}), actions: [] }],
  ])('%s is no work', (_name, body) => {
    expect(classify(body)).toBeNull();
  });
});

test.each([[null], ['text'], [{}], [{ type: 'event_callback' }], [{ type: 'url_verification' }], [[]]])(
  'nonsense is no work: %j',
  (body) => {
    expect(classify(body)).toBeNull();
  },
);
