import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { sessionOf } from '../client.ts';
import type { Office } from '../office.ts';

/** Where scripts/test.mjs did not say which. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGUMENTS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];
/** Milliseconds that anything on a page may take. */
const PATIENCE = 15_000;

export interface Visits {
  /** Opens a page as somebody who is signed in, or as nobody. */
  visit(handle: string | undefined, path: string, options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong on the pages so far: exceptions, broken rules of the security policy, failed requests. */
  troubles(): readonly string[];
  /** Takes back what a test brought about on purpose. */
  forgive(trouble: RegExp): void;
  close(): Promise<void>;
}

/** A browser whose pages are people of the demonstration, in Hamburg, with an English browser. */
export async function openVisits({ server: { url } }: Pick<Office, 'server'>): Promise<Visits> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  let troubles: string[] = [];
  return {
    async visit(handle, path, options = {}) {
      const context = await browser.newContext({
        ...{ baseURL: url, locale: 'en-GB', timezoneId: 'Europe/Berlin' },
        ...{ viewport: { width: 1440, height: 900 }, ...options },
      });
      if (handle !== undefined) await context.addCookies(cookiesOf(await sessionOf(handle, { url }), url));
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      watch(page, (what) => troubles.push(`${handle ?? 'nobody'} at ${page.url()}: ${what}`));
      await page.goto(path);
      return page;
    },
    troubles: () => troubles,
    forgive: (trouble) => {
      troubles = troubles.filter((one) => !trouble.test(one));
    },
    close: () => browser.close(),
  };
}

// ---------------------------------------------------------------------------------------------------------

function watch(page: Page, note: (what: string) => void): void {
  page.on('pageerror', (error) => note(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    // That nobody is signed in is how the pages find out; it is no trouble.
    if (message.type() === 'error' && !/401 \(Unauthorized\)/.test(message.text())) note(message.text());
  });
}

function cookiesOf(header: string, url: string) {
  return header.split('; ').map((cookie) => {
    const at = cookie.indexOf('=');
    return { name: cookie.slice(0, at), value: decodeURIComponent(cookie.slice(at + 1)), url };
  });
}
