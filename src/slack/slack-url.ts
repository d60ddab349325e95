const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const SLACK = /(?:^|\.)slack(?:-gov|-files)?\.com$/;

/**
 * Tells Slack's own addresses; and those of this machine, where Slack is emulated.
 * @param apiUrl Slack's Web API: where it is on this machine, so may everything else of Slack's be
 */
export function createUrlGuard(apiUrl: string): (text: string) => boolean {
  const allowLoopback = LOOPBACK.test(URL.parse(apiUrl)?.hostname ?? '');
  return (text) => {
    const url = URL.parse(text);
    if (url === null) return false;
    if (url.protocol === 'https:' && SLACK.test(url.hostname)) return true;
    return allowLoopback && LOOPBACK.test(url.hostname);
  };
}
