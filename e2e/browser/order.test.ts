import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../client.ts';
import { COMPLAINT, type Office, openOffice } from '../office.ts';
import { control } from '../surroundings.ts';
import { hurryStock } from './hurry-stock.ts';
import { tellsAStory } from './story.ts';
import { openVisits, type Visits } from './visits.ts';

let office: Office;
let visits: Visits;
let rep: Page;
let order: string;
beforeAll(async () => {
  office = await openOffice();
  await hurryStock(office);
  visits = await openVisits(office);
});
afterAll(async () => {
  await visits?.close();
  await office?.close();
});
afterEach(() => expect(visits.troubles()).toEqual([]));

/** A customer whose name would run as a script, were it not shown as text. */
const CUSTOMER = 'Kranhaus <img src=x onerror="hacked=1"><script>hacked=1</script>';

/** Text that a person reads, and nothing that was made of it. */
async function showsAsText(page: Page): Promise<void> {
  expect(await page.getByText(CUSTOMER).count()).toBeGreaterThan(0);
  // expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.evaluate('typeof hacked')).toBe('undefined');
}

const tasks = (page: Page) => page.getByRole('region', { name: 'My team' }).getByRole('link');

describe('an order, from the rep to the confirmation', () => {
  tellsAStory();
  it('is submitted by the rep’s form', async () => {
    await control(office.around.outside.suppliersUrl, 'norrland', { fail: 'hang' });
    rep = await visits.visit(undefined, '/');
    await rep.getByLabel('E-mail').fill('katrin.vogel@rheintal-systemhaus.example');
    await rep.getByLabel('Password', { exact: true }).fill('throughline-demo');
    await rep.getByRole('button', { name: 'Sign in' }).click();
    await rep.getByRole('heading', { name: 'Your orders' }).waitFor();
    await rep
      .getByRole('link', { name: /New order|Start something new/ })
      .first()
      .click();
    await rep.getByRole('link', { name: 'Partner order' }).click();
    await rep.getByLabel('End customer').fill('');
    await rep.getByLabel('Street and number').fill('Speicherkai 8');
    await rep.getByLabel('Postcode').fill('20457');
    await rep.getByLabel('Town in Germany').fill('Hamburg');
    await rep.getByLabel('Your reference').fill('RS-26-0412');
    const submit = rep.getByRole('button', { name: /^Submit/ });
    await submit.click();
    // Nothing was sent: the customer is missing, and the page says so and goes there.
    const missing = rep.getByText('Field is required');
    await missing.waitFor();
    await expect.poll(() => rep.evaluate('document.activeElement.id')).toMatch(/endCustomer$/);
    await rep.getByLabel('End customer').fill(CUSTOMER);
    await missing.waitFor({ state: 'detached' });
    await submit.click();
    await rep.waitForURL(/\/run\/cases\/\d+$/);
    order = rep.url().split('/').at(-1)!;
    await rep.getByRole('heading', { name: CUSTOMER }).waitFor();
    await showsAsText(rep);
  });

  it('comes to the order desk when a supplier does not answer, and is answered by keyboard alone', async () => {
    await office.start('hannah.fischer', 'complaint', COMPLAINT);
    const colleague = await visits.visit('tomasz.wolski', '/');
    const desk = await visits.visit('lena.hartwig', '/');
    await tasks(desk).nth(1).waitFor();
    expect(await tasks(colleague).count()).toBe(2);
    const { keyboard } = desk;
    const opened = desk.getByRole('region', { name: 'Task', exact: true }).getByRole('heading', { level: 2 });
    await opened.getByText('Ask Norrland for stock').waitFor();
    await keyboard.press('j');
    await opened.getByText('Answer complaint').waitFor();
    await keyboard.press('k');
    await opened.getByText('Ask Norrland for stock').waitFor();
    await showsAsText(desk);
    await keyboard.press('i');
    await desk.getByText('You took “Ask Norrland for stock”').waitFor();
    await control(office.around.outside.suppliersUrl, 'norrland', {});
    await keyboard.press('Enter');
    await keyboard.press('1');
    expect(await desk.getByLabel('Yes, all').isChecked()).toBe(true);
    await keyboard.press('Tab');
    await keyboard.type(inDays(20));
    await keyboard.press('Tab');
    await keyboard.type('NSO by telephone');
    await keyboard.press('Control+Enter');
    // Done, and the next task stands there.
    await opened.getByText('Answer complaint').waitFor();
    await tasks(desk).nth(1).waitFor({ state: 'detached' });
    // The colleague sees it go without doing anything.
    await tasks(colleague).nth(1).waitFor({ state: 'detached', timeout: 5_000 });
    const view = good(
      await (await office.as('lena.hartwig')).get<{ variables: Variables }>(`/cases/${order}`),
    );
    expect(view.variables.find(({ name }) => name === 'stockNorrland')?.value).toMatchObject({
      ...{ available: 2, reference: 'NSO by telephone' },
    });
  });

  it('asks the rep for the integrator', async () => {
    await rep.getByRole('link', { name: /^For you/ }).click();
    await rep.getByRole('heading', { name: 'Name the integrator', level: 2 }).waitFor();
    await rep.getByLabel('Brandt & Köhler IT-Systeme GmbH').check();
    await rep.getByRole('button', { name: 'Done and next' }).click();
    await rep.getByText(/^Done: Name the integrator/).waitFor();
  });

  it('is given a date by the installation team', async () => {
    const team = await visits.visit('miriam.yildiz', '/');
    await team.getByRole('heading', { name: 'Book installation date', level: 2 }).waitFor();
    await showsAsText(team);
    await team.getByLabel('On site from ZZStor').fill('Miriam Yildiz');
    await team.getByRole('button', { name: 'Done and next' }).click();
    await team.getByText('Nothing waits in this queue').waitFor();
  });

  it('ends, and the rep has it in writing', async () => {
    await rep.goto(`/run/cases/${order}`);
    await rep.getByText('Finished', { exact: true }).first().waitFor();
    await rep.goto(office.around.mailbox.url);
    const confirmation = rep.getByRole('link', { name: /^Installation on .* at Kranhaus/ });
    await confirmation.click();
    await showsAsText(rep);
    expect(await rep.getByText('Brandt & Köhler IT-Systeme GmbH installs').count()).toBe(1);
    expect(
      office.around.mailbox
        .list()
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual([
      expect.stringMatching(/^Installation on .* at Kranhaus/),
      expect.stringMatching(/^Order arriving in three weeks: Kranhaus/),
      'Order confirmation, your reference RS-26-0412',
      'You reached Gold',
    ]);
  });
});

type Variables = readonly { readonly name: string; readonly value: unknown }[];

/** A day as the pages take it: 14/12/2026. */
function inDays(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return day.toLocaleDateString('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric' });
}
