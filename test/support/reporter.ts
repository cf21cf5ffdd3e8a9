import type { Page } from 'playwright-core';

/** Somebody who files in a browser: the answers of each step, in their order. */
export const ANSWERS = {
  title: 'A clinic’s chat assistant told a patient to stop her tablets',
  account: 'My mother asked the assistant of her clinic about her tablets.\nIt told her to stop. Three days later she was in hospital.',
} as const;

/** Presses the button of the form with this value, and waits for the page that answers. */
export async function press(page: Page, value: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(`button[value="${value}"] >> nth=0`)]);
}

/** Each step: what is answered on it. `visit` is called on each page, before its answer is given. */
export async function fileTo(page: Page, url: string, visit: (step: string) => Promise<void> = async () => undefined, answers: { readonly title: string; readonly account: string } = ANSWERS): Promise<void> {
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['what', async () => [await page.fill('#f-title', answers.title), await page.fill('#f-account', answers.account)]],
    ['ai', () => page.check('[value=CAUSED]')],
    ['you', () => page.check('[value=WORKER]')],
    ['when', async () => [await page.fill('[name="occurred.year"]', '2025'), await page.fill('[name="occurred.month"]', '3')]],
    ['where', async () => [await page.selectOption('#f-country1', 'SE'), await page.fill('#f-system', 'ClinicTalk')]],
    ['harm', () => page.check('[value=PHYSICAL]')],
    ['severity', () => page.check('[value=SERIOUS_INCIDENT]')],
    ['safety', () => page.check('[name=danger][value=NO]')],
    ['evidence', () => page.setInputFiles('#f-upload', [{ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Stop the tablets.') }])],
    ['wanted', () => page.fill('#f-wanted', 'The clinic should tell all patients.')],
    ['contact', async () => undefined],
  ];
  await page.goto(`${url}/report`);
  await visit('start');
  await press(page, 'start');
  for (const [step, answer] of steps) {
    await visit(step);
    await answer();
    await press(page, 'next');
  }
  await visit('check');
}
