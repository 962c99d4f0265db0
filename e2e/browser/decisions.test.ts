import { definitionFiles } from '@throughline/example-zzstor/load.ts';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Client, good } from '../client.ts';
import { type Office, openOffice } from '../office.ts';
import { hire, submitOrder } from '../staff.ts';
import { openVisits, type Visits } from './visits.ts';

const OPERATIONS = 'sofia.lindqvist';
const INTEGRATOR = 'noor.van.dijk';
let office: Office;
let visits: Visits;
let operations: Client;
let refused: string;
beforeAll(async () => {
  office = await openOffice();
  const staff = await hire({ url: office.server.url });
  // Too little backup for its disks: the bundle rules speak against it.
  refused = await submitOrder(staff, 'RS-26-0413', { backupTb: 50 });
  operations = await office.as(OPERATIONS);
  visits = await openVisits(office);
});
afterAll(async () => {
  await visits?.close();
  await office?.close();
});
afterEach(() => expect(visits.troubles()).toEqual([]));

interface Tests {
  readonly tests: readonly { readonly name: string; readonly from?: { readonly case: string } }[];
}

const testsOf = async (model: string) => good(await operations.get<Tests>(`/decisions/${model}/tests`)).tests;

/** The numbers of the rules that are lit. */
const lit = (page: Page) => page.locator('.tl-logic tr[data-fired] td.rule-index').allTextContents();

const fill = (page: Page, value: string) => page.getByLabel('sales12Months').fill(value);

const litRule = (page: Page, rule: number) =>
  page
    .locator('.tl-logic tr[data-fired] td.rule-index')
    .filter({ hasText: String(rule) })
    .waitFor();

describe('the page of a decision', () => {
  it('is found from the list and lights the rule that answers, while typing', async () => {
    const page = await visits.visit(OPERATIONS, '/change/decisions');
    await page
      .getByRole('row', { name: /Co-op level/ })
      .getByText(/^all \d+ pass$/)
      .waitFor();
    await page.getByRole('link', { name: 'Co-op level', exact: true }).first().click();
    await page.locator('.tl-logic td.rule-index').first().waitFor();
    expect(await lit(page)).toEqual([]);
    await page.keyboard.press('t');
    await page.keyboard.type('612300');
    await litRule(page, 2);
    expect(await lit(page)).toHaveLength(1);
    expect(await page.locator('.tl-logic th .tl-saw').allTextContents()).toEqual(['612300']);
    expect(await page.locator('.tl-logic td[data-failed]').count()).toBe(3);
    await page.getByText(/^Rule 2 decided:/).waitFor();
    await fill(page, '-');
    await page.getByText('sales12Months is a number, such as 184600.50.').waitFor();
    await page.context().close();
  });

  it('says what would change the answer, and tries it with a click', async () => {
    const page = await visits.visit(OPERATIONS, '/change/decisions/co-op-rules');
    await fill(page, '740000');
    await litRule(page, 2);
    await page.getByRole('button', { name: /^If sales12Months were 750000/ }).click();
    await litRule(page, 3);
    expect(await page.getByLabel('sales12Months').inputValue()).toBe('750000');
    await page.context().close();
  });

  it('goes through the graph by list, drawing and keys, and keeps the place in the address', async () => {
    const page = await visits.visit(OPERATIONS, '/change/decisions/bundle-rules');
    await page.locator('.tl-graph .djs-element[data-element-id="reasons"]').click();
    await page.waitForURL(/decision=reasons/);
    await page.getByRole('heading', { name: 'reasons' }).waitFor();
    await page.keyboard.press('k');
    await page.waitForURL(/decision=licence/);
    await page
      .getByRole('button', { name: /^vault/ })
      .first()
      .click();
    await page.waitForURL(/decision=vault/);
    await page.reload();
    await page.getByRole('heading', { name: 'vault' }).waitFor();
    await page.locator('.tl-logic td.rule-index').nth(5).waitFor();
    await page.context().close();
  });

  it('keeps what was tried as a test, changes it, deletes it, and takes that back', async () => {
    const before = await testsOf('co-op-rules');
    const page = await visits.visit(OPERATIONS, '/change/decisions/co-op-rules?view=tests');
    await fill(page, '1');
    await page.getByRole('button', { name: 'Keep as a test' }).click();
    await page.getByLabel('Name').fill('One euro');
    await page.getByLabel('Name').press('Control+Enter');
    await page.getByText('Added: test “One euro”').waitFor();
    expect((await testsOf('co-op-rules')).map(({ name }) => name)).toEqual([
      ...before.map(({ name }) => name),
      'One euro',
    ]);
    await page.getByRole('button', { name: 'Change One euro' }).click();
    await page.getByLabel('Expected answer').fill('"Platinum"');
    await page.getByRole('button', { name: 'Save test' }).click();
    await page.getByText(`1 of ${before.length + 1} fail.`).waitFor();
    await page.getByRole('button', { name: 'Delete One euro' }).click();
    await page.getByText(`All ${before.length} pass.`).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(`1 of ${before.length + 1} fail.`).waitFor();
    await page.getByRole('button', { name: 'Delete One euro' }).click();
    await page.getByText(`All ${before.length} pass.`).waitFor();
    await page.context().close();
  });

  it('shows two versions of a table over each other, cell by cell', async () => {
    const { name, content } = definitionFiles().find((file) => file.name === 'co-op-level.dmn')!;
    const better = content
      .replace('&lt; 300000', '[0..300000)')
      .replace('</decisionTable>', `${NEGATIVE}</decisionTable>`);
    await office.server.publish([{ name, content: better }], INTEGRATOR);
    const page = await visits.visit(OPERATIONS, '/change/decisions/co-op-rules?view=versions');
    const table = page.getByRole('region', { name: 'Rules of Co-op level, v1 to v2' });
    await table.locator('del').waitFor();
    expect(await table.locator('del').allTextContents()).toEqual(['< 300000']);
    expect(await table.locator('ins').first().textContent()).toBe('[0..300000)');
    expect(await table.locator('tr[data-change="added"] td').first().textContent()).toBe('< 0');
    await page.getByRole('link', { name: 'Used by' }).click();
    await page.getByRole('link', { name: 'Partner order' }).waitFor();
    await page.context().close();
  });

  it('names what the checks found at its place in the table', async () => {
    const page = await visits.visit(OPERATIONS, '/change/decisions/co-op-rules');
    await page.getByText('No test reaches rule 5 of Co-op level.').waitFor();
    await page.locator('.tl-logic tr[data-found="advice"]').waitFor();
    await page.getByRole('button', { name: '1 rule no test reaches' }).click();
    await page.locator('.tl-logic tr[data-untested]').waitFor();
    await page.context().close();
  });
});

