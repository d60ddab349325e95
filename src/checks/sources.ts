const DOCS = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

/** The pages that say what the values mean. */
export const NUMBER_SOURCE = `${DOCS}/business-phone-numbers/phone-numbers`;
export const COEXISTENCE_SOURCE = `${DOCS}/embedded-signup/onboarding-business-app-users`;
export const HEALTH_SOURCE = `${DOCS}/support/health-status`;
export const NAME_SOURCE = `${DOCS}/display-names`;
export const LIMITS_SOURCE = `${DOCS}/messaging-limits`;
export const REGISTRATION_SOURCE = `${DOCS}/business-phone-numbers/registration`;
export const ACCOUNT_SOURCE = `${DOCS}/webhooks/reference/account_review_update`;
export const WEBHOOK_SOURCE = `${DOCS}/solution-providers/manage-phone-numbers`;
export const STATUS_PAGE = 'https://metastatus.com/whatsapp-business-api';
