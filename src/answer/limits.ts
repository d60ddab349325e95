/**
 * Slack's size limits for what we send, in UTF-16 units or pieces. From Slack's Block Kit reference and the type
 * comments of its SDKs; `total` is not documented: Slack was seen to refuse messages from some 13,000 on.
 */
export const LIMITS = {
  message: { blocks: 50, text: 4_000, total: 12_000 },
  section: { text: 3_000, fields: 10, field: 2_000 },
  header: { text: 150 },
  context: { elements: 10, text: 3_000 },
  actions: { elements: 25 },
  contextActions: { elements: 5 },
  home: { blocks: 100 },
  option: { text: 75, value: 150, groups: 100, options: 100 },
  overflow: { options: 5 },
  select: { options: 100, placeholder: 150 },
  preformatted: { text: 3_000 },
  chart: { title: 50, segments: 6, label: 20 },
  confirm: { title: 100, text: 300, button: 30 },
  modal: { title: 24, button: 24, metadata: 3_000 },
  container: { title: 150, children: 10 },
  table: { rows: 100, cell: 1_000 },
  button: { text: 75, value: 2_000 },
  actionId: 255,
} as const;
