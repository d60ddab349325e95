import {
  appDefaults,
  appFields,
  businessDefaults,
  businessFields,
  wabaDefaults,
  wabaFields,
} from '../account-fields.ts';
import type { GraphReply } from '../envelope.ts';
import { type FieldTable, readFields, selectFields } from '../fields.ts';
import { numberDefaults, numberFields } from '../number-fields.ts';
import type { GraphRequest } from '../request.ts';
import { droppedField } from '../state/trouble.ts';
import type { WorldState } from '../world.ts';
import { fault, ok, type Route } from './route.ts';

export const readNumber: Route<'number'> = {
  method: 'GET',
  kind: 'number',
  edge: '',
  scope: 'whatsapp_business_management',
  answer: ({ world, request, target }) =>
    answerNode(request, target.number, 'phone number', liveNumberFields(world.read()), numberDefaults),
};

export const readWaba: Route<'waba'> = {
  method: 'GET',
  kind: 'waba',
  edge: '',
  scope: 'whatsapp_business_management',
  answer: ({ world, request, target }) =>
    answerNode(request, target.waba, 'account', wabaFields(world.read()), wabaDefaults),
};

export const readBusiness: Route<'business'> = {
  method: 'GET',
  kind: 'business',
  edge: '',
  scope: 'business_management',
  answer: ({ request, target }) =>
    answerNode(request, target.business, 'business', businessFields(), businessDefaults),
};

export const readApp: Route<'app'> = {
  method: 'GET',
  kind: 'app',
  edge: '',
  scope: null,
  answer: ({ request, target }) => answerNode(request, target.app, 'application', appFields(), appDefaults),
};

/** The fields of a number, less the one that Graph pretends to have dropped. */
export function liveNumberFields(state: WorldState): ReturnType<typeof numberFields> {
  const all = numberFields(state);
  if (state.trouble !== 'unknown-field') return all;
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== droppedField));
}

function answerNode<Node>(
  request: GraphRequest,
  node: Node,
  type: string,
  table: FieldTable<Node>,
  defaults: readonly string[],
): GraphReply {
  const selection = selectFields(request.parameters.fields, table, defaults);
  if ('unknown' in selection) return unknownField(request, selection.unknown, type);
  return ok(readFields(node, table, selection.fields));
}

export function unknownField(request: GraphRequest, field: string, type: string): GraphReply {
  return fault(request, 'invalid-parameter', {
    message: `(#100) Tried to read a field (${field}) that no ${type} has`,
  });
}
