/** What is wrong with Meta as a whole. Chosen on the page; every call meets it. */
export const troubles = {
  none: 'Everything works',
  unavailable: 'Service down: code 2, HTTP 503',
  'html-500': 'A page of HTML with HTTP 500',
  truncated: 'Half an answer',
  silent: 'No answer at all',
  'app-limit': 'Our app is rate limited',
  'waba-limit': 'The account is rate limited',
  'unknown-field': 'A field nobody knows any more',
  'registration-down': 'Registration is down: code 133004',
  'lost-answers': 'Writes are done, their answers get lost',
  incident: 'The status page reports an incident',
} as const;

export type Trouble = keyof typeof troubles;

export const troubleNames = Object.keys(troubles) as Trouble[];

/** The field that Graph pretends to have dropped while `unknown-field` is chosen. */
export const droppedField = 'is_on_biz_app';
