import type { FieldTable } from './fields.ts';
import { readHealth } from './health.ts';
import type { EmulatedNumber } from './state/number.ts';
import type { WorldState } from './world.ts';

/** What a phone number node answers when no `fields` are asked for. */
export const numberDefaults = ['id', 'display_phone_number', 'verified_name', 'quality_rating'];

/** The readable fields of a phone number node. */
export function numberFields(state: WorldState): FieldTable<EmulatedNumber> {
  return {
    id: (number) => number.id,
    display_phone_number: (number) => number.displayNumber,
    verified_name: (number) => number.verifiedName,
    quality_rating: (number) => number.quality,
    status: (number) => number.status,
    code_verification_status: (number) => number.codeVerification,
    name_status: (number) => number.nameStatus,
    new_display_name: (number) => number.newDisplayName ?? undefined,
    new_name_status: (number) => number.newNameStatus ?? undefined,
    platform_type: (number) => number.platform,
    account_mode: (number) => number.accountMode,
    is_on_biz_app: (number) => number.holder === 'business app',
    is_pin_enabled: (number) => number.pin !== null || number.foreignTwoStep,
    is_official_business_account: () => false,
    is_preverified_number: () => false,
    throughput: (number) => ({ level: number.throughput }),
    whatsapp_business_manager_messaging_limit: (number) => number.messagingLimit,
    health_status: (number) => healthOf(state, number),
    webhook_configuration: () => ({ application: state.app.callbackUrl }),
    last_onboarded_time: (number) => graphTime(number.onboardedAt),
    country_dial_code: (number) => number.displayNumber.match(/^\+(\d+)/)?.[1],
  };
}

function healthOf(state: WorldState, number: EmulatedNumber): unknown {
  const waba = state.wabas.find((candidate) => candidate.id === number.wabaId);
  return waba === undefined ? undefined : readHealth(state, waba, number);
}

/** Graph writes times as `2026-11-21T02:00:00+0000`. */
function graphTime(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, '+0000');
}
