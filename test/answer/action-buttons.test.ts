import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionButtons } from '../../src/answer/action-buttons.ts';
import { button } from '../../src/answer/blocks.ts';
import { fitMessage } from '../../src/answer/fit.ts';
import {
  MORE,
  type PressName,
  pressActionId,
  pressNames,
  pressOption,
  readPress,
  readPressOption,
} from '../../src/answer/press-ids.ts';
import { findFaults } from './validate-message.ts';

const ID = '106540352242922';
const first = button('check_status', 'Check live status', 'case-1');
const row = (offers: readonly PressName[], more = {}) =>
  actionButtons({ offers, caseId: 'case-1', phoneNumberId: ID, ...more })[0]?.elements ?? [];

describe('names of buttons', () => {
  test('are read back, with the number where one is named', () => {
    for (const name of pressNames) {
      for (const phoneNumberId of [null, ID]) {
        expect(readPress(pressActionId(name, phoneNumberId))).toEqual({ name, phoneNumberId });
        const chosen = readPressOption(pressOption(name, phoneNumberId, 'case|1'));
        expect(chosen).toEqual({ name, phoneNumberId, caseId: 'case|1' });
      }
    }
  });

  test.each(['', 'act:', 'act:steal', 'act:register:1;2', 'act:register:', 'register', MORE])(
    '“%s” is none',
    (id) => {
      expect(readPress(id)).toBeNull();
      expect(readPressOption(`${id}|case-1`)).toBeNull();
    },
  );

  test('an option without a case is none', () => {
    expect(readPressOption('act:register')).toBeNull();
  });
});

describe('the row of buttons', () => {
  test('is not there where nothing helps', () => {
    expect(actionButtons({ offers: [], caseId: 'case-1', phoneNumberId: ID })).toEqual([]);
  });

  test('shows up to four, the first of them to press', () => {
    const shown = row(['register', 'request-code', 'history'], { hasPrimary: true, first: [first] });
    expect(shown.map(({ action_id: id }) => id)).toEqual([
      'check_status',
      `act:register:${ID}`,
      `act:request-code:${ID}`,
      `act:history:${ID}`,
    ]);
    expect(shown.map((control) => ('style' in control ? control.style : undefined))).toEqual([
      undefined,
      'primary',
      undefined,
      undefined,
    ]);
  });

  test('folds what is left behind a menu that names the case', () => {
    const shown = row(['register', 'request-code', 'verify-code', 'set-pin', 'history'], { first: [first] });
    expect(shown.map(({ type }) => type)).toEqual(['button', 'button', 'button', 'overflow']);
    const menu = shown.at(-1);
    expect(menu?.type === 'overflow' ? menu.options.map(({ value }) => value) : []).toEqual([
      `act:verify-code:${ID}|case-1`,
      `act:set-pin:${ID}|case-1`,
      `act:history:${ID}|case-1`,
    ]);
  });

  test('marks what does harm, and never the history as the thing to do', () => {
    expect(row(['deregister'], { hasPrimary: true })).toMatchObject([{ style: 'danger' }]);
    expect(row(['history'], { hasPrimary: true })[0]).not.toHaveProperty('style');
  });

  test('is always one that Slack takes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pressNames), { maxLength: 9 }),
        fc.boolean(),
        (offers, checks) => {
          const more = checks ? { first: [first] } : {};
          const blocks = actionButtons({ offers, caseId: 'x'.repeat(36), phoneNumberId: ID, ...more });
          expect(findFaults({ text: 'x', blocks })).toEqual([]);
          expect(fitMessage({ text: 'x', blocks }).blocks).toEqual(blocks);
          const [unique, before] = [new Set(offers).size, checks ? 1 : 0];
          const full = Math.max(4, unique + before - 4);
          expect(blocks[0]?.elements.length ?? 0).toBe(Math.min(unique + before, full));
        },
      ),
    );
  });
});
