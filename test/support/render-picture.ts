import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../src/doctor/programs.ts';
import { browserArguments } from '../sandbox/page/browser-arguments.ts';

/** How a text is shown: a dialog, a chat in the dark, a JSON answer in a terminal, or alone on the page. */
export type Look = 'dialog' | 'dark' | 'terminal' | 'bare';

export type Shot = { readonly look?: Look; readonly language?: string; readonly scale?: 1 | 2 };

export type Renderer = AsyncDisposable & {
  /** A screenshot as PNG. */
  render(text: string, shot?: Shot): Promise<Uint8Array>;
};

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const LOOKS: Readonly<Record<Look, (text: string) => string>> = {
  dialog: (text) => `<body style="margin:0;background:#eef1f4;padding:24px;font:14px/1.4 sans-serif">
    <div dir="auto" style="background:#fff;border-radius:8px;padding:20px;width:380px">
    <b style="font-size:16px">WhatsApp Business</b><p style="color:#444">${text}</p>
    <span style="background:#0866ff;color:#fff;padding:8px 16px;border-radius:6px">OK</span></div>`,
  dark: (text) => `<body style="margin:0;background:#111b21;padding:24px;font:15px/1.4 sans-serif">
    <div dir="auto" style="background:#202c33;color:#e9edef;border-radius:8px;padding:16px;width:360px">${text}</div>`,
  terminal: (text) => `<body style="margin:0;background:#fff;padding:16px;font:13px/1.35 monospace">
    <div style="width:640px;white-space:pre-wrap">${text}</div>`,
  bare: (text) => `<body style="margin:0;background:#fff;padding:24px;font:18px/1.5 sans-serif">
    <div dir="auto" style="width:560px;white-space:pre-wrap">${text}</div>`,
};

/** Takes screenshots of texts with the Chromium of this machine; null where there is none. */
export async function openRenderer(): Promise<Renderer | null> {
  const executablePath = findBrowser(process.env.CHROME_PATH);
  if (executablePath === null) return null;
  const browser: Browser = await chromium.launch({ executablePath, args: browserArguments });
  return {
    async render(text, { look = 'bare', language = 'en', scale = 1 } = {}) {
      const viewport = { width: 700, height: 300 };
      const page = await browser.newPage({ viewport, deviceScaleFactor: scale, locale: language });
      try {
        await page.setContent(`<html lang="${language}">${LOOKS[look](escapeHtml(text))}</html>`);
        return await page.locator('body').screenshot();
      } finally {
        await page.close();
      }
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
