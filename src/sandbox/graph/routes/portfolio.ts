import { wabaDefaults, wabaFields } from '../account-fields.ts';
import type { GraphReply } from '../envelope.ts';
import { readFields, selectFields } from '../fields.ts';
import { answerPage } from '../paging.ts';
import type { EmulatedWaba } from '../state/account.ts';
import { unknownField } from './nodes.ts';
import { type Call, ok, type Route } from './route.ts';

/** Our own accounts. `find` narrows the list to one WABA id. */
export const listOwnedAccounts: Route<'business'> = {
  method: 'GET',
  kind: 'business',
  edge: 'owned_whatsapp_business_accounts',
  scope: 'business_management',
  answer: (call) => listAccounts(call, 'SELF_OWNED'),
};

/** Accounts that clients shared with us. */
export const listClientAccounts: Route<'business'> = {
  method: 'GET',
  kind: 'business',
  edge: 'client_whatsapp_business_accounts',
  scope: 'business_management',
  answer: (call) => listAccounts(call, 'CLIENT_OWNED'),
};

/** Where the app's webhooks go; asks for the app's own token. */
export const listAppSubscriptions: Route<'app'> = {
  method: 'GET',
  kind: 'app',
  edge: 'subscriptions',
  scope: null,
  answer: ({ target: { app } }) => {
    const fields = app.webhookFields.map((name) => ({ name, version: 'v25.0' }));
    const subscription = {
      object: 'whatsapp_business_account',
      callback_url: app.callbackUrl,
      active: true,
      fields,
    };
    return ok({ data: [subscription] });
  },
};

function listAccounts(
  { world, request }: Call<'business'>,
  ownership: EmulatedWaba['ownership'],
): GraphReply {
  const state = world.read();
  const table = wabaFields(state);
  const selection = selectFields(request.parameters.fields, table, wabaDefaults);
  if ('unknown' in selection) return unknownField(request, selection.unknown, 'account');
  const { find } = request.parameters;
  const accounts = state.wabas
    .filter((waba) => waba.ownership === ownership)
    .filter((waba) => find === undefined || waba.id === find);
  return answerPage(request, accounts, (waba) => readFields(waba, table, selection.fields));
}
