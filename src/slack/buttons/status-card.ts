import { pageActionId, STATUS_POST, STATUS_REFRESH, showActionId } from '../../answer/action-ids.ts';
import type { SlackMessage } from '../../answer/message.ts';
import { forgottenCardText } from '../../answer/texts-status-request.ts';
import { answerRequest, type RequestOptions } from '../../status/answer-request.ts';
import { requestSchema, type StatusRequest } from '../../status/request.ts';
import { findLookup, saveLookup } from '../../store/lookups.ts';
import { forgetFailed, type NewMessage } from '../../store/outbox.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import type { Button, Click } from './button.ts';

/** What the buttons under a status card do; each carries the id of what the card is about. */
type CardAction = 'post' | 'refresh' | 'page' | 'show';

const plain = (text: string): SlackMessage => ({ text, blocks: [] });

/** What the card is about, or after “show” the number that was pressed in a list. */
async function findRequest(deps: WorkDeps, action: CardAction, click: Click): Promise<StatusRequest | null> {
  const { data } = requestSchema.safeParse(await findLookup(deps.db, click.value));
  if (data === undefined) return null;
  return action === 'show' ? { kind: 'id', id: click.argument } : data;
}

/** For the channel: once for each card, however often it is pressed; once more where Slack did not take it. */
async function toPost({ db }: WorkDeps, click: Click, payload: SlackMessage): Promise<NewMessage> {
  const { channel, threadTs, value, user: asker } = click;
  const purpose = `status-post:${value}`;
  await forgetFailed(db, purpose);
  return { op: 'post', purpose, channel, threadTs, asker, payload };
}

/** A note through the response_url, or where there is none through the outbox. */
async function tell(deps: WorkDeps, click: Click, message: SlackMessage): Promise<NewMessage[]> {
  const { channel, threadTs, user, key, responseUrl } = click;
  if (responseUrl !== null && (await deps.respond(responseUrl, message, 'ephemeral'))) return [];
  return [
    { op: 'ephemeral', purpose: `status:${channel}:${key}`, channel, threadTs, user, payload: message },
  ];
}

function optionsOf(deps: WorkDeps, action: CardAction, click: Click, lookupId: string): RequestOptions {
  const isPublic = action === 'post' || (action !== 'show' && !click.isEphemeral);
  const offset = action === 'page' ? Number.parseInt(click.argument, 10) : 0;
  return {
    place: { kind: isPublic ? 'public' : 'private', lookupId },
    offset: Number.isFinite(offset) && offset > 0 ? offset : 0,
    signal: deps.stopping,
    labels: deps.labelsOf(click.user),
  };
}

async function answer(
  deps: WorkDeps,
  action: CardAction,
  click: Click,
  request: StatusRequest,
): Promise<NewMessage[]> {
  const isNew = action === 'show';
  const lookupId = isNew ? deps.newId() : click.value;
  if (isNew) await saveLookup(deps.db, lookupId, request, click.user, deps.clock());
  const message = await answerRequest(deps, request, optionsOf(deps, action, click, lookupId));
  deps.stopping.throwIfAborted();
  if (action === 'post') return [await toPost(deps, click, message)];
  if (isNew) return await tell(deps, click, message);
  const replaced = click.responseUrl !== null && (await deps.respond(click.responseUrl, message, 'replace'));
  return replaced ? [] : await tell(deps, { ...click, responseUrl: null }, message);
}

function cardButton(name: string, action: CardAction): Button {
  return {
    name,
    async press(deps, click, eventId) {
      const request = await findRequest(deps, action, click);
      const messages =
        request === null
          ? await tell(deps, click, plain(forgottenCardText))
          : await answer(deps, action, click, request);
      await conclude(deps, eventId, { messages });
    },
  };
}

/** Have the card seen by all, read it again, turn the page of a list, show one number of it. */
export const postButton = cardButton(STATUS_POST, 'post');
export const refreshButton = cardButton(STATUS_REFRESH, 'refresh');
export const pageButton = cardButton(pageActionId(''), 'page');
export const showButton = cardButton(showActionId(''), 'show');
