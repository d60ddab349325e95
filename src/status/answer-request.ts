import { answerMessage } from '../answer/answer.ts';
import { section } from '../answer/blocks.ts';
import { entryDetails } from '../answer/entry-details.ts';
import { fitMessage } from '../answer/fit.ts';
import { escapeText } from '../answer/markup.ts';
import type { RenderOptions, SlackMessage } from '../answer/message.ts';
import { type CardPlace, statusCard } from '../answer/status-card.ts';
import * as texts from '../answer/texts.ts';
import { unknownEntryText } from '../answer/texts-desk.ts';
import {
  appIdText,
  businessIdText,
  noAccountsYet,
  statusHelp,
  unclearText,
  unseenIdText,
} from '../answer/texts-status-request.ts';
import type { StatusReport } from '../checks/report.ts';
import { SECOND } from '../clock.ts';
import { detectId } from '../directory/detect-id.ts';
import type { NumberTarget } from '../directory/locate.ts';
import { learnWabas } from '../directory/sync.ts';
import { readPaste } from '../intake/paste.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { Matcher } from '../match/ladder.ts';
import { listWabas } from '../store/directory.ts';
import type { StatusDeps } from './deps.ts';
import { readStatus } from './read-status.ts';
import type { StatusRequest } from './request.ts';
import { showAccount } from './show-account.ts';

export type RequestDeps = {
  readonly status: StatusDeps;
  readonly knowledge: Knowledge;
  readonly matcher: Matcher;
};

export type RequestOptions = {
  /** Decides the buttons; without it there are none. */
  readonly place?: CardPlace;
  /** Where an account's list begins. */
  readonly offset?: number;
  readonly signal?: AbortSignal;
  /** In the asker's language; awaited when all else is there. English unless told. */
  readonly labels?: Promise<Labels>;
  /** Hears of the report behind a number's card. */
  readonly onReport?: (report: StatusReport) => void;
};

/** Finding out what an id is, and reading a list: beside the deadline of the card itself. */
const DEADLINE_MS = 4 * SECOND;

const say = (text: string): SlackMessage => ({ text, blocks: [] });

async function renderOptions({ labels }: RequestOptions): Promise<RenderOptions> {
  return labels === undefined ? {} : { labels: await labels };
}

async function showNumber(
  { status }: RequestDeps,
  target: NumberTarget,
  options: RequestOptions,
): Promise<SlackMessage> {
  const { place, signal, onReport } = options;
  const report = await readStatus(status, target, signal === undefined ? {} : { signal });
  onReport?.(report);
  return statusCard(report, { ...(await renderOptions(options)), ...(place === undefined ? {} : { place }) });
}

async function listAccounts(
  { status }: RequestDeps,
  opening: string,
  signal: AbortSignal,
): Promise<SlackMessage> {
  await learnWabas(status, signal);
  const wabas = await listWabas(status.db);
  if (wabas.length === 0) return say(escapeText(noAccountsYet));
  const lines = wabas.map(({ wabaId, name }) => `• ${wabaId}${name === null ? '' : ` ${name}`}`);
  return fitMessage({ text: escapeText(opening), blocks: [section([opening, ...lines].join('\n'))] });
}

async function showId(deps: RequestDeps, id: string, options: RequestOptions): Promise<SlackMessage> {
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  const answer = await detectId(deps.status, id, signal);
  switch (answer.kind) {
    case 'phone-number':
      return await showNumber(deps, { kind: 'id', phoneNumberId: id }, options);
    case 'waba': {
      const { place, offset = 0 } = options;
      const lookupId = place !== undefined && 'lookupId' in place ? place.lookupId : undefined;
      return await showAccount(deps.status, id, { offset, lookupId, signal });
    }
    case 'business':
      return await listAccounts(deps, businessIdText(id), signal);
    case 'app':
      return say(appIdText(id));
    case 'unseen':
      return say(unseenIdText(id));
    // Most ids are those of numbers, and the card says what keeps Meta from telling.
    case 'unknown':
      return await showNumber(deps, { kind: 'id', phoneNumberId: id }, options);
  }
}

/** What an entry says, without buttons: there is no case behind it. */
function showEntry({ knowledge }: RequestDeps, id: string, options: RenderOptions): SlackMessage {
  const entry = knowledge.entries.get(id);
  if (entry === undefined) return say(unknownEntryText());
  return fitMessage({
    text: escapeText(texts.spokenText(entry, options.labels)),
    blocks: [section(texts.leadText(entry, options.labels)), ...entryDetails(entry, knowledge, options)],
  });
}

function showCode(deps: RequestDeps, text: string, options: RenderOptions): SlackMessage {
  const paste = readPaste(/^\D*$|[a-z]/i.test(text) ? text : `error ${text}`);
  const diagnosis = deps.matcher.diagnose(paste);
  const [match] = diagnosis.verdict === 'sure' ? diagnosis.matches : [];
  if (match !== undefined) return showEntry(deps, match.entry, options);
  const { knowledge } = deps;
  const answer = answerMessage({ paste, diagnosis, knowledge, caseId: '', asked: true }, options);
  if (answer === null) return say(unclearText);
  return { ...answer, blocks: answer.blocks.filter(({ type }) => type !== 'actions') };
}

/** The answer to `/wa-status` with these words. Never throws for what Meta does. */
export async function answerRequest(
  deps: RequestDeps,
  request: StatusRequest,
  options: RequestOptions = {},
): Promise<SlackMessage> {
  switch (request.kind) {
    case 'help':
      return say(statusHelp);
    case 'unclear':
      return say(unclearText);
    case 'phone':
      return await showNumber(deps, { kind: 'phone', e164: request.e164 }, options);
    case 'id':
      return await showId(deps, request.id, options);
    case 'code':
      return showCode(deps, request.text, await renderOptions(options));
    case 'entry':
      return showEntry(deps, request.id, await renderOptions(options));
  }
}
