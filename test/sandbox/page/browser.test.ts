import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { findBrowser } from '../../../src/doctor/programs.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start.ts';
import { openSandbox } from '../open-sandbox.ts';
import { createPageFeatures } from '../page-features.ts';
import { browserArguments } from './browser-arguments.ts';

const executablePath = findBrowser(process.env.CHROME_PATH);
if (executablePath === null) {
  console.warn('The browser tests are skipped: no Chromium was found. CHROME_PATH may name one.');
}

describe.skipIf(executablePath === null)('the page in a browser', () => {
  let browser: Browser;
  let sandbox: Sandbox | undefined;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: browserArguments });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await sandbox?.[Symbol.asyncDispose]();
    sandbox = undefined;
  });

  /** Opens the page and takes down every error and every request that leaves this machine. */
  async function open(at: Sandbox, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    sandbox = at;
    complaints.length = 0;
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => request.url().startsWith(at.url) || complaints.push(request.url()));
    await page.goto(at.url);
    return page;
  }

  const overflow = (page: Page) =>
    page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);

  test.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)(
    'at %i pixels (%s) the road is travelled without an error',
    async (width, scheme) => {
      const page = await open(
        await startSandbox(readConfig({ PORT: '0' }), { print: () => {} }),
        width,
        scheme,
      );
      const log = page.getByRole('log', { name: 'Messages' });
      await log.getByText('another WhatsApp account').first().waitFor();

      await page.getByRole('button', { name: 'Polish' }).click();
      const thread = log.getByRole('region', { name: /^Thread/ }).nth(1);
      await thread.getByRole('button', { name: 'Check live status' }).click();
      await thread.getByText('+48 600 123 456', { exact: true }).last().waitFor();
      await thread
        .getByText(/not registered/)
        .first()
        .waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);

      if (width < 860) await page.getByRole('button', { name: 'Simulated Meta' }).click();
      await page.getByRole('button', { name: 'Delete the account on the phone' }).click();
      await page.getByText('Let go, free in').waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  test('a retry is watched from the wait to the registered number, its state beside it', async () => {
    const page = await open(
      await startSandbox(readConfig({ PORT: '0' }), { print: () => {}, quiet: true }),
      1280,
    );
    const log = page.getByRole('log', { name: 'Messages' });
    await page.getByRole('button', { name: 'Polish' }).click();
    await log.getByRole('button', { name: 'Start the 3-minute wait, then retry' }).click();
    const form = page.getByRole('dialog', { name: 'Retry when possible' });
    await form.getByLabel(/Two-step PIN/).fill('482913');
    await page.keyboard.press('Enter');
    await log.getByText('Waiting to register').waitFor();
    await log.getByText('Retry: started by').waitFor();
    await page.getByRole('button', { name: 'Delete the account on the phone' }).click();
    await page.getByText('Minutes as seconds').click();
    await log.getByText('+48 600 123 456 (Piekarnia Kłos) is registered').waitFor();
    const number = page.getByRole('listitem').filter({ hasText: 'Piekarnia Kłos' });
    await number.getByText('CONNECTED', { exact: true }).waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  }, 60_000);

  test('whoever acts writes, and only they see what is said to them alone', async () => {
    const page = await open(await openSandbox(createPageFeatures()), 390);
    const acting = page.getByLabel('Acting as');
    expect(await acting.locator('option').allTextContents()).toEqual([
      'Maja Nowak',
      'Tomasz Wójcik',
      'Gita Rao (guest)',
    ]);
    await acting.selectOption({ label: 'Tomasz Wójcik' });
    await page.getByLabel('Message', { exact: true }).fill('hello from me');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('article', { name: /^Tomasz Wójcik/ }).waitFor();
    const log = page.getByRole('log', { name: 'Messages' });
    await log.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'first' }).click();
    await log.getByText('You chose first').waitFor();
    await acting.selectOption({ label: 'Maja Nowak' });
    await log.getByText('You chose first').waitFor({ state: 'detached' });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  test('a global shortcut opens its form for whoever acts', async () => {
    const page = await open(await openSandbox(createPageFeatures()), 1280);
    await page.getByLabel('Acting as').selectOption({ label: 'Gita Rao (guest)' });
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /^Explain an error/ }).click();
    const modal = page.getByRole('dialog', { name: 'Two-step PIN' });
    await modal.waitFor();
    expect(await modal.getByLabel('PIN', { exact: true }).evaluate((it) => it.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });

  test('a link to a thread opens it here; a pie has its numbers as words', async () => {
    const page = await open(await openSandbox(createPageFeatures()), 1280);
    await page.getByLabel('Message', { exact: true }).fill('hello');
    await page.keyboard.press('Enter');
    const log = page.getByRole('log', { name: 'Messages' });
    const chart = log.getByRole('figure', { name: 'How they were recognised' });
    await chart.getByText('75 %').waitFor();
    await chart.getByRole('img', { name: 'By code: 3, By wording: 1' }).waitFor();
    await page.getByRole('tab', { name: /^Direct messages/ }).click();
    await page.getByLabel('Message', { exact: true }).fill('hello');
    await page.keyboard.press('Enter');
    await log.getByRole('link', { name: 'the first thread' }).click();
    const root = log.getByRole('article', { name: /^Maja Nowak/ });
    await root.waitFor();
    expect(await root.evaluate((it) => it.matches(':focus'))).toBe(true);
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('wa-support');
    expect(page.context().pages()).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test('a picture and a file of text are sent, and shown', async () => {
    const page = await open(await openSandbox(), 390, 'dark');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach a file' }).click();
    const csv = {
      name: 'numbers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('phone\n+48 600 123 456\n'),
    };
    await (await chooser).setFiles(csv);
    const log = page.getByRole('log', { name: 'Messages' });
    await log.getByRole('link', { name: 'numbers.csv' }).waitFor();
    await page.getByRole('button', { name: 'More samples' }).click();
    await page.getByRole('menuitem', { name: 'A screenshot' }).click();
    const picture = log.getByRole('img', { name: 'screenshot.png' });
    await picture.waitFor();
    await picture.evaluate((it) => (it as HTMLImageElement).decode());
    expect(await picture.evaluate((it) => (it as HTMLImageElement).naturalWidth)).toBe(900);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  test('everything the page draws can be used from the keyboard', async () => {
    const page = await open(await openSandbox(createPageFeatures()), 1280);
    const composer = page.getByLabel('Message', { exact: true });
    await composer.focus();
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');

    const log = page.getByRole('log', { name: 'Messages' });
    await log.getByRole('button', { name: 'Enter the PIN' }).focus();
    await page.keyboard.press('Enter');
    const modal = page.getByRole('dialog', { name: 'Two-step PIN' });
    await modal.getByLabel('PIN', { exact: true }).fill('12');
    await page.keyboard.press('Enter');
    await modal.getByText('Six digits, please').waitFor();
    expect(await modal.getByLabel('PIN', { exact: true }).inputValue()).toBe('12');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });

    const date = log.locator('time[title="2026-11-21 14:02 UTC"]');
    expect(await date.textContent()).toMatch(/ at \d{2}:02/);

    await log.getByRole('button', { name: 'More', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const note = log.getByText('You chose second');
    await note.waitFor();
    await log.getByText('Only visible to you').waitFor();
    await log.getByRole('button', { name: 'Dismiss' }).click();
    await note.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  test('what people paste stays text', async () => {
    const page = await open(await openSandbox(), 1280);
    const attack = '<img src=x onerror=alert(1)> <https://evil.example|bank> *<b>*';
    await page.getByLabel('Message', { exact: true }).fill(attack);
    await page.getByRole('button', { name: 'Send' }).click();
    const article = page.getByRole('log').getByRole('article').last();
    await article.waitFor();
    expect(await article.textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(await article.locator('img, b').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
