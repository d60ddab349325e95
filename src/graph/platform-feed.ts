import axios from 'axios';
import { type Clock, MINUTE, SECOND } from '../clock.ts';
import { type Reading, unknown } from './errors.ts';
import { isLoopback, readFailure } from './exchange.ts';

/** An incident that Meta's status page shows as open. */
export type Incident = {
  readonly title: string;
  readonly publishedAt: string | null;
  readonly link: string | null;
};

export type PlatformFeed = {
  /** The open incidents; an empty list says that Meta reports none. */
  read(signal?: AbortSignal): Promise<Reading<readonly Incident[]>>;
};

const TIMEOUT_MS = 5 * SECOND;
const KEEP_MS = 3 * MINUTE;
const MAX_BYTES = 500_000;
const MAX_INCIDENTS = 10;
const MAX_TITLE = 200;

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&amp;': '&',
};

/** The words of one element: CDATA unwrapped, tags dropped, the five entities of XML read. */
function wordsOf(item: string, name: string): string | null {
  const raw = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'i').exec(item)?.[1];
  if (raw === undefined) return null;
  const plain = raw.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1').replace(/<[^>]*>/g, ' ');
  const read = plain.replace(/&(?:lt|gt|quot|apos|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  return read.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE) || null;
}

/** Reads RSS 2.0; null where the text is none. */
export function parseIncidents(xml: string): Incident[] | null {
  if (!/<rss[\s>]/i.test(xml)) return null;
  const items = xml.match(/<item[\s>][\s\S]*?<\/item>/gi) ?? [];
  return items.slice(0, MAX_INCIDENTS).map((item) => ({
    title: wordsOf(item, 'title') ?? wordsOf(item, 'description') ?? '?',
    publishedAt: wordsOf(item, 'pubDate'),
    link: wordsOf(item, 'link'),
  }));
}

async function fetchIncidents(
  url: string,
  signal: AbortSignal | undefined,
): Promise<Reading<readonly Incident[]>> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const { status, data } = await axios.get(url, {
      responseType: 'text',
      transformResponse: (body) => body,
      validateStatus: () => true,
      maxRedirects: 0,
      maxContentLength: MAX_BYTES,
      signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
      ...(isLoopback(url) ? { proxy: false as const } : {}),
    });
    const value = status === 200 ? parseIncidents(String(data)) : null;
    return value === null ? unknown({ kind: 'unreadable', status }) : { kind: 'ok', value };
  } catch (error) {
    return unknown(readFailure(error, signal));
  }
}

/**
 * Meta's status feed of the WhatsApp Business Platform: RSS, open incidents only. Read at most once in three
 * minutes; a failure is not kept, and hides nothing else.
 */
export function createPlatformFeed(url: string, clock: Clock): PlatformFeed {
  let kept: { readonly at: number; readonly incidents: readonly Incident[] } | null = null;
  return {
    async read(signal) {
      if (kept !== null && clock() - kept.at < KEEP_MS) return { kind: 'ok', value: kept.incidents };
      const reading = await fetchIncidents(url, signal);
      if (reading.kind === 'ok') kept = { at: clock(), incidents: reading.value };
      return reading;
    },
  };
}
