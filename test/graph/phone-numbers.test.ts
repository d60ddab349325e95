import { describe, expect, test } from 'vitest';
import { createGraphClient } from '../../src/graph/client.ts';
import { findPhoneNumber, hasDigits } from '../../src/graph/find-phone-number.ts';
import { readPhoneNumber } from '../../src/graph/phone-numbers.ts';
import { type GraphServer, sendError, startGraphServer } from '../support/graph-server.ts';

const clientOf = (server: GraphServer) =>
  createGraphClient({ apiUrl: server.url, version: 'v25.0', accessToken: 'EAAtoken', appSecret: null });

const node = {
  id: '106540352242922',
  display_phone_number: '+48 600 123 456',
  verified_name: 'Kwiaciarnia',
  status: 'CONNECTED',
  code_verification_status: 'VERIFIED',
  name_status: 'APPROVED',
  quality_rating: 'GREEN',
  platform_type: 'CLOUD_API',
  account_mode: 'LIVE',
  is_on_biz_app: false,
  is_pin_enabled: true,
  throughput: { level: 'STANDARD' },
  whatsapp_business_manager_messaging_limit: 'TIER_2K',
  health_status: {
    can_send_message: 'LIMITED',
    entities: [
      {
        entity_type: 'WABA',
        id: '10001',
        can_send_message: 'LIMITED',
        errors: [{ error_code: 141010, error_description: 'Not verified', possible_solution: 'Verify' }],
        additional_info: ['Soon.'],
      },
    ],
  },
  webhook_configuration: { application: 'https://a.example', phone_number: 'https://b.example' },
  last_onboarded_time: '2026-11-20T12:00:00+0000',
};

