import * as texts from '../answer/texts-status-token.ts';
import { DAY } from '../clock.ts';
import type { TokenInfo } from '../graph/token.ts';
import { combine, type Line, toFinding } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { withReading } from './with-reading.ts';

const FRAME = {
  check: 'token',
  side: 'us',
  source: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/access-tokens',
} as const;

const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'] as const;
/** Codes by which Meta refuses a token. */
const TOKEN_CODES = new Set([0, 102, 190]);

function readExpiry({ expiresAt }: TokenInfo, now: number): Line {
  const { expiry } = texts.tokenLabels;
  if (expiresAt === null) return [expiry, texts.tokenNeverExpires];
  const day = new Date(expiresAt).toISOString().slice(0, 10);
  return [expiry, texts.tokenExpires(day, Math.max(0, Math.floor((expiresAt - now) / DAY)))];
}

function readScopes({ scopes }: TokenInfo): Line {
  const missing = SCOPES.filter((scope) => !scopes.includes(scope));
  const reading = missing.length === 0 ? texts.scopesComplete : texts.scopesMissing(missing);
  return [texts.tokenLabels.scopes, reading];
}

/** A scope without a list of targets is good for every account. */
function readTarget({ targets }: TokenInfo, wabaId: string): Line {
  const excluded = SCOPES.some((scope) => targets.get(scope)?.includes(wabaId) === false);
  const reading = excluded ? texts.accountNotAssigned(wabaId) : texts.accountAssigned;
  return [texts.tokenLabels.account, reading];
}

/** All that is said of a token, line by line; of one that is not valid that alone. */
export function tokenLines(
  info: TokenInfo,
  { now, appId, wabaId }: Pick<StatusFacts, 'now' | 'appId' | 'wabaId'>,
): [Line, ...Line[]] {
  const { valid } = texts.tokenLabels;
  if (!info.isValid) return [[valid, texts.tokenInvalid(info.error?.message ?? null)]];
  const app: Line[] =
    appId === null || info.appId === null
      ? []
      : [
          [
            texts.tokenLabels.app,
            info.appId === appId ? texts.tokenOfOurApp : texts.tokenOfOtherApp(info.appId),
          ],
        ];
  return [
    [valid, texts.tokenValid],
    ...app,
    readScopes(info),
    ...(wabaId === null ? [] : [readTarget(info, wabaId)]),
    readExpiry(info, now),
  ];
}

function look(info: TokenInfo, facts: StatusFacts): Finding {
  const lines = tokenLines(info, facts);
  const [[, first]] = lines;
  return info.isValid ? combine(FRAME, lines) : toFinding(FRAME, first);
}

/** Some other read was refused for the token's sake: then it needs no app to tell. */
function isRefused({ number, waba, apps }: StatusFacts): boolean {
  return [number, waba, apps].some(
    (reading) =>
      reading.kind === 'unknown' &&
      reading.reason.kind === 'refused' &&
      TOKEN_CODES.has(reading.reason.error.code),
  );
}

/** Our access token: valid, for how long, of our app, with both permissions, good for this account. */
export function checkToken(facts: StatusFacts): Finding {
  if (facts.token.kind === 'unknown' && isRefused(facts)) return toFinding(FRAME, texts.tokenRefused);
  return withReading(FRAME.check, facts.token, (info) => look(info, facts));
}
