import type { ServerResponse } from 'node:http';
import type { Trouble } from './state/trouble.ts';

/** Where the emulated status page's feed is, beside the API. */
export const FEED_PATH = '/status-feed.rss';

const TITLES: Partial<Record<Trouble, string>> = {
  incident: 'Cloud API: High disruptions when registering numbers',
  unavailable: 'Cloud API: service unavailable',
  'html-500': 'Cloud API: service unavailable',
};

/** Open incidents as RSS 2.0; an empty channel while all is well, as Meta's feed has it. */
export function sendFeed(trouble: Trouble, response: ServerResponse): void {
  const title = TITLES[trouble];
  const item = title === undefined ? '' : `<item><title><![CDATA[${title}]]></title></item>`;
  response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>WhatsApp Business API</title>${item}</channel></rss>`,
  );
}
