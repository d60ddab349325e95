/**
 * Redraws part of the page and puts the focus back: on the same control, or on what held it.
 * Controls are known by `data-press` or `data-control`, holders by their id.
 * @param {Element | null} root
 * @param {() => Element | null} redraw gives the new root
 */
export function redrawKeepingFocus(root, redraw) {
  const active = document.activeElement;
  const inside = active instanceof HTMLElement && root?.contains(active) ? active : null;
  const { press, control } = inside?.dataset ?? {};
  const holder = inside?.closest('[id]')?.id;
  const fresh = redraw();
  if (inside === null || fresh === null || fresh.contains(inside)) return;
  const held = holder === undefined ? null : document.getElementById(holder);
  const within = held !== null && fresh.contains(held) ? held : fresh;
  const same = findControl(within, 'press', press) ?? findControl(fresh, 'control', control);
  const target = same ?? within.querySelector('summary') ?? within;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/**
 * @param {Element} root
 * @param {'press' | 'control'} attribute
 * @param {string | undefined} value
 */
function findControl(root, attribute, value) {
  return value === undefined ? null : root.querySelector(`[data-${attribute}="${CSS.escape(value)}"]`);
}
