/** One way the Graph API refuses. `details` and `userText` follow Meta's meaning in our own words. */
type Fault = {
  readonly http: number;
  readonly code: number;
  readonly subcode?: number;
  readonly type?: 'OAuthException' | 'GraphMethodException';
  readonly message: string;
  /** `error_data.details`, which the cloud errors carry. */
  readonly details?: string;
  /** Key of `user-texts.ts`: the title and text shown to people, in the language of the request. */
  readonly userText?: UserTextKey;
  readonly transient?: boolean;
};

export type UserTextKey =
  | 'held-elsewhere'
  | 'two-step-on'
  | 'ownership-unconfirmed'
  | 'code-not-sent'
  | 'code-volume'
  | 'code-wrong'
  | 'code-too-many-tries'
  | 'pin-format';

const cloud = (code: number, http: number, title: string, details: string, transient = false) => ({
  http,
  code,
  message: `(#${code}) ${title}`,
  details,
  transient,
});

/** Business-management errors say nothing in `message`; the reason is in the user's title and text. */
const management = (subcode: number, userText: UserTextKey, code = 100, title = 'Invalid parameter') => ({
  http: 400,
  code,
  subcode,
  message: code === 100 ? `(#100) ${title}` : title,
  userText,
});

const faults = {
  'held-elsewhere': management(2388001, 'held-elsewhere'),
  'two-step-on': management(2388001, 'two-step-on'),
  'ownership-unconfirmed': management(2388001, 'ownership-unconfirmed'),
  'pin-format': management(2388092, 'pin-format'),
  'incomplete-deregistration': cloud(
    133000,
    500,
    'Incomplete Deregistration',
    'The last deregistration of this number did not finish. Deregister it again, then register it.',
  ),
  'server-unavailable': cloud(
    133004,
    503,
    'Server Temporarily Unavailable',
    'Registration is down for a moment. Look at the status page and try later.',
    true,
  ),
  'pin-mismatch': cloud(
    133005,
    400,
    'Two step verification PIN Mismatch',
    'The two-step verification PIN does not match the one set for this number.',
  ),
  'reverify-needed': cloud(
    133006,
    400,
    'Phone number re-verification needed',
    'Ownership of the number has to be verified again before it can be registered.',
  ),
  'pin-locked': cloud(
    133008,
    400,
    'Too Many two step verification PIN Guesses',
    'Too many wrong two-step PINs were tried.',
  ),
  'pin-too-fast': cloud(
    133009,
    400,
    'Two step verification PIN Guessed Too Fast',
    'The two-step PIN was tried again too soon.',
  ),
  'not-registered': cloud(133010, 400, 'Account not registered', 'The phone number is not registered.'),
  'recently-deleted': cloud(
    133015,
    400,
    'Please wait a few minutes before attempting to register this phone number',
    'The number was deleted a short time ago and its deletion is still running.',
  ),
  'register-limit': cloud(
    133016,
    400,
    'Account register deregister rate limit exceeded',
    'This number was registered or deregistered too often in the last 72 hours.',
  ),
  'account-locked': cloud(
    131031,
    403,
    'Account has been locked',
    'The account was locked for a policy reason.',
  ),
  'name-unusable': {
    http: 400,
    code: 100,
    message: '(#100) Invalid parameter',
    details: 'The display name has expired or was never set, so there is no certificate to register with.',
  },
  'deregister-coexistence': {
    http: 400,
    code: 100,
    message: '(#100) Invalid parameter',
    details: 'Numbers shared with the WhatsApp Business app cannot be deregistered by the API.',
  },
  'nothing-to-deregister': {
    http: 400,
    code: 100,
    subcode: 2207051,
    message: '(#100) Phone number not registered on the WhatsApp Business Platform.',
  },
  'number-gone': { http: 400, code: 33, message: '(#33) The business phone number was deleted' },
  'already-verified': { http: 400, code: 136024, message: '(#136024) Request code error' },
  'code-not-sent': management(2388091, 'code-not-sent', 136024, '(#136024) Request code error'),
  'code-volume': management(2388367, 'code-volume', 136024, '(#136024) Request code error'),
  'code-wrong': management(2388093, 'code-wrong', 136025, '(#136025) Verify code error'),
  'code-too-many-tries': management(2388364, 'code-too-many-tries', 136025, '(#136025) Verify code error'),
  'invalid-parameter': { http: 400, code: 100, message: '(#100) Invalid parameter' },
  'missing-parameter': { http: 400, code: 131008, message: '(#131008) Required parameter is missing' },
  'unknown-object': {
    http: 400,
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: 'Unsupported request. The object does not exist, or this token may not see it.',
  },
  'unknown-path': { http: 400, code: 2500, message: 'Unknown path components' },
  'no-token': { http: 403, code: 200, message: '(#200) Provide valid app ID' },
  'token-invalid': { http: 401, code: 190, message: 'Invalid OAuth access token' },
  'token-expired': {
    http: 401,
    code: 190,
    subcode: 463,
    message: 'Error validating access token: the session has expired',
  },
  'scope-missing': {
    http: 403,
    code: 10,
    message: '(#10) The application lacks a permission for this action',
  },
  'waba-not-assigned': {
    http: 403,
    code: 200,
    message: '(#200) The token has no permission for this WhatsApp Business Account',
  },
  'proof-missing': {
    http: 400,
    code: 100,
    type: 'GraphMethodException',
    message: 'API calls from the server require an appsecret_proof argument',
  },
  'proof-wrong': {
    http: 400,
    code: 100,
    type: 'GraphMethodException',
    message: 'The appsecret_proof argument does not fit the token',
  },
  'app-limit': {
    http: 400,
    code: 4,
    subcode: 2446079,
    message: '(#4) Application request limit reached',
    transient: true,
  },
  'waba-limit': {
    http: 400,
    code: 80008,
    message: '(#80008) There have been too many calls to this WhatsApp Business account.',
    transient: true,
  },
  'service-down': { http: 503, code: 2, message: 'Service temporarily unavailable', transient: true },
  unknown: { http: 500, code: 131000, message: '(#131000) Something went wrong' },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;

export function findFault(name: FaultName): Fault {
  return faults[name];
}
