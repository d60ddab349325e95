import { z } from 'zod';
import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { type NodeFields, readNode } from './read-node.ts';
import { flag, text } from './tolerant.ts';

/** A WhatsApp Business account as the Graph API shows it now; null: not told. */
export type Waba = {
  readonly id: string;
  readonly name: string | null;
  readonly status: string | null;
  readonly reviewStatus: string | null;
  readonly businessVerification: string | null;
  readonly ownership: string | null;
  /** Meta leaves the field out where no payment method is attached; null also where it could not be asked. */
  readonly fundingId: string | null;
  /** Whether Meta would have told a payment method. */
  readonly tellsFunding: boolean;
  readonly owner: { readonly id: string | null; readonly name: string | null } | null;
  readonly isShared: boolean | null;
};

const FUNDING = 'primary_funding_id';

/** https://github.com/facebook/facebook-business-sdk-codegen, WhatsAppBusinessAccount */
const FIELDS: NodeFields = {
  kind: 'waba',
  defaults: ['id', 'name'],
  further: [
    'status',
    'account_review_status',
    'business_verification_status',
    'ownership_type',
    FUNDING,
    'owner_business_info',
    'is_shared_with_partners',
  ],
};

const schema = z.looseObject({
  id: z.string(),
  name: text,
  status: text,
  account_review_status: text,
  business_verification_status: text,
  ownership_type: text,
  primary_funding_id: text,
  owner_business_info: z.looseObject({ id: text, name: text }).nullish().catch(null),
  is_shared_with_partners: flag,
});

function toWaba(body: unknown, tellsFunding: boolean): Waba | null {
  const { success, data } = schema.safeParse(body);
  if (!success) return null;
  const owner = data.owner_business_info;
  return {
    id: data.id,
    name: data.name ?? null,
    status: data.status ?? null,
    reviewStatus: data.account_review_status ?? null,
    businessVerification: data.business_verification_status ?? null,
    ownership: data.ownership_type ?? null,
    fundingId: data.primary_funding_id ?? null,
    tellsFunding,
    owner: owner ? { id: owner.id ?? null, name: owner.name ?? null } : null,
    isShared: data.is_shared_with_partners ?? null,
  };
}

/** Reads one WhatsApp Business account. */
export async function readWaba(
  client: GraphClient,
  wabaId: string,
  signal?: AbortSignal,
): Promise<Reading<Waba>> {
  const reading = await readNode(client, wabaId, FIELDS, signal);
  if (reading.kind === 'unknown') return reading;
  const value = toWaba(reading.value, !client.dropped.has(`${FIELDS.kind}.${FUNDING}`));
  return value === null ? unknown({ kind: 'unreadable', status: 200 }) : { kind: 'ok', value };
}
