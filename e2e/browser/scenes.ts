import { definitionFiles } from '@throughline/example-zzstor/load.ts';
import type { Page } from 'playwright-core';
import type { Office } from '../office.ts';
import { hire, seeThrough, submitOrder } from '../staff.ts';
import { control } from '../surroundings.ts';

/** One page as a person may find it. */
export interface Scene {
  readonly name: string;
  readonly who: string | undefined;
  readonly path: (cases: Cases) => string;
  /** Resolves when everything stands. */
  ready(page: Page): Promise<unknown>;
}

/** Keys of the cases to look at. */
export interface Cases {
  readonly ended: string;
  readonly waiting: string;
  readonly refused: string;
  readonly stopped: string;
}

/** Something to look at on every page: an ended order, one that waits, a stopped case, complaints, a fresh order. */
export async function furnish(office: Office): Promise<Cases> {
  const staff = await hire({ url: office.server.url });
  const until = () => Date.now() + 60_000;
  const ended = await submitOrder(staff, 'RS-26-0398');
  await seeThrough(staff, ended, { until: () => until() });
  await control(office.around.outside.suppliersUrl, 'norrland', { fail: 'hang' });
  const waiting = await submitOrder(staff, 'RS-26-0412', { endCustomer: 'Elbkontor Logistik AG' });
  const refused = await submitOrder(staff, 'RS-26-0413', { backupTb: 50 });
  await office.server.publish([{ name: 'credit-check.bpmn', content: CREDIT_CHECK }], 'noor.van.dijk');
  const coOp = definitionFiles().find((file) => file.name === 'co-op-level.dmn')!;
  const better = coOp.content.replace('&lt; 300000', '[0..300000)');
  await office.server.publish([{ ...coOp, content: better }], 'noor.van.dijk');
  const stopped = await office.start('sofia.lindqvist', 'credit-check', { rating: 'C' });
  return { ended, waiting, refused, stopped };
}

/** Stops with an incident unless the rating is A. */
export const CREDIT_CHECK = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="check-definitions" targetNamespace="http://test.example">
  <bpmn:process id="credit-check" name="Credit check" isExecutable="true">
    <bpmn:startEvent id="asked" /><bpmn:exclusiveGateway id="how" name="How good?" /><bpmn:endEvent id="good" />
    <bpmn:sequenceFlow id="to-how" sourceRef="asked" targetRef="how" />
    <bpmn:sequenceFlow id="to-good" sourceRef="how" targetRef="good">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=rating = "A"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="credit-check">
    <bpmndi:BPMNShape id="s1" bpmnElement="asked"><dc:Bounds x="100" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="how" isMarkerVisible="true"><dc:Bounds x="200" y="93" width="50" height="50" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="good"><dc:Bounds x="320" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="to-how"><di:waypoint x="136" y="118" /><di:waypoint x="200" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e2" bpmnElement="to-good"><di:waypoint x="250" y="118" /><di:waypoint x="320" y="118" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const REP = 'katrin.vogel';
const DESK = 'lena.hartwig';
const OPERATIONS = 'sofia.lindqvist';

const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('heading', { name }).first().waitFor();
const text = (words: string | RegExp) => (page: Page) => page.getByText(words).first().waitFor();
const diagram = (page: Page) => page.locator('.djs-element .djs-visual').first().waitFor();

