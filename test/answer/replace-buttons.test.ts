import { expect, test } from 'vitest';
import { actionButtons } from '../../src/answer/action-buttons.ts';
import { actions, button, context, section } from '../../src/answer/blocks.ts';
import { mrkdwn } from '../../src/answer/markup.ts';
import { replaceButtons } from '../../src/answer/replace-buttons.ts';

const note = mrkdwn`running`;
const check = button('check_status', 'Check live status', 'case-1');
const feedback = actions(button('feedback:x:helpful', 'Helpful', 'helpful:case-1'));

test('what starts something makes way for the note, menus too; everything else stays', () => {
  const row = actionButtons({
    offers: ['register', 'request-code', 'verify-code', 'set-pin', 'history'],
    ...{ caseId: 'case-1', phoneNumberId: null, first: [check] },
  });
  expect(replaceButtons([section('words'), ...row, feedback], note)).toEqual([
    section('words'),
    actions(check),
    context(note),
    feedback,
  ]);
});

test('a row that was nothing but actions becomes the note; the history may stay', () => {
  const row = (offers: Parameters<typeof actionButtons>[0]['offers']) =>
    actionButtons({ offers, caseId: 'case-1', phoneNumberId: null });
  expect(replaceButtons(row(['register']), note)).toEqual([context(note)]);
  expect(replaceButtons(row(['register', 'history']), note)).toEqual([...row(['history']), context(note)]);
});

test('a message without such buttons stays as it is', () => {
  const blocks = [section('words'), feedback, { type: 'actions' }, 'odd', null];
  expect(replaceButtons(blocks, note)).toEqual(blocks);
});
