/** @import { Screen } from './types.ts' */
import { icon, make } from './dom.js';
import { makeMenu } from './menu.js';
import { send } from './send.js';

/**
 * The lightning bolt by the composer: what the app offers from anywhere, and its commands.
 * @param {Screen} screen
 * @param {(command: string) => void} write puts a command into the composer
 */
export function makeShortcuts({ shortcuts, commands }, write) {
  const everywhere = shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ id, name, note }) => ({ label: name, note, choose: () => void send('shortcuts', { id }) }));
  const typed = commands.map(({ command, hint, note }) => ({
    label: `${command} ${hint}`,
    note,
    choose: () => write(`${command} `),
  }));
  const button = make(
    'button',
    {
      type: 'button',
      class: 'button button-icon button-bare',
      'aria-label': 'Shortcuts',
      title: 'Shortcuts',
    },
    icon('bolt'),
  );
  return makeMenu(button, [...everywhere, ...typed], 'Shortcuts');
}
