import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { bpmn, flows } from '../../test/test-models.ts';
import { checkTogether, publishFiles } from '../definitions/definitions.ts';

const part = (tag: string) =>
  bpmn(
    'part',
    'name="Part"',
    `<bpmn:extensionElements><zeebe:versionTag value="${tag}" /></bpmn:extensionElements>
     <bpmn:startEvent id="begin" /><bpmn:userTask id="do-${tag}" name="Do" /><bpmn:endEvent id="end" />${flows('begin', `do-${tag}`, 'end')}`,
  );
const calling = (id: string, binding: string) =>
  bpmn(
    id,
    `name="${id}"`,
    `<bpmn:startEvent id="begin" /><bpmn:callActivity id="call" name="Call"><bpmn:extensionElements>
       <zeebe:calledElement processId="part" ${binding} /></bpmn:extensionElements></bpmn:callActivity>
     <bpmn:endEvent id="end" />${flows('begin', 'call', 'end')}`,
  );

let app: TestApp;
async function publish(files: Record<string, string>) {
  const list = Object.entries(files).map(([name, content]) => ({ name: `${name}.bpmn`, content }));
  await publishFiles(app.host, await checkTogether(app.host, list), 'nora.lang');
  app.host.models.forgetLatest();
}

beforeAll(async () => {
  app = await openTestApp();
  await publish({
    part: part('old'),
    together: calling('together', 'bindingType="deployment"'),
    first: calling('first', 'bindingType="version" version="1"'),
    tagged: calling('tagged', 'bindingType="versionTag" versionTag="old"'),
    newest: calling('newest', 'bindingType="latest"'),
    missing: calling('missing', 'bindingType="versionTag" versionTag="never"'),
  });
  app.time.now += 60_000;
  await publish({ part: part('new') });
}, 60_000);
afterAll(() => app.close());

it.each([
  ['together', 'do-old'],
  ['first', 'do-old'],
  ['tagged', 'do-old'],
  ['newest', 'do-new'],
])('a call bound to %s runs the version that is meant', async (process, element) => {
  const key = await app.start('lena.hartwig', process);
  const { children } = (await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body;
  const child = (await app.ask('lena.hartwig', 'GET', `/cases/${children[0].key}`)).body;
  expect(child.open).toMatchObject([{ element }]);
});

it('a version that is not there is an incident that names it', async () => {
  const key = await app.start('lena.hartwig', 'missing');
  const { openIncidents } = (await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body;
  expect(openIncidents[0].sentence).toContain('tag never');
});
