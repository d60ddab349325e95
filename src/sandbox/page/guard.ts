import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request must not be served, or null when it may be. The page acts for whoever opens it,
 * so other sites must not reach it: neither through a name that points here (Host) nor by posting (Origin).
 */
export function findIntrusion(method: string, headers: IncomingHttpHeaders, port: number): string | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) return 'This address is not served here.';
  if (method === 'GET' || method === 'HEAD') return null;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) return 'Other sites may not act here.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 'Other sites may not act here.';
  // A form cannot send JSON, so this also keeps plain cross-site forms out.
  if (!headers['content-type']?.startsWith('application/json')) return 'Only JSON is taken.';
  return null;
}
