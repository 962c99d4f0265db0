import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Client, good } from '../client.ts';
import { type Office, openOffice } from '../office.ts';
import { hire, seeThrough, submitOrder } from '../staff.ts';
import { CREDIT_CHECK } from './scenes.ts';
import { openVisits, type Visits } from './visits.ts';

const OPERATIONS = 'sofia.lindqvist';
/** From each end. */
const STEPS = 15;
let office: Office;
let visits: Visits;
let operations: Client;
let order: string;
beforeAll(async () => {
  office = await openOffice();
  const staff = await hire({ url: office.server.url });
  order = await submitOrder(staff, 'RS-26-0412');
  const until = Date.now() + 60_000;
  await seeThrough(staff, order, { until: () => until });
  operations = await office.as(OPERATIONS);
  visits = await openVisits(office);
});
afterAll(async () => {
  await visits?.close();
  await office?.close();
});
afterEach(() => expect(visits.troubles()).toEqual([]));

interface CaseEvent {
  readonly seq: number;
  readonly type: string;
  readonly says?: string;
  readonly element?: string;
  readonly flows?: readonly string[];
}

interface Variable {
  readonly name: string;
  readonly value: unknown;
}

const eventsOf = async (key: string) =>
  good(await operations.get<{ items: CaseEvent[] }>(`/cases/${key}/events?limit=500`)).items;

const marked = (page: Page, mark: string) =>
  page
    .locator(`.djs-element.${mark}[data-element-id]`)
    .evaluateAll((found) =>
      found
        .map((element) => (element as unknown as { dataset: { elementId: string } }).dataset.elementId)
        .sort(),
    );

/** The values the page shows as known, by name; `?` where the expected one is. */
const shownValues = async (page: Page, expected: Readonly<Record<string, string>>) => {
  const rows = page.getByRole('region', { name: 'Values' }).locator('tbody tr:not([data-state="later"])');
  const shown = await rows.evaluateAll((found) =>
    found.map(
      (row) => [row.getAttribute('title') ?? '', row.querySelector('td')?.textContent ?? ''] as const,
    ),
  );
  return Object.fromEntries(shown.map(([name, words]) => [name, expected[name] === '?' ? '?' : words]));
};

/** The same from the API's answer; `?` stands for what the page says in other words (days, lists). */
function valuesOf(variables: readonly Variable[]): Record<string, string> {
  const rows = variables
    .filter(({ name }) => name !== 'starter')
    .flatMap(({ name, value }): (readonly [string, unknown])[] =>
      isContext(value)
        ? Object.entries(value).map(([inner, each]) => [`${name}.${inner}`, each] as const)
        : [[name, value]],
    );
  return Object.fromEntries(rows.map(([name, value]) => [name, plain(value)]));
}

function isContext(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): string {
  if (value === null || value === '') return 'empty';
  if (typeof value === 'number') return value.toLocaleString('en-GB', { maximumFractionDigits: 10 });
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' && !/^\d{4}-\d\d-\d\d/.test(value) ? value : '?';
}

describe('the case page', () => {
  it('marks on the diagram what was done and which way the case went', async () => {
    const page = await visits.visit(OPERATIONS, `/run/cases/${order}`);
    await page.locator('.djs-element.tl-done').first().waitFor();
    const events = await eventsOf(order);
    const taken = new Set(events.flatMap(({ flows = [] }) => flows));
    expect(await marked(page, 'tl-taken')).toEqual([...taken].sort());
    const done = new Set(
      events.flatMap(({ type, element = '' }) =>
        /^element\.(completed|passed)$/.test(type) ? [element] : [],
      ),
    );
    const drawn = await marked(page, 'tl-done');
    expect(drawn).toEqual([...done].sort());
    expect(drawn).toEqual(
      expect.arrayContaining([
        'apply-bundle-rules',
        'stock-norrland',
        'name-integrator',
        'confirm-installation',
      ]),
    );
    expect(await marked(page, 'tl-idle')).toEqual(
      expect.arrayContaining(['ask-norrland', 'cancel-others', 'correct-bundle']),
    );
    expect(await marked(page, 'tl-waiting')).toEqual([]);
    await page.context().close();
  });

  it('steps through the events by arrow keys and shows the values of each moment', async () => {
    const page = await visits.visit(OPERATIONS, `/run/cases/${order}`);
    await page.getByLabel(/^All \d+ events of the log/).check();
    const events = await eventsOf(order);
    const slider = page.getByRole('slider', { name: 'Moment of the case' });
    const isAt = async (place: number) => {
      const { seq } = events[place]!;
      await page.waitForURL((url) => url.searchParams.get('at') === String(seq));
      expect(await slider.getAttribute('aria-valuetext')).toContain(`Event ${place + 1} of ${events.length}`);
      const then = good(await operations.get<{ variables: Variable[] }>(`/cases/${order}/at/${seq}`));
      const expected = valuesOf(then.variables);
      await expect.poll(() => shownValues(page, expected)).toEqual(expected);
    };
    expect(await slider.getAttribute('aria-valuetext')).toBe('Now');
    for (let place = events.length - 1; place >= events.length - STEPS; place--) {
      await page.keyboard.press('ArrowLeft');
      await isAt(place);
    }
    await page.keyboard.press('Home');
    await isAt(0);
    expect(await marked(page, 'tl-done')).toEqual([]);
    for (let place = 1; place <= STEPS; place++) {
      await page.keyboard.press('ArrowRight');
      await isAt(place);
    }
    await page.keyboard.press('End');
    await page.waitForURL((url) => !url.searchParams.has('at'));
    await expect.poll(async () => (await marked(page, 'tl-done')).length).toBeGreaterThan(15);
    await page.context().close();
  }, 120_000);
});

describe('an incident', () => {
  it('is shown where it stopped, and retried by operations when the value is right', async () => {
    await office.server.publish([{ name: 'credit-check.bpmn', content: CREDIT_CHECK }], 'noor.van.dijk');
    const key = await office.start(OPERATIONS, 'credit-check', { rating: 'C' });
    const page = await visits.visit(OPERATIONS, `/run/cases/${key}`);
    const card = page.getByRole('alert', { name: 'Incident' });
    await card.getByRole('heading', { name: 'How good?' }).waitFor();
    await page.locator('.djs-element.tl-incident[data-element-id="how"]').waitFor();
    await card.getByRole('button', { name: 'Try again' }).click();
    // Nothing changed, so it stops again at once.
    await card.getByRole('heading', { name: 'How good?' }).waitFor();
    good(await operations.ask('PATCH', `/cases/${key}/variables`, { body: { variables: { rating: 'A' } } }));
    await page.getByRole('button', { name: 'Try again', exact: true }).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('banner').or(page.locator('header')).getByText('Finished').first().waitFor();
    expect(await card.count()).toBe(0);
    expect(await marked(page, 'tl-taken')).toEqual(['to-good', 'to-how']);
    expect(good(await operations.get(`/incidents?case=${key}`))).toMatchObject({ items: [] });
    await page.context().close();
  });
});