describe('reading a number', () => {
  test('gives every field', async () => {
    await using server = await startGraphServer(() => node);
    expect(await readPhoneNumber(clientOf(server), node.id)).toEqual({
      kind: 'ok',
      value: {
        id: '106540352242922',
        displayPhoneNumber: '+48 600 123 456',
        verifiedName: 'Kwiaciarnia',
        status: 'CONNECTED',
        codeVerificationStatus: 'VERIFIED',
        nameStatus: 'APPROVED',
        qualityRating: 'GREEN',
        platformType: 'CLOUD_API',
        accountMode: 'LIVE',
        isOnBizApp: false,
        isPinEnabled: true,
        newDisplayName: null,
        newNameStatus: null,
        throughput: 'STANDARD',
        messagingLimit: 'TIER_2K',
        health: {
          canSend: 'LIMITED',
          entities: [
            {
              type: 'WABA',
              id: '10001',
              canSend: 'LIMITED',
              errors: [{ code: 141010, description: 'Not verified', solution: 'Verify' }],
              hints: ['Soon.'],
            },
          ],
        },
        canSendMessage: 'LIMITED',
        overrideCallback: 'https://b.example',
        lastOnboardedTime: '2026-11-20T12:00:00+0000',
      },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('keeps values that are new and lacks what is of the wrong type', async () => {
    await using server = await startGraphServer(() => ({
      id: '1',
      status: 'HIBERNATING',
      quality_rating: 7,
      throughput: 'STANDARD',
      novelty: { a: 1 },
    }));
    expect(await readPhoneNumber(clientOf(server), '1')).toMatchObject({
      kind: 'ok',
      value: { status: 'HIBERNATING', qualityRating: null, throughput: null, nameStatus: null },
    });
  });

  test('goes field by field where the version does not know one of them', async () => {
    await using server = await startGraphServer(({ query }, response) => {
      const fields = query.get('fields')?.split(',') ?? ['id', 'display_phone_number'];
      if (fields.includes('is_pin_enabled')) return sendError(response, 400, { code: 100 });
      return Object.fromEntries(Object.entries(node).filter(([name]) => [...fields, 'id'].includes(name)));
    });
    expect(await readPhoneNumber(clientOf(server), node.id)).toMatchObject({
      kind: 'ok',
      value: { status: 'CONNECTED', displayPhoneNumber: '+48 600 123 456', isPinEnabled: null },
    });
  });

  test('asks no second time for a field that was refused', async () => {
    await using server = await startGraphServer(({ query }, response) => {
      const fields = query.get('fields')?.split(',') ?? [];
      return fields.includes('is_pin_enabled') ? sendError(response, 400, { code: 100 }) : node;
    });
    const client = clientOf(server);
    await readPhoneNumber(client, node.id);
    const before = server.requests.length;
    expect(await readPhoneNumber(client, node.id)).toMatchObject({ value: { status: 'CONNECTED' } });
    expect(server.requests).toHaveLength(before + 1);
  });

  test('does not ask again for a number that is not there', async () => {
    await using server = await startGraphServer((_request, response) =>
      sendError(response, 400, { code: 100, error_subcode: 33 }),
    );
    expect(await readPhoneNumber(clientOf(server), '1')).toMatchObject({
      kind: 'unknown',
      reason: { kind: 'refused', error: { code: 100, subcode: 33 } },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('cannot tell from an answer of another shape', async () => {
    await using server = await startGraphServer(() => ({ data: [] }));
    expect(await readPhoneNumber(clientOf(server), '1')).toEqual({
      kind: 'unknown',
      reason: { kind: 'unreadable', status: 200 },
    });
  });

  test.each(['', '../1', '1/deregister', '1?fields=x', 'me'])('does not ask for %j', async (id) => {
    await using server = await startGraphServer(() => node);
    expect(await readPhoneNumber(clientOf(server), id)).toMatchObject({ reason: { kind: 'bad-id' } });
    expect(server.requests).toEqual([]);
  });
});

describe('finding a number', () => {
  /** Two pages in WABA 10001, one in 10002; WABA 10003 may not be read. */
  const startDirectory = () =>
    startGraphServer(({ path, query }, response) => {
      if (path.startsWith('/v25.0/10003/')) return sendError(response, 403, { code: 200 });
      if (path.startsWith('/v25.0/10002/'))
        return { data: [{ id: '3', display_phone_number: '+1 212-555-0123' }] };
      if (query.get('after') === 'x') return { data: [{ id: '2', display_phone_number: '+48 600 123 456' }] };
      return {
        data: [{ id: '1', display_phone_number: '+48 600 000 000' }],
        paging: { cursors: { before: 'w', after: 'x' }, next: 'https://graph.facebook.com/next' },
      };
    });

  test.each([
    ['on a later page', ['10001'], '+48600123456', { phoneNumberId: '2', wabaId: '10001' }],
    ['in another account', ['10001', '10002'], '+12125550123', { phoneNumberId: '3', wabaId: '10002' }],
    [
      'though another account cannot be read',
      ['10003', '10002'],
      '+12125550123',
      { phoneNumberId: '3', wabaId: '10002' },
    ],
    ['nowhere', ['10001', '10002'], '+4915112345678', null],
    ['not by a part of it', ['10001'], '+600123456', null],
  ])('%s', async (_name, wabaIds, e164, value) => {
    await using server = await startDirectory();
    expect(await findPhoneNumber(clientOf(server), wabaIds, hasDigits(e164))).toMatchObject({
      kind: 'ok',
      value,
    });
  });

  test('cannot tell where an account that may have it was not read', async () => {
    await using server = await startDirectory();
    expect(
      await findPhoneNumber(clientOf(server), ['10002', '10003'], hasDigits('+4915112345678')),
    ).toMatchObject({
      kind: 'unknown',
      reason: { kind: 'refused', error: { code: 200 } },
    });
  });

  test('gives up on a list without end', async () => {
    await using server = await startGraphServer(() => ({
      data: [],
      paging: { cursors: { after: 'again' }, next: 'https://graph.facebook.com/next' },
    }));
    expect(await findPhoneNumber(clientOf(server), ['1'], hasDigits('+48600123456'))).toMatchObject({
      kind: 'unknown',
    });
  });

  test('cannot tell from a page of another shape', async () => {
    await using server = await startGraphServer(() => ({ numbers: [] }));
    expect(await findPhoneNumber(clientOf(server), ['1'], hasDigits('+48600123456'))).toMatchObject({
      kind: 'unknown',
    });
  });
});
