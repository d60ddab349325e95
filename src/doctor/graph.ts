import { failureTexts, unreachableText, unreadableText } from '../answer/texts-status.ts';
import { tokenLines } from '../checks/token.ts';
import type { Config } from '../config.ts';
import { readApp } from '../graph/app.ts';
import type { GraphClient } from '../graph/client.ts';
import type { UnknownReason } from '../graph/errors.ts';
import type { PlatformFeed } from '../graph/platform-feed.ts';
import { listPortfolioWabas } from '../graph/portfolio.ts';
import { debugToken } from '../graph/token.ts';
import { readWaba } from '../graph/waba.ts';
import { fault, ok, type Said, skipped, warning } from './said.ts';

type Whatsapp = Config['whatsapp'];

const WHERE_APP = 'App Dashboard → App settings → Basic';
const ASSIGN =
  'Business settings → Accounts → WhatsApp accounts → Add people: our system user, full control.';

/** Why a read could not tell, and what to do; `mend` for what Meta refuses. */
function explain(reason: UnknownReason, mend: string): { readonly says: string; readonly mend: string } {
  switch (reason.kind) {
    case 'refused': {
      const { code, subcode, message } = reason.error;
      const name = subcode === null ? `${code}` : `${code}/${subcode}`;
      return { says: `Meta refuses: ${message} (error ${name})`, mend };
    }
    case 'unreachable':
      return { says: unreachableText(reason.code).reason, mend: 'Check GRAPH_API_URL, proxy and firewall.' };
    case 'unreadable':
      return {
        says: unreadableText(reason.status).reason,
        mend: 'Check GRAPH_API_URL and GRAPH_API_VERSION.',
      };
    default:
      return { says: failureTexts[reason.kind].reason, mend: failureTexts[reason.kind].next };
  }
}

function faultOf(name: string, reason: UnknownReason, mend: string): Said {
  const why = explain(reason, mend);
  return fault(`${name}: ${why.says}`, why.mend);
}

/** Whether the app's id and secret belong together; the secret makes the proof that every call carries. */
export async function* checkMetaApp(
  graph: GraphClient,
  { appId, appSecret }: Whatsapp,
): AsyncGenerator<Said> {
  if (appId === null || appSecret === null) {
    const missing = appId === null ? 'WA_APP_ID' : 'WA_APP_SECRET';
    const both = appId === null && appSecret === null ? 'WA_APP_ID and WA_APP_SECRET are' : `${missing} is`;
    return yield skipped(`${both} not set: the token cannot be looked into`, `Set both (${WHERE_APP}).`);
  }
  const app = await readApp(graph, appId);
  yield app.kind === 'ok'
    ? ok(`“${app.value.name ?? appId}”: id and secret fit, every call carries the proof`)
    : faultOf('WA_APP_ID and WA_APP_SECRET', app.reason, `Copy both again (${WHERE_APP}).`);
}

/** The tokens that are configured, by the setting that names them. */
function listTokens({ accessToken, accountTokens }: Whatsapp): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (accessToken !== null) names.set(accessToken, 'WA_ACCESS_TOKEN');
  for (const [wabaId, token] of accountTokens) {
    if (!names.has(token)) names.set(token, `the token of account ${wabaId}`);
  }
  return names;
}

async function* checkToken(
  graph: GraphClient,
  { appId }: Whatsapp,
  token: string,
  name: string,
  now: number,
): AsyncGenerator<Said> {
  const info = await debugToken(graph, token);
  if (info.kind === 'unknown') {
    return yield faultOf(
      name,
      info.reason,
      'Mend WA_APP_ID and WA_APP_SECRET first: they ask about the token.',
    );
  }
  const lines = tokenLines(info.value, { now, appId, wabaId: null });
  const open = lines.filter(([, { verdict }]) => verdict !== 'ok');
  for (const [label, { verdict, says, next = '' }] of open) {
    const text = `${name}: ${label}: ${says}`;
    yield verdict === 'fault' ? fault(text, next) : warning(text, next);
  }
  if (open.length === 0)
    yield ok(`${name}: ${lines.map(([label, { says }]) => `${label}: ${says}`).join('; ')}`);
}

/** Every access token: valid, of our app, with both permissions, and until when. */
export async function* checkTokens(
  graph: GraphClient,
  whatsapp: Whatsapp,
  now: number,
): AsyncGenerator<Said> {
  const tokens = listTokens(whatsapp);
  if (tokens.size === 0) {
    return yield skipped(
      'not set: errors are explained, but no live state is read',
      'Set WA_ACCESS_TOKEN: README, “Set it up in your Slack”.',
    );
  }
  if (whatsapp.appId === null || whatsapp.appSecret === null) {
    return yield skipped(
      'set, but only WA_APP_ID with WA_APP_SECRET can tell its state; the accounts below show it',
    );
  }
  for (const [token, name] of tokens) yield* checkToken(graph, whatsapp, token, name, now);
}

/** Every account that is named, and the portfolio. */
export async function* checkAccounts(graph: GraphClient, whatsapp: Whatsapp): AsyncGenerator<Said> {
  const { wabaIds, businessId, accessToken, accountTokens } = whatsapp;
  if (accessToken === null && accountTokens.size === 0) return;
  for (const id of wabaIds) {
    const waba = await readWaba(graph.forWaba(id), id);
    yield waba.kind === 'ok'
      ? ok(`${id} ${waba.value.name ?? ''}`.trim())
      : faultOf(id, waba.reason, `Check the id. If it is right: ${ASSIGN}`);
  }
  if (businessId !== null) {
    const list = await listPortfolioWabas(graph, businessId);
    yield list.kind === 'ok'
      ? ok(`portfolio ${businessId}: ${list.value.length} accounts`)
      : faultOf(`portfolio ${businessId}`, list.reason, 'The token needs business_management to list it.');
  }
  if (wabaIds.length > 0 || businessId !== null) return;
  yield warning(
    'neither WA_WABA_IDS nor WA_BUSINESS_ID is set: numbers are found by their ids only',
    'Set one of them, so that /wa-status finds a number by its digits.',
  );
}

/** Meta's own status feed; nothing depends on it. */
export async function* checkFeed(feed: PlatformFeed): AsyncGenerator<Said> {
  const incidents = await feed.read();
  if (incidents.kind === 'unknown') {
    const why = explain(incidents.reason, '');
    return yield warning(why.says, 'Check META_STATUS_URL, proxy and firewall: outages would go unnoticed.');
  }
  const titles = incidents.value.map(({ title }) => title);
  yield ok(titles.length === 0 ? 'can be read; no open incident' : `open incidents: ${titles.join(' · ')}`);
}
