import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** One person's browser: a context of its own with a passkey device in software (Chrome DevTools Protocol, domain WebAuthn). */
export interface PersonsBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Whether the person confirms when the device asks. */
  confirms(yes: boolean): Promise<void>;
}

export async function personsBrowser(browser: Browser, options: BrowserContextOptions = {}): Promise<PersonsBrowser> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    context,
    page,
    confirms: (yes) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: yes }).then(() => undefined),
  };
}
