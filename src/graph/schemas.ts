import { z } from 'zod';

/**
 * Meta adds fields and enum values without notice, so unknown fields are kept out, not refused, and a
 * value of the wrong type counts as absent.
 */
const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const level = z.looseObject({ level: text }).optional().catch(undefined);

const healthEntity = z.looseObject({
  entity_type: text,
  id: text,
  can_send_message: text,
  errors: z
    .array(
      z.looseObject({
        error_code: z.number().optional().catch(undefined),
        error_description: text,
        possible_solution: text,
      }),
    )
    .optional()
    .catch(undefined),
  additional_info: z.array(z.string()).optional().catch(undefined),
});

const healthStatus = z
  .looseObject({ can_send_message: text, entities: z.array(healthEntity).optional().catch(undefined) })
  .optional()
  .catch(undefined);

export const phoneNumberSchema = z.looseObject({
  id: z.string(),
  display_phone_number: text,
  verified_name: text,
  status: text,
  code_verification_status: text,
  name_status: text,
  quality_rating: text,
  platform_type: text,
  account_mode: text,
  is_on_biz_app: flag,
  is_pin_enabled: flag,
  throughput: level,
  health_status: healthStatus,
});

export const phoneNumberPageSchema = z.looseObject({
  data: z.array(z.looseObject({ id: z.string(), display_phone_number: text })),
  paging: z
    .looseObject({
      cursors: z.looseObject({ after: text }).optional().catch(undefined),
      next: text,
    })
    .optional()
    .catch(undefined),
});
