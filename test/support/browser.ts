import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'];

/** Nothing of the browser's own goes to the network: no updates, no look-ups, no first-run pages. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of an installed Chromium: `CHROMIUM_PATH`, else Debian's. */
export function chromiumPath(): string | undefined {
  return PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/**
 * A Chromium, or nothing where none is installed: the specs then skip and one line says so. With FOLKMOOT_NO_SKIP=1 a missing
 * browser is a failure. Whoever opens it closes it:
 *
 *     const browser = await browserOrSkip();          // at the top of the file, before describe
 *     (browser ? describe : describe.skip)('…', () => { afterAll(() => browser?.close()); … });
 */
export async function browserOrSkip(): Promise<Browser | undefined> {
  const executablePath = chromiumPath();
  if (executablePath !== undefined) return chromium.launch({ executablePath, args: QUIET });
  const missing = 'no Chromium found (set CHROMIUM_PATH, or install the package `chromium`)';
  if (process.env['FOLKMOOT_NO_SKIP'] === '1') throw new Error(missing);
  process.stderr.write(`SKIPPED browser tests: ${missing}\n`);
  return undefined;
}
