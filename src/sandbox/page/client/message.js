/** @import { ShownMessage } from '../../slack/conversation.ts' */
/** @import { MenuItem } from './menu.js' */
/** @import { Screen, Surroundings } from './types.ts' */
import { drawAttachments } from './attachments.js';
import { drawAvatar, nameOf } from './avatar.js';
import { drawBlocks } from './blocks/draw-blocks.js';
import { readValues } from './controls/values.js';
import { icon, make } from './dom.js';
import { spellEmoji } from './emoji.js';
import { makeMenu } from './menu.js';
import { messageId } from './message-id.js';
import { drawMrkdwn } from './mrkdwn.js';
import { send } from './send.js';
import { timeOf } from './time.js';

/**
 * One message with its author, its blocks and what can be done with it.
 * @param {Screen} state
 * @param {ShownMessage} message
 * @param {{ reply?: () => void, dismiss: () => void }} doing
 */
export function drawMessage(state, message, doing) {
  const { bot } = state;
  const byBot = message.user === bot.id;
  const around = surroundingsOf(state, message);
  const body =
    message.blocks === null
      ? [make('p', {}, ...drawMrkdwn(message.text, around))]
      : drawBlocks(message.blocks, around);
  const article = make(
    'article',
    { class: `message${message.ephemeral ? ' message-private' : ''}`, id: messageId(message), tabindex: -1 },
    drawAvatar(state, message.user),
    make(
      'div',
      { class: 'message-main' },
      message.ephemeral ? drawPrivacy(doing.dismiss) : null,
      drawHead(around.nameOf(message.user), byBot, message),
      make('div', { class: 'blocks' }, ...body),
      drawAttachments(message),
      drawReactions(message),
    ),
    message.ephemeral ? null : drawTools(state, message, doing.reply),
  );
  article.setAttribute('aria-label', `${around.nameOf(message.user)}, ${timeOf(message.ts).short}`);
  return article;
}

/**
 * @param {Screen} state
 * @param {ShownMessage} message
 * @returns {Surroundings}
 */
function surroundingsOf(state, message) {
  const { channel, ts } = message;
  return {
    nameOf: (id) => nameOf(state, id),
    press: async (origin, blockId, action) => {
      const article = origin.closest('.message');
      origin.setAttribute('aria-busy', 'true');
      const values = article === null ? {} : readValues(article);
      await send('presses', { place: { channel, ts }, action: { ...action, block_id: blockId }, values });
      origin.removeAttribute('aria-busy');
    },
  };
}

/**
 * @param {string} name
 * @param {boolean} byBot
 * @param {ShownMessage} message
 */
function drawHead(name, byBot, { ts, edited, ephemeral }) {
  const time = timeOf(ts);
  return make(
    'header',
    { class: 'message-head' },
    make('span', { class: 'message-author' }, name),
    byBot ? make('span', { class: 'tag' }, 'App') : null,
    make('time', { datetime: time.iso, title: time.full, class: 'message-time' }, time.short),
    edited && !ephemeral ? make('span', { class: 'message-time' }, 'edited') : null,
  );
}

/** @param {() => void} dismiss */
function drawPrivacy(dismiss) {
  const button = make('button', { type: 'button', class: 'link-button', onclick: dismiss }, 'Dismiss');
  return make('p', { class: 'message-privacy' }, icon('eye'), 'Only visible to you', ' · ', button);
}

/** @param {ShownMessage} message */
function drawReactions({ reactions }) {
  if (reactions.length === 0) return null;
  const pills = reactions.map(({ name, count }) =>
    make('li', { title: `:${name}:` }, `${spellEmoji(`:${name}:`)} ${count}`),
  );
  return make('ul', { class: 'reactions', 'aria-label': 'Reactions' }, ...pills);
}

/**
 * @param {Screen} state
 * @param {ShownMessage} message
 * @param {(() => void) | undefined} reply
 */
function drawTools({ shortcuts }, { channel, ts }, reply) {
  /** @type {MenuItem[]} */
  const items = shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ id, name }) => ({
      label: name,
      choose: () => void send('shortcuts', { id, message: { channel, ts } }),
    }));
  if (reply !== undefined) items.unshift({ label: 'Reply in thread', choose: reply });
  if (items.length === 0) return null;
  const button = make(
    'button',
    { type: 'button', class: 'button button-icon', 'aria-label': 'Message actions' },
    icon('more'),
  );
  return make('div', { class: 'message-tools' }, makeMenu(button, items, 'Message actions'));
}
