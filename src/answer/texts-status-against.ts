/** What the live state says about the error that was pasted; one sentence each. */
export const againstTexts = {
  connected: 'The number is registered now, so this error is over or came before that.',
  notConnected: 'The number is not registered, as the error says.',
  onBusinessApp: 'The number is in use in the WhatsApp Business app: this is the cause.',
  notOnBusinessApp:
    'Meta sees it in no Business app; it may still be in the ordinary app, or with another provider.',
  pinSet: 'Two-step verification is on, so the PIN matters.',
  pinNotSet: 'Two-step verification is off, so no PIN can be wrong now.',
  twoStepCause: 'Two-step verification is on: if another provider set it, it has to be turned off there.',
  notTwoStep: 'Two-step verification is off, so that is not the cause.',
  notVerified: 'Ownership of the number is not verified: this is the cause.',
  verified: 'Ownership of the number is verified, so that is not the cause any more.',
  noPayment: 'No payment method is attached to the account: this is the cause.',
  paymentSet: 'A payment method is attached; look whether it is declined or the line is used up.',
  paymentBlocks: 'Meta itself names the payment as what blocks sending.',
  restricted: 'The account is restricted: this is the cause.',
  banned: 'The number is banned by Meta: this is the cause.',
  notRestricted: 'Neither the account nor the number is restricted now.',
  tokenInvalid: 'Our access token is not valid: this is the cause.',
  tokenValid: 'Our access token is valid, so it is another token that was refused.',
  tokenNarrow: 'Our access token lacks a permission or this account: this is the cause.',
  tokenWide: 'Our access token has both permissions and may use this account.',
  webhooksOff: 'Our app is not subscribed, or its webhooks are off: this is the cause.',
  webhooksOn: 'Our app is subscribed to this account’s webhooks, so look at the address and what it answers.',
  nameUnusable: 'The display name cannot be used: this is the cause.',
  nameUsable: 'The display name can be used, so that is not the cause.',
  incident: 'Meta reports an incident: waiting is likely all there is to do.',
  noIncident: 'Meta reports no incident, so look for the cause on our side or the customer’s.',
  reviewOpen: 'The account’s review or the verification of the business is not finished, as the error says.',
  reviewDone: 'The account is approved and its business verified, so this is over.',
  unseen: 'With this id Meta shows us nothing: the id is wrong, or our token may not see it.',
  seen: 'Meta shows us the number under this id, so the id is right and we have access.',
  deleted: 'The number was deleted from its account.',
  migrated: 'The number has moved to another account.',
  windowOver: 'The 14 days to register after the signup are over: the signup has to be done again.',
  windowOpen: 'There is time left to register after the signup.',
  coexisting: 'The number is shared with the Business app: it must not be registered through the API.',
} as const;

export type AgainstText = keyof typeof againstTexts;

export const againstTitle = 'Read against your error';
export const confirmsLabel = 'Fits';
export const contradictsLabel = 'Ruled out';
export const againstSilent = 'The live state neither confirms the error nor rules out any of its causes.';
