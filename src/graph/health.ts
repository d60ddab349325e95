import { z } from 'zod';
import { count, listOf, text } from './tolerant.ts';

/** What Meta itself says is wrong with an entity, and how to solve it. */
export type HealthError = {
  readonly code: number | null;
  readonly description: string | null;
  readonly solution: string | null;
};

/** A part of what sending needs: PHONE_NUMBER, WABA, BUSINESS, APP, MESSAGE_TEMPLATE. */
export type HealthEntity = {
  readonly type: string;
  readonly id: string | null;
  /** AVAILABLE, LIMITED or BLOCKED; enums stay as Meta sent them. */
  readonly canSend: string | null;
  readonly errors: readonly HealthError[];
  readonly hints: readonly string[];
};

/** `health_status`: as bad as its worst entity. */
export type Health = { readonly canSend: string | null; readonly entities: readonly HealthEntity[] };

const error = z
  .looseObject({ error_code: count, error_description: text, possible_solution: text })
  .transform((each) => ({
    code: each.error_code ?? null,
    description: each.error_description ?? null,
    solution: each.possible_solution ?? null,
  }));

const entity = z
  .looseObject({
    entity_type: z.string(),
    id: text,
    can_send_message: text,
    errors: listOf(error),
    additional_info: listOf(z.string()),
  })
  .transform((each) => ({
    type: each.entity_type,
    id: each.id ?? null,
    canSend: each.can_send_message ?? null,
    errors: each.errors,
    hints: each.additional_info,
  }));

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/health-status */
export const healthSchema: z.ZodType<Health | null> = z
  .looseObject({ can_send_message: text, entities: listOf(entity) })
  .transform((each) => ({ canSend: each.can_send_message ?? null, entities: each.entities }))
  .nullish()
  .catch(null)
  .transform((health) => health ?? null);
