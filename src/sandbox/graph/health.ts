import type { EmulatedBusiness, EmulatedWaba } from './state/account.ts';
import type { EmulatedNumber } from './state/number.ts';
import type { WorldState } from './world.ts';

type Sending = 'AVAILABLE' | 'LIMITED' | 'BLOCKED';

type Entity = {
  readonly entity_type: 'PHONE_NUMBER' | 'WABA' | 'BUSINESS' | 'APP';
  readonly id: string;
  readonly can_send_message: Sending;
  readonly errors?: readonly HealthError[];
  readonly additional_info?: readonly string[];
};

type HealthError = {
  readonly error_code: number;
  readonly error_description: string;
  readonly possible_solution: string;
};

export type HealthStatus = { readonly can_send_message: Sending; readonly entities: readonly Entity[] };

const severity: readonly Sending[] = ['AVAILABLE', 'LIMITED', 'BLOCKED'];

/** `health_status` of a number, or of its WABA when no number is given: as bad as the worst entity. */
export function readHealth(state: WorldState, waba: EmulatedWaba, number?: EmulatedNumber): HealthStatus {
  const business = state.businesses.find((candidate) => candidate.id === waba.businessId);
  const entities = [
    ...(number === undefined ? [] : [numberHealth(number)]),
    wabaHealth(waba),
    ...(business === undefined ? [] : [businessHealth(business)]),
    appHealth(state.app.id, waba),
  ];
  const worst = Math.max(...entities.map((entity) => severity.indexOf(entity.can_send_message)));
  return { can_send_message: severity[worst] ?? 'AVAILABLE', entities };
}

function numberHealth(number: EmulatedNumber): Entity {
  const base = { entity_type: 'PHONE_NUMBER', id: number.id } as const;
  if (number.status !== 'CONNECTED') {
    return blocked(
      base,
      141000,
      `The number cannot send: its status is ${number.status}.`,
      'Register the number.',
    );
  }
  if (number.certificateSpoilt) {
    return blocked(base, 131045, 'The certificate of the number is not right.', 'Register the number again.');
  }
  if (number.nameStatus !== 'APPROVED' && number.nameStatus !== 'AVAILABLE_WITHOUT_REVIEW') {
    return limited(base, 'Your display name has not been approved yet.');
  }
  return { ...base, can_send_message: 'AVAILABLE' };
}

function wabaHealth(waba: EmulatedWaba): Entity {
  const base = { entity_type: 'WABA', id: waba.id } as const;
  if (waba.status === 'RESTRICTED' || waba.status === 'DISABLED') {
    return blocked(base, 368, 'The account is restricted.', 'Ask for a review in Business Support Home.');
  }
  if (waba.fundingId === null) {
    return blocked(base, 141006, 'There is no valid payment method.', 'Add a payment method to the account.');
  }
  return { ...base, can_send_message: 'AVAILABLE' };
}

function businessHealth(business: EmulatedBusiness): Entity {
  const base = { entity_type: 'BUSINESS', id: business.id } as const;
  if (business.verification === 'verified') return { ...base, can_send_message: 'AVAILABLE' };
  return {
    ...base,
    can_send_message: 'LIMITED',
    errors: [
      {
        error_code: 141010,
        error_description: 'The business has not been verified.',
        possible_solution: 'Verify the business in its security centre.',
      },
    ],
  };
}

function appHealth(appId: string, waba: EmulatedWaba): Entity {
  const base = { entity_type: 'APP', id: appId } as const;
  if (waba.subscriptions.some((subscription) => subscription.appId === appId)) {
    return { ...base, can_send_message: 'AVAILABLE' };
  }
  return limited(base, 'Your app is not subscribed to the message webhook of this account.');
}

type Base = Pick<Entity, 'entity_type' | 'id'>;

function blocked(base: Base, code: number, description: string, solution: string): Entity {
  const error = { error_code: code, error_description: description, possible_solution: solution };
  return { ...base, can_send_message: 'BLOCKED', errors: [error] };
}

function limited(base: Base, info: string): Entity {
  return { ...base, can_send_message: 'LIMITED', additional_info: [info] };
}
