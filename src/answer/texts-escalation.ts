/** What stands around the text for Meta's support. */
export const escalationTexts = {
  title:
    'Ready for Meta Direct Support (business.facebook.com → Support → Ask a question). Only you see this.',
  advice:
    'Add what the customer confirmed, such as the release by the old provider, and the error as a screenshot. Trace ids expire within days: send it soon.',
  tooLong: 'It is longer than Slack shows here; the file has all of it.',
  post: 'Put it into the thread as a file',
  fileTitle: 'For Meta Direct Support',
  filed: 'The text for Meta’s support is in the thread.',
} as const;
