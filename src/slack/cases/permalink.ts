/** The address of a message. https://docs.slack.dev/reference/methods/chat.getPermalink shows the form. */
export function permalink(workspaceUrl: string | null, channel: string, ts: string): string | null {
  return workspaceUrl === null ? null : `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;
}
