import { readFields, selectFields } from '../fields.ts';
import { numberDefaults } from '../number-fields.ts';
import { answerPage } from '../paging.ts';
import { liveNumberFields, unknownField } from './nodes.ts';
import type { Route } from './route.ts';

/** The numbers of a WABA, newest first; `filtering` knows the one operator Meta documents. */
export const listPhoneNumbers: Route<'waba'> = {
  method: 'GET',
  kind: 'waba',
  edge: 'phone_numbers',
  scope: 'whatsapp_business_management',
  answer: ({ world, request, target }) => {
    const state = world.read();
    const table = liveNumberFields(state);
    const defaults = [...numberDefaults, 'code_verification_status'];
    const selection = selectFields(request.parameters.fields, table, defaults);
    if ('unknown' in selection) return unknownField(request, selection.unknown, 'phone number');
    const wanted = readFilter(request.parameters.filtering);
    const numbers = state.numbers
      .filter((number) => number.wabaId === target.waba.id)
      .filter((number) => wanted === null || number.accountMode === wanted)
      .toSorted((one, other) => other.onboardedAt - one.onboardedAt);
    return answerPage(request, numbers, (number) => readFields(number, table, selection.fields));
  },
};

function readFilter(filtering: string | undefined): string | null {
  return filtering?.match(/"account_mode".*"value"\s*:\s*"(\w+)"/)?.[1] ?? null;
}
