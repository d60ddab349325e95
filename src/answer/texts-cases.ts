import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import { link, type Markup, mrkdwn, person } from './markup.ts';

/** What the bot says about a thread as a case. */

/** Another thread about the same number. */
export type Elsewhere = {
  /** Address of that thread in Slack. */
  readonly url: string;
  /** Title of its error; null: it was not recognised. */
  readonly title: string | null;
  readonly days: number;
};

const AGO = ['today', 'yesterday'] as const;

export function elsewhereText({ url, title, days }: Elsewhere): Markup {
  const when = AGO[days] ?? `${days} days ago`;
  const about = title === null ? mrkdwn`` : mrkdwn`, about “${title}”`;
  return mrkdwn`This number came up ${link(url, `in another thread ${when}`)}${about}.`;
}

export function stillFailingText(title: string): Markup {
  return mrkdwn`By now *${title}* should be over. Is it still failing?`;
}

export const caseTexts = {
  stillFailing: 'Is it still failing?',
  close: ENGLISH_LABELS.case.close,
  closedByCheck: ENGLISH_LABELS.case.closedByCheck,
  closedBefore: 'This case is closed already.',
} as const;

export function closedByText(user: string): Markup {
  return mrkdwn`Closed by ${person(user)}. Write here again if it comes back.`;
}
