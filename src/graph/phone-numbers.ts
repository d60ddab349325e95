import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { phoneNumberSchema } from './schemas.ts';

/** A business phone number as the Graph API shows it now; null: not told. Enums stay as Meta sent them. */
export type PhoneNumber = {
  readonly id: string;
  readonly displayPhoneNumber: string | null;
  readonly verifiedName: string | null;
  readonly status: string | null;
  readonly codeVerificationStatus: string | null;
  readonly nameStatus: string | null;
  readonly qualityRating: string | null;
  readonly platformType: string | null;
  readonly accountMode: string | null;
  readonly isOnBizApp: boolean | null;
  readonly isPinEnabled: boolean | null;
  readonly throughput: string | null;
  readonly canSendMessage: string | null;
};

/** What a node gives when it is asked for no fields. */
const DEFAULT_FIELDS = ['id', 'display_phone_number', 'verified_name', 'quality_rating'] as const;
const FURTHER_FIELDS = [
  'status',
  'code_verification_status',
  'name_status',
  'platform_type',
  'account_mode',
  'is_on_biz_app',
  'is_pin_enabled',
  'throughput',
  'health_status',
] as const;

const INVALID_PARAMETER = 100;
/** Subcode of 100: no such object, or no right to see it. Fewer fields would not help. */
const NO_OBJECT = 33;

function toPhoneNumber(body: unknown): PhoneNumber | null {
  const parsed = phoneNumberSchema.safeParse(body);
  if (!parsed.success) return null;
  const { data } = parsed;
  return {
    id: data.id,
    displayPhoneNumber: data.display_phone_number ?? null,
    verifiedName: data.verified_name ?? null,
    status: data.status ?? null,
    codeVerificationStatus: data.code_verification_status ?? null,
    nameStatus: data.name_status ?? null,
    qualityRating: data.quality_rating ?? null,
    platformType: data.platform_type ?? null,
    accountMode: data.account_mode ?? null,
    isOnBizApp: data.is_on_biz_app ?? null,
    isPinEnabled: data.is_pin_enabled ?? null,
    throughput: data.throughput?.level ?? null,
    canSendMessage: data.health_status?.can_send_message ?? null,
  };
}

function isFieldFault(reading: Reading<unknown>): boolean {
  if (reading.kind === 'ok' || reading.reason.kind !== 'refused') return false;
  const { code, subcode } = reading.reason.error;
  return code === INVALID_PARAMETER && subcode !== NO_OBJECT;
}

/**
 * One field that a version does not know fails the whole read with code 100. Then the default fields are
 * read alone and every further field by itself: those refused are left untold.
 */
async function readFieldByField(
  client: GraphClient,
  id: string,
  signal?: AbortSignal,
): Promise<Reading<unknown>> {
  const base = await client.get(id, {}, signal);
  if (base.kind === 'unknown') return base;
  const parts = await Promise.all(FURTHER_FIELDS.map((field) => client.get(id, { fields: field }, signal)));
  const found = parts.map((part) => (part.kind === 'ok' ? part.value : {}));
  return { kind: 'ok', value: Object.assign({}, ...found, base.value) };
}

/** Reads the state of one number by its phone_number_id. */
export async function readPhoneNumber(
  client: GraphClient,
  phoneNumberId: string,
  signal?: AbortSignal,
): Promise<Reading<PhoneNumber>> {
  if (!/^\d+$/.test(phoneNumberId)) return unknown({ kind: 'bad-id' });
  const fields = [...DEFAULT_FIELDS, ...FURTHER_FIELDS].join(',');
  const whole = await client.get(phoneNumberId, { fields }, signal);
  const reading = isFieldFault(whole) ? await readFieldByField(client, phoneNumberId, signal) : whole;
  if (reading.kind === 'unknown') return reading;
  const value = toPhoneNumber(reading.value);
  return value === null ? unknown({ kind: 'unreadable', status: 200 }) : { kind: 'ok', value };
}
