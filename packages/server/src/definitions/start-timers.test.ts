import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { bpmn, flows } from '../../test/test-models.ts';
import { checkTogether, publishFiles } from './publish-routes.ts';
import { runStartTimers } from './start-timers.ts';

const MINUTE = 60_000;
let app: TestApp;
let nodes: ReturnType<typeof runStartTimers>[] = [];
const failures: unknown[] = [];

beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  nodes = [];
});
afterAll(() => app.close());

async function publish(id: string, timer: string, name = id): Promise<void> {
  const start = `<bpmn:startEvent id="begin"><bpmn:timerEventDefinition>${timer}</bpmn:timerEventDefinition></bpmn:startEvent>`;
  const content = bpmn(
    id,
    `name="${name}" tl:numberPrefix="${id}"`,
    `${start}<bpmn:userTask id="do" /><bpmn:endEvent id="end" />${flows('begin', 'do', 'end')}`,
  );
  const checked = await checkTogether(app.host, [{ name: `${id}.bpmn`, content }]);
  expect(checked.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  await publishFiles(app.host, checked, 'nora.lang');
  app.host.models.forgetLatest();
}

const cycle = (text: string) => `<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${text}</bpmn:timeCycle>`;

async function started(process: string): Promise<number> {
  return (await app.ask('lena.hartwig', 'GET', `/cases?process=${process}`)).body.total;
}

function startNode(): void {
  nodes.push(runStartTimers(app.spine, (error) => failures.push(error)));
}

it('a cycle starts a case each time, also those missed while nothing ran, and no node starts one twice', async () => {
  await publish('report', cycle('R3/PT10M'));
  app.time.now += 25 * MINUTE;
  startNode();
  startNode();
  await vi.waitFor(async () => expect(await started('report')).toBe(2), { timeout: 10_000 });
  app.time.now += 10 * MINUTE;
  await vi.waitFor(async () => expect(await started('report')).toBe(3), { timeout: 10_000 });
  expect(await app.store.query("select * from start_timers where process = 'report'")).toEqual([]);
  expect(failures).toEqual([]);
});

it('a new version takes the timers of the one before over', async () => {
  await publish('weekly', cycle('R/P7D'));
  await publish('weekly', cycle('R/P1D'), 'Daily');
  const rows = await app.store.query("select interval, repeat from start_timers where process = 'weekly'");
  expect(rows).toEqual([{ interval: 'P1D', repeat: -1 }]);
});

it('one that cannot be fired holds up none behind it', async () => {
  await publish('broken', cycle('R/PT1H'));
  await publish('behind', cycle('R/PT2H'));
  await app.store.query("update definitions set content = '' where id = 'broken'");
  app.time.now += 121 * MINUTE;
  startNode();
  await vi.waitFor(async () => expect(await started('behind')).toBe(1), { timeout: 10_000 });
  expect(String(failures[0])).toContain('cannot be read');
});
