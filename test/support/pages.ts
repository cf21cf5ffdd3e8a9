import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ActToSign } from './member.js';
import type { Person } from './people.js';
import { type PersonsBrowser, personsBrowser } from './virtual-passkeys.js';

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 800 };

/** Pleases axe, fits a telephone and a desk, and can be looked at where a folder for pictures is given. */
export async function look(page: Page, name: string, shots?: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  for (const [size, suffix] of [[PHONE, '-phone'], [DESK, '']] as const) {
    await page.setViewportSize(size);
    expect([name + suffix, Math.max(0, await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'))]).toEqual([name + suffix, 0]);
    if (shots === undefined) continue;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: `${shots}/${name}${suffix}.png`, fullPage: true });
  }
}

/** A page in a context of its own, closed afterwards. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
  before: (page: Page) => void = () => undefined,
): Promise<void> {
  const context = await browser.newContext({ viewport: DESK, ...options });
  try {
    const page = await context.newPage();
    before(page);
    await page.goto(url);
    await use(page);
  } finally {
    await context.close();
  }
}

/** The same; whatever the browser complains of, a broken policy or a foreign request above all, fails the test. */
export function visitQuietly(
  browser: Browser,
  origin: string,
  path: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
  tolerated: (complaint: string) => boolean = () => false,
): Promise<void> {
  const complaints: string[] = [];
  const listen = (page: Page): void => {
    page.on('console', (message) => message.type() === 'error' && !tolerated(message.text()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => !request.url().startsWith(origin) && !request.url().startsWith('data:') && complaints.push(request.url()));
  };
  return visit(
    browser,
    origin + path,
    options,
    async (page) => {
      await use(page);
      expect(complaints).toEqual([]);
    },
    listen,
  );
}

export async function sign(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Read and sign' }).waitFor();
  await page.getByRole('button', { name: 'Sign with your passkey' }).click();
  await page.getByText('Signed and recorded').waitFor();
}

/** Somebody new joins with a passkey of his own browser. */
export async function joins(browser: Browser, origin: string, steward: Person, name: string, roles: readonly string[]): Promise<PersonsBrowser> {
  const { invite } = await steward.ask<{ invite: { invitation: string; secret: string; act: ActToSign } }>(
    `mutation ($roles: [String!]!) { invite(roles: $roles, kind: PERSON) { ... on PreparedInvitation { invitation secret act { request act requestOptions } } ... on ActRefused { code } } }`,
    { roles },
  );
  await steward.signAct(invite.act);
  const person = await personsBrowser(browser, { viewport: DESK });
  await person.page.goto(`${origin}/join#${invite.invitation}.${invite.secret}`);
  await person.page.getByLabel('Your name').fill(name);
  await person.page.getByRole('button', { name: 'Make a passkey and join' }).click();
  await person.page.waitForURL(/\/(account|desk)$/);
  return person;
}
