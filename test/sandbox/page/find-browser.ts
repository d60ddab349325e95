import { existsSync } from 'node:fs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine: `CHROME_PATH`, or where one usually is; null when there is none. */
export function findBrowser(): string | null {
  const named = process.env.CHROME_PATH;
  return [named, ...usual].find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
}

/** Without a display, without the sandbox that containers forbid, and without calls home. */
export const browserArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
