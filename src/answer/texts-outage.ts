import type { Outage } from '../outage/types.ts';
import { link, type Markup, mrkdwn } from './markup.ts';

const STATUS_PAGE = 'https://metastatus.com/whatsapp-business-api';

/** Above an answer while Meta is in trouble. The title is Meta's own. */
export function outageText(outage: Outage): Markup {
  const page = link(STATUS_PAGE, 'Meta’s status page');
  if (outage.kind === 'reported') {
    return mrkdwn`:warning: *Meta reports trouble:* ${outage.title}. Look at ${page} first: what fails now may be nobody’s fault. Retries wait until it is over.`;
  }
  return mrkdwn`:warning: *This may be an outage at Meta:* ${outage.numbers} numbers met the same passing error within ten minutes. Look at ${page} before you change anything.`;
}
