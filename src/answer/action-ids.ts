/** Names of our buttons, as Slack sends them back. A button's value is the id of a case or of a lookup. */
export const CHECK_STATUS = 'check_status';

/** Under a card of /wa-status: have it seen by all, read it again. */
export const STATUS_POST = 'status_post';
export const STATUS_REFRESH = 'status_refresh';

/** One of the nearest entries, or another error of the same paste: the name ends in the entry's id. */
export function nearestActionId(entry: string): string {
  return `nearest:${entry}`;
}

/** Another page of an account's numbers: the name ends in the index of its first. */
export function pageActionId(offset: number | ''): string {
  return `status_page:${offset}`;
}

/** A number of an account's list: the name ends in its phone_number_id. */
export function showActionId(phoneNumberId: string): string {
  return `status_show:${phoneNumberId}`;
}

/** The form that asks for a number. */
export const NUMBER_FORM = 'status_number';
export const NUMBER_FIELD = 'number';
