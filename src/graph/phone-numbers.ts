import { z } from 'zod';
import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { type Health, healthSchema } from './health.ts';
import { type NodeFields, readNode } from './read-node.ts';
import { flag, text } from './tolerant.ts';

/** A business phone number as the Graph API shows it now; null: not told. Enums stay as Meta sent them. */
export type PhoneNumber = {
  readonly id: string;
  readonly displayPhoneNumber: string | null;
  readonly verifiedName: string | null;
  readonly status: string | null;
  readonly codeVerificationStatus: string | null;
  readonly nameStatus: string | null;
  /** Only after somebody asked for another display name. */
  readonly newDisplayName: string | null;
  readonly newNameStatus: string | null;
  readonly qualityRating: string | null;
  readonly platformType: string | null;
  readonly accountMode: string | null;
  readonly isOnBizApp: boolean | null;
  readonly isPinEnabled: boolean | null;
  readonly throughput: string | null;
  /** TIER_250 and so on; it counts for the whole portfolio. */
  readonly messagingLimit: string | null;
  readonly health: Health | null;
  readonly canSendMessage: string | null;
  /** Where the number's webhooks go, if not where the app's go. */
  readonly overrideCallback: string | null;
  /** ISO time. */
  readonly lastOnboardedTime: string | null;
};

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers */
export const NUMBER_FIELDS: NodeFields = {
  kind: 'number',
  defaults: ['id', 'display_phone_number', 'verified_name', 'quality_rating'],
  further: [
    'status',
    'code_verification_status',
    'name_status',
    'new_display_name',
    'new_name_status',
    'platform_type',
    'account_mode',
    'is_on_biz_app',
    'is_pin_enabled',
    'throughput',
    'health_status',
    'whatsapp_business_manager_messaging_limit',
    'webhook_configuration',
    'last_onboarded_time',
  ],
};

const schema = z.looseObject({
  id: z.string(),
  display_phone_number: text,
  verified_name: text,
  status: text,
  code_verification_status: text,
  name_status: text,
  new_display_name: text,
  new_name_status: text,
  quality_rating: text,
  platform_type: text,
  account_mode: text,
  is_on_biz_app: flag,
  is_pin_enabled: flag,
  throughput: z.looseObject({ level: text }).nullish().catch(null),
  whatsapp_business_manager_messaging_limit: text,
  health_status: healthSchema,
  webhook_configuration: z
    .looseObject({ phone_number: text, whatsapp_business_account: text })
    .nullish()
    .catch(null),
  last_onboarded_time: text,
});

/** A number as a node or a list of them shows it; null: it is none. */
export function toPhoneNumber(body: unknown): PhoneNumber | null {
  const { success, data } = schema.safeParse(body);
  if (!success) return null;
  const webhooks = data.webhook_configuration;
  return {
    id: data.id,
    displayPhoneNumber: data.display_phone_number ?? null,
    verifiedName: data.verified_name ?? null,
    status: data.status ?? null,
    codeVerificationStatus: data.code_verification_status ?? null,
    nameStatus: data.name_status ?? null,
    newDisplayName: data.new_display_name ?? null,
    newNameStatus: data.new_name_status ?? null,
    qualityRating: data.quality_rating ?? null,
    platformType: data.platform_type ?? null,
    accountMode: data.account_mode ?? null,
    isOnBizApp: data.is_on_biz_app ?? null,
    isPinEnabled: data.is_pin_enabled ?? null,
    throughput: data.throughput?.level ?? null,
    messagingLimit: data.whatsapp_business_manager_messaging_limit ?? null,
    health: data.health_status,
    canSendMessage: data.health_status?.canSend ?? null,
    overrideCallback: webhooks?.phone_number ?? webhooks?.whatsapp_business_account ?? null,
    lastOnboardedTime: data.last_onboarded_time ?? null,
  };
}

/** Reads the state of one number by its phone_number_id. */
export async function readPhoneNumber(
  client: GraphClient,
  phoneNumberId: string,
  signal?: AbortSignal,
): Promise<Reading<PhoneNumber>> {
  const reading = await readNode(client, phoneNumberId, NUMBER_FIELDS, signal);
  if (reading.kind === 'unknown') return reading;
  const value = toPhoneNumber(reading.value);
  return value === null ? unknown({ kind: 'unreadable', status: 200 }) : { kind: 'ok', value };
}
