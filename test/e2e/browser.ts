import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium } from 'playwright-core';
import { chromiumPath } from '../support/stack.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A person's own browser: nothing of anybody else is in it. */
export interface Desktop {
  page: Page;
  close(): Promise<void>;
}

export async function openDesktop(url: string, account: string, password: string): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'fwzz-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    headless: true,
    args: FLAGS,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: url,
  });
  context.setDefaultTimeout(30_000);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto('/');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('banner').waitFor();
  return {
    page,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the dialog of a command by its words, fills it, presses the button of the same words, and waits until it is gone. */
export async function act(page: Page, words: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => undefined): Promise<void> {
  await page.locator('.may').getByRole('button', { name: words, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words });
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name: words, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export const answer = (scope: ReturnType<Page['getByRole']>, question: string, text: string) =>
  scope.getByRole('group', { name: question }).getByText(text, { exact: true }).click();

/** The wall clock of Beijing, as the date fields show it. */
export const beijing = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

export async function pickInstant(page: Page, scope: ReturnType<Page['getByRole']>, label: string, at: number): Promise<void> {
  const field = scope.getByLabel(label);
  await field.click();
  await field.fill(beijing(at));
  await page.keyboard.press('Enter');
}
