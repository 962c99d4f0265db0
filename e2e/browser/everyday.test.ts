import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COMPLAINT, type Office, ORDER, openOffice } from '../office.ts';
import { openVisits, type Visits } from './visits.ts';

let office: Office;
let visits: Visits;
let order: string;
beforeAll(async () => {
  office = await openOffice();
  order = await office.start('katrin.vogel', 'partner-order', { ...ORDER, endCustomer: 'Kranhaus Reederei' });
  visits = await openVisits(office);
});
afterAll(async () => {
  await visits?.close();
  await office?.close();
});
afterEach(() => expect(visits.troubles()).toEqual([]));

it('the demonstration’s people sign in with one click and come back to where they wanted to go', async () => {
  const page = await visits.visit(undefined, '/setup');
  await page.waitForURL(/\/sign-in\?to=/);
  await page.getByRole('button', { name: /Aoife Brennan/ }).click();
  await page.waitForURL(/\/setup$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto('/run/worklist');
  await page.waitForURL(/\/sign-in/);
  await page.context().close();
});

it('a wrong password is answered in words', async () => {
  const page = await visits.visit(undefined, '/sign-in');
  await page.getByLabel('E-mail').fill('lena.hartwig@zzstor.example');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('No account has this e-mail and password.').waitFor();
  await page.context().close();
});

it('Ctrl+K finds a case by its customer and opens it', async () => {
  const page = await visits.visit('lena.hartwig', '/run/worklist');
  await page.getByRole('heading', { name: 'Worklist' }).first().waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search, jump' });
  await field.fill('kranhaus');
  await page.getByRole('option', { name: /Order for Kranhaus Reederei/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/run/cases/${order}$`));
  await page.getByRole('heading', { name: 'Order for Kranhaus Reederei' }).waitFor();
  await page.keyboard.press('Control+k');
  await field.fill('incid');
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await page.context().close();
});

it('dark colours are kept, and follow the system when nobody chose', async () => {
  const ground = 'getComputedStyle(document.body).backgroundColor';
  const page = await visits.visit('lena.hartwig', '/setup', { colorScheme: 'light' });
  await page.getByText('On this device').waitFor();
  const light = await page.evaluate(ground);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => page.evaluate(ground)).not.toBe(light);
  const dark = await page.evaluate(ground);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByText('Dark', { exact: true }).click();
  await expect.poll(() => page.evaluate(ground)).toBe(dark);
  await page.reload();
  await page.getByText('On this device').waitFor();
  expect(await page.evaluate(ground)).toBe(dark);
  await page.context().close();
});

it('a partner of another company finds no trace of the order', async () => {
  const page = await visits.visit('falk.petzold', '/run/cases');
  await page.getByText('You have no order yet').waitFor();
  expect(await page.getByText('Kranhaus').count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search, jump' }).fill('kranhaus');
  await page.getByText(/Nothing fits/).waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`/run/cases/${order}`);
  await page.getByText(/There is no case .* that you can see/).waitFor();
  expect(await page.getByText('Kranhaus').count()).toBe(0);
  await page.context().close();
  // The browser's own note of the refusal.
  visits.forgive(/404 \(Not Found\)/);
});

it('two browsers see the same: a task that is taken and done elsewhere goes by itself', async () => {
  await office.start('hannah.fischer', 'complaint', COMPLAINT);
  const [mine, theirs] = [await visits.visit('tomasz.wolski', '/'), await visits.visit('lena.hartwig', '/')];
  const title = (page: typeof mine) => page.getByRole('link', { name: /Answer complaint/ }).first();
  await title(mine).waitFor();
  await title(theirs).waitFor();
  await mine.keyboard.press('i');
  await theirs.getByText('Tomasz Wolski has this task.').waitFor({ timeout: 5_000 });
  await mine.getByLabel('What we write to Jan Petersen').fill('It comes on Friday.');
  await mine.getByText('Explain', { exact: false }).first().click();
  await mine.getByRole('button', { name: 'Done and next' }).click();
  await title(theirs).waitFor({ state: 'detached', timeout: 5_000 });
  await mine.context().close();
  await theirs.context().close();
});

describe('the first load', () => {
  it('of sign-in and worklist brings less than 300 kB', async () => {
    const page = await visits.visit(undefined, 'about:blank');
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto('/');
    await page.getByRole('button', { name: /Lena Hartwig/ }).waitFor();
    const signIn = bytes;
    await page.getByRole('button', { name: /Lena Hartwig/ }).click();
    await page.getByText('Nothing waits in this queue').waitFor();
    await page.waitForLoadState('networkidle');
    process.stdout.write(
      `First load: sign-in ${kilobytes(signIn)}, with the worklist ${kilobytes(bytes)}.\n`,
    );
    expect(bytes).toBeLessThan(300_000);
    await page.context().close();
  });
});

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