export const SCENES: readonly Scene[] = [
  { name: 'sign-in', who: undefined, path: () => '/sign-in', ready: text('Lena Hartwig') },
  { name: 'partner-orders', who: REP, path: () => '/run/cases', ready: text('Order for Elbkontor') },
  {
    name: 'partner-order',
    who: REP,
    path: (cases) => `/run/cases/${cases.refused}`,
    ready: heading(/Order for Ostfalia/),
  },
  { name: 'partner-start', who: REP, path: () => '/run/start', ready: text('Partner order') },
  { name: 'partner-form', who: REP, path: () => '/run/start/partner-order', ready: text('End customer') },
  { name: 'partner-tasks', who: REP, path: () => '/run/worklist', ready: heading('Correct the bundle') },
  { name: 'worklist', who: DESK, path: () => '/run/worklist', ready: text('Can Norrland Switch deliver?') },
  { name: 'worklist-done', who: DESK, path: () => '/run/worklist/done', ready: text('Nothing') },
  { name: 'start', who: DESK, path: () => '/run/start', ready: text('Complaint') },
  { name: 'start-form', who: DESK, path: () => '/run/start/complaint', ready: text('Who complains?') },
  { name: 'cases', who: DESK, path: () => '/run/cases', ready: text('Order for Elbkontor') },
  { name: 'case', who: OPERATIONS, path: (cases) => `/run/cases/${cases.waiting}`, ready: diagram },
  { name: 'case-then', who: OPERATIONS, path: (cases) => `/run/cases/${cases.ended}?at=40`, ready: diagram },
  {
    name: 'case-stopped',
    who: OPERATIONS,
    path: (cases) => `/run/cases/${cases.stopped}`,
    ready: diagram,
  },
  { name: 'incidents', who: OPERATIONS, path: () => '/run/incidents', ready: text('How good?') },
  { name: 'processes', who: OPERATIONS, path: () => '/map/processes', ready: text('Credit check') },
  { name: 'process', who: OPERATIONS, path: () => '/map/processes/partner-order', ready: diagram },
  { name: 'publish', who: OPERATIONS, path: () => '/map/publish', ready: text(/^Drop/) },
  { name: 'publish-findings', who: OPERATIONS, path: () => '/map/publish', ready: dropFaulty },
  { name: 'decisions', who: OPERATIONS, path: () => '/change/decisions', ready: text('Bundle rules') },
  {
    name: 'decision',
    who: OPERATIONS,
    path: () => '/change/decisions/bundle-rules?decision=reasons',
    ready: tryDecision,
  },
  {
    name: 'decision-tests',
    who: OPERATIONS,
    path: () => '/change/decisions/bundle-rules?view=tests',
    ready: text('Rules the tests reach'),
  },
  {
    name: 'decision-versions',
    who: OPERATIONS,
    path: () => '/change/decisions/co-op-rules?view=versions',
    ready: heading('v1 to v2'),
  },
  {
    name: 'decision-uses',
    who: OPERATIONS,
    path: () => '/change/decisions/co-op-rules?view=uses',
    ready: text('Partner order'),
  },
  {
    name: 'case-why',
    who: OPERATIONS,
    path: (cases) => `/run/cases/${cases.refused}`,
    ready: seeWhy,
  },
  { name: 'setup', who: DESK, path: () => '/setup', ready: text('On this device') },
  { name: 'search', who: DESK, path: () => '/run/worklist', ready: search },
  { name: 'keys', who: DESK, path: () => '/run/worklist', ready: keys },
  { name: 'missing', who: DESK, path: () => '/nowhere', ready: heading(/./) },
];

// ---------------------------------------------------------------------------------------------------------

async function dropFaulty(page: Page): Promise<void> {
  const { name, content } = definitionFiles().find((file) => file.name === 'partner-order.bpmn')!;
  const faulty = content.replace('=bundle.allowed<', '=bundle.allowed and (<');
  await page
    .getByLabel('Files to publish')
    .setInputFiles([{ name, mimeType: 'text/xml', buffer: Buffer.from(faulty) }]);
  await page.getByText('1 error to mend first').waitFor();
  await diagram(page);
}

async function tryDecision(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Take those of the test/ }).click();
  await page.getByLabel('powerFeeds').fill('1');
  await page.locator('.tl-logic tr[data-fired]').waitFor();
}

async function seeWhy(page: Page): Promise<void> {
  await page.getByRole('button', { name: /see why$/ }).click();
  await page.locator('.tl-logic tr[data-fired]').waitFor();
}

async function search(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Worklist' }).first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search, jump' }).fill('elbkontor');
  await page.getByRole('option', { name: /Order for Elbkontor/ }).waitFor();
}

async function keys(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Worklist' }).first().waitFor();
  await page.getByText('Can Norrland Switch deliver?').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keys of this page' }).waitFor();
}