describe('a model that an editor never saw', () => {
  it('has a graph drawn for it, its boxed logic as text, and fields made from its types', async () => {
    await office.server.publish([{ name: 'loan.dmn', content: LOAN }], INTEGRATOR);
    const page = await visits.visit('lena.hartwig', '/change/decisions/loan');
    await page.locator('.tl-graph .djs-element[data-element-id="rate"]').waitFor();
    await page.getByText('if Kind = "house" then 30 else 5').waitFor();
    await page.getByRole('group', { name: 'Kind' }).getByRole('button', { name: 'house' }).click();
    await page.getByLabel('Debts').fill('[1, 2');
    await page.getByText('Debts is a list in JSON, such as ["one", "two"].').waitFor();
    await page.getByLabel('Debts').fill('[1, 2]');
    const answer = page.getByRole('complementary', { name: 'Try it' }).locator('dl');
    await expect.poll(() => answer.locator('div').allTextContents()).toEqual(['years30', 'debts3']);
    await page.getByRole('button', { name: /^Rate/ }).first().click();
    await page.locator('.tl-logic td.rule-index').first().waitFor();
    await page.getByRole('button', { name: 'Try the example' }).first().click();
    await page.getByText('Nothing: no rule gives an answer.').waitFor();
    await page.context().close();
  });
});

describe('the page of a case', () => {
  it('shows why it was decided so, and makes a test of it that can be undone', async () => {
    const page = await visits.visit(OPERATIONS, `/run/cases/${refused}`);
    await page.getByRole('button', { name: /see why$/ }).click();
    await page.getByRole('region', { name: 'Why it was decided so' }).waitFor();
    await litRule(page, 2);
    await page
      .getByText(/^Rule 2 matched:/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Make a test of this' }).click();
    await page.getByText(/^Added: test “/).waitFor();
    expect((await testsOf('bundle-rules')).at(-1)?.from?.case).toBe(refused);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await testsOf('bundle-rules')).at(-1)?.from).toBeUndefined();
    await page.getByRole('link', { name: 'Bundle rules' }).click();
    await page.waitForURL(/\/change\/decisions\/bundle-rules\?decision=reasons&version=1/);
    await page.context().close();
  });
});

/** Without a drawing; its table leaves a gap. */
const LOAN = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="loan" name="Loan" namespace="http://test.example">
  <itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"car", "house"</text></allowedValues></itemDefinition>
  <itemDefinition name="tDebts" isCollection="true"><typeRef>number</typeRef></itemDefinition>
  <inputData id="i1" name="Amount"><variable name="Amount" typeRef="number"/></inputData>
  <inputData id="i2" name="Kind"><variable name="Kind" typeRef="tKind"/></inputData>
  <inputData id="i3" name="Debts"><variable name="Debts" typeRef="tDebts"/></inputData>
  <decision id="rate" name="Rate"><variable name="Rate" typeRef="number"/>
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <decisionTable><input label="Amount"><inputExpression typeRef="number"><text>Amount</text></inputExpression></input>
      <output name="rate" typeRef="number"/>
      <rule><inputEntry><text>&lt; 1000</text></inputEntry><outputEntry><text>0.05</text></outputEntry></rule>
      <rule><inputEntry><text>&gt; 1000</text></inputEntry><outputEntry><text>0.03</text></outputEntry></rule>
    </decisionTable></decision>
  <decision id="offer" name="Offer"><variable name="Offer"/>
    <informationRequirement><requiredInput href="#i2"/></informationRequirement>
    <informationRequirement><requiredInput href="#i3"/></informationRequirement>
    <informationRequirement><requiredDecision href="#rate"/></informationRequirement>
    <context>
      <contextEntry><variable name="years"/><literalExpression><text>if Kind = "house" then 30 else 5</text></literalExpression></contextEntry>
      <contextEntry><variable name="debts"/><literalExpression><text>sum(Debts)</text></literalExpression></contextEntry>
    </context></decision>
</definitions>`;

/** A rule for what the first one leaves out. */
const NEGATIVE = `<rule id="rule-negative"><inputEntry id="n1"><text>&lt; 0</text></inputEntry>
  <outputEntry id="n2"><text>"Registered"</text></outputEntry><outputEntry id="n3"><text>0</text></outputEntry>
  <outputEntry id="n4"><text>"Silver"</text></outputEntry><outputEntry id="n5"><text>300000</text></outputEntry></rule>`;
