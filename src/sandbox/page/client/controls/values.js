/** @typedef {Record<string, unknown>} FieldValue what Slack puts into state.values for one control */

/** @type {WeakMap<Element, () => FieldValue>} */
const readers = new WeakMap();

/**
 * Marks an element as a control that holds a value.
 * @param {HTMLElement} node
 * @param {string} blockId
 * @param {string} actionId
 * @param {() => FieldValue} read
 */
export function holdValue(node, blockId, actionId, read) {
  node.dataset.block = blockId;
  node.dataset.action = actionId;
  readers.set(node, read);
  return node;
}

/**
 * The values of every control under `root`, as Slack's `state.values`.
 * @param {Element} root
 */
export function readValues(root) {
  /** @type {Record<string, Record<string, FieldValue>>} */
  const values = {};
  for (const node of root.querySelectorAll('[data-block][data-action]')) {
    const read = readers.get(node);
    const { block = '', action = '' } = /** @type {HTMLElement} */ (node).dataset;
    if (read !== undefined) values[block] = { ...values[block], [action]: read() };
  }
  return values;
}
