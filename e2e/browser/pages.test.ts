import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Office, openOffice } from '../office.ts';
import { hurryStock } from './hurry-stock.ts';
import { type Cases, furnish, SCENES } from './scenes.ts';
import { openVisits, type Visits } from './visits.ts';

const SHOTS = fileURLToPath(new URL('../screenshots', import.meta.url));
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'] as const;

let office: Office;
let visits: Visits;
let cases: Cases;
beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  office = await openOffice();
  await hurryStock(office);
  cases = await furnish(office);
  visits = await openVisits(office);
});
afterAll(async () => {
  await visits?.close();
  await office?.close();
});

/** What breaks WCAG 2.2 AA, each with its place. */
async function flaws(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: WCAG }, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} at ${target}: ${failureSummary.split('\n').slice(1).join(' ').trim()}`,
    ),
  );
}

/** Wider than the screen: something makes a person scroll sideways. */
const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');

describe.concurrent('every page is WCAG 2.2 AA, in light and dark, on a desk and in a hand', () => {
  it.for(SCENES)('$name', async ({ name, who, path, ready }, { expect }) => {
    const page = await visits.visit(who, path(cases), { colorScheme: 'light', reducedMotion: 'reduce' });
    await ready(page);
    const found: Record<string, readonly string[]> = {};
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(SHOTS, `${name}-${size}-${colorScheme}.png`) });
        // Colours are the same in a hand; what else counts there does not depend on them.
        if (size === 'phone' && colorScheme === 'dark') continue;
        const wrong = await flaws(page);
        if (size === 'phone' && (await tooWide(page))) wrong.push('is wider than the screen');
        if (wrong.length > 0) found[`${size}, ${colorScheme}`] = wrong;
      }
    }
    await page.context().close();
    expect(found).toEqual({});
  });
});
