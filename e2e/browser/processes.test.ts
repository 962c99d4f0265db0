import { definitionFiles } from '@throughline/example-zzstor/load.ts';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../client.ts';
import { type Office, openOffice } from '../office.ts';
import { openVisits, type Visits } from './visits.ts';

const INTEGRATOR = 'noor.van.dijk';
let office: Office;
let visits: Visits;
beforeAll(async () => {
  office = await openOffice();
  visits = await openVisits(office);
});
afterAll(async () => {
  await visits?.close();
  await office?.close();
});
afterEach(() => expect(visits.troubles()).toEqual([]));

const NAME = 'partner-order.bpmn';
const order = definitionFiles().find(({ name }) => name === NAME)!.content;
/** Better: the time-out is shorter. Faulty: a condition nobody can read, at an element with a name. */
const better = order.replace('PT30S', 'PT20S');
const faulty = better.replace('=bundle.allowed<', '=bundle.allowed and (<');

/** An answer and its time-out are alternatives; joined as if both came, the order waits for ever. */
const stuck = order.replace(
  /exclusiveGateway id="kestrel-answered"([\s\S]*?)<\/bpmn:exclusiveGateway>/,
  'parallelGateway id="kestrel-answered"$1</bpmn:parallelGateway>',
);

/** Drops a file on the page, as a person drags it from a folder. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const target = page.locator('h1').first();
  const script = `(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}));
    return transfer;
  })()`;
  const files = await page.evaluateHandle(script);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await target.dispatchEvent(type, { dataTransfer: files });
}

describe('publishing by dropping a file', () => {
  it('shows what is wrong in words and where on the drawing, and publishes nothing', async () => {
    const page = await visits.visit(INTEGRATOR, '/map/processes');
    await page.getByRole('link', { name: 'Partner order' }).first().waitFor();
    await drop(page, NAME, faulty);
    await page.getByRole('heading', { name: 'Publish definitions' }).waitFor();
    const finding = page.getByRole('listitem').filter({ hasText: 'bundle.allowed and (' });
    await finding.first().waitFor();
    await page.getByText('1 error to mend first. Nothing is published.').waitFor();
    expect(await page.getByRole('button', { name: /^Publish/ }).isDisabled()).toBe(true);
    await page.locator('.djs-element.tl-error[data-element-id="bundle-fits"]').waitFor({ state: 'attached' });
    await page.context().close();
  });

  it('plays the way to where a case would wait for ever', async () => {
    const page = await visits.visit(INTEGRATOR, '/map/processes');
    await page.getByRole('link', { name: 'Partner order' }).first().waitFor();
    await drop(page, NAME, stuck);
    const finding = page.getByRole('listitem').filter({ hasText: 'waits for ever in every run' });
    await finding.getByRole('button', { name: 'Play the way there' }).click();
    await page.locator('.djs-connection.tl-taken').first().waitFor({ state: 'attached' });
    await page
      .locator('.djs-element.tl-warning[data-element-id="kestrel-answered"]')
      .waitFor({ state: 'attached' });
    await page.context().close();
  });

  it('publishes a good one as the next version; cases that run stay on theirs', async () => {
    const rep = await office.as('katrin.vogel');
    const page = await visits.visit(INTEGRATOR, '/map/processes/partner-order');
    await page.locator('.djs-element').first().waitFor();
    await drop(page, NAME, faulty);
    await page.getByText('1 error to mend first. Nothing is published.').waitFor();
    await page
      .getByLabel('Files to publish')
      .setInputFiles([{ name: NAME, mimeType: 'text/xml', buffer: Buffer.from(better) }]);
    await page.getByText('changed, becomes v2').waitFor();
    await page.getByRole('button', { name: 'Publish 1 definition' }).click();
    await page.getByText('Partner order v2 is live.').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Partner order' }).click();
    await page.waitForURL(/partner-order\?version=2$/);
    await page.locator('.djs-element').first().waitFor();
    const process = good(
      await (await office.as(INTEGRATOR)).get<{ version: number; versions: unknown[] }>(
        '/processes/partner-order',
      ),
    );
    expect(process).toMatchObject({
      version: 2,
      versions: [{ version: 2, publishedBy: { name: 'Noor van Dijk' } }, { version: 1 }],
    });
    expect(good(await rep.get('/processes/partner-order/start'))).toMatchObject({ process: { version: 2 } });
    await page.context().close();
  });

  it('is not offered to those who may not', async () => {
    const page = await visits.visit('yuki.tanaka', '/map/processes');
    await page.getByRole('link', { name: 'Partner order' }).first().waitFor();
    expect(await page.getByRole('link', { name: /Publish/ }).count()).toBe(0);
    await drop(page, NAME, better);
    expect(page.url()).toMatch(/\/map\/processes$/);
    await page.context().close();
  });
});
