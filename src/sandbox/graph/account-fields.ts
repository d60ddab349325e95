import type { FieldTable } from './fields.ts';
import { readHealth } from './health.ts';
import type { EmulatedApp, EmulatedBusiness, EmulatedWaba } from './state/account.ts';
import type { WorldState } from './world.ts';

export const wabaDefaults = ['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'];

/** The readable fields of a WhatsApp Business Account node. */
export function wabaFields(state: WorldState): FieldTable<EmulatedWaba> {
  const businessOf = (waba: EmulatedWaba) =>
    state.businesses.find((business) => business.id === waba.businessId);
  return {
    id: (waba) => waba.id,
    name: (waba) => waba.name,
    currency: (waba) => waba.currency,
    timezone_id: () => '42',
    message_template_namespace: (waba) => `sandbox_${waba.id}`,
    status: (waba) => waba.status,
    account_review_status: (waba) => waba.review,
    business_verification_status: (waba) => businessOf(waba)?.verification,
    ownership_type: (waba) => waba.ownership,
    country: (waba) => waba.country,
    health_status: (waba) => readHealth(state, waba),
    primary_funding_id: (waba) => waba.fundingId ?? undefined,
    owner_business_info: (waba) => ({ id: waba.businessId, name: businessOf(waba)?.name }),
    is_shared_with_partners: (waba) => waba.ownership === 'CLIENT_OWNED',
    primary_business_location: (waba) => waba.country,
  };
}

export const businessDefaults = ['id', 'name'];

export function businessFields(): FieldTable<EmulatedBusiness> {
  return {
    id: (business) => business.id,
    name: (business) => business.name,
    verification_status: (business) => business.verification,
  };
}

export const appDefaults = ['id', 'name'];

export function appFields(): FieldTable<EmulatedApp> {
  return { id: (app) => app.id, name: (app) => app.name, link: (app) => appLink(app.id) };
}

export function appLink(id: string): string {
  return `https://www.facebook.com/games/?app_id=${id}`;
}
