/** Text in Slack's mrkdwn that may be sent as it is: our own wording, with everything else in it escaped. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

/** Slack reads `&`, `<` and `>` in every text object; escaping them disarms mentions and links. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Template tag: the literal parts are markup, every value in it is escaped unless it is markup itself. */
export function mrkdwn(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Markup)[]
): Markup {
  const written = values.map((value) => (value instanceof Markup ? value.source : escapeText(String(value))));
  return new Markup(parts.map((part, i) => part + (written[i] ?? '')).join(''));
}

export function joinMarkup(parts: readonly Markup[], separator: string): Markup {
  return new Markup(parts.map((part) => part.source).join(separator));
}

/** A link to a page that the knowledge base names. Anything but https becomes its bare title. */
export function link(url: string, title: string): Markup {
  if (!/^https:\/\/[^\s<>|"]+$/.test(url)) return mrkdwn`${title}`;
  return new Markup(`<${escapeText(url)}|${escapeText(title.replace(/[|\n]+/g, ' '))}>`);
}

/** Names a member of the workspace, which Slack shows as `@name`. Such a message has to tell `fitMessage` whom it names. */
export function person(userId: string): Markup {
  return /^[UW][A-Z0-9]+$/.test(userId) ? new Markup(`<@${userId}>`) : mrkdwn`${userId}`;
}

/** Names a channel by its id, which Slack shows as `#name` to those who are in it. For notes only. */
export function conversation(channelId: string): Markup {
  return /^[CGD][A-Z0-9]+$/.test(channelId) ? new Markup(`<#${channelId}>`) : mrkdwn`${channelId}`;
}
