import { World } from '@throughline/processes';
import { expect, test } from 'vitest';
import { START } from '../bpmn/clock.ts';
import { deploy } from '../bpmn/deploy.ts';
import type { ExecutionCase } from './case-file.ts';
import { differences } from './expect.ts';
import { prepare } from './prepare.ts';
import { perform } from './steps.ts';
import { workerFor } from './worker.ts';

const model = (content: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><error id="e" errorCode="E"/>
   <process id="p"><startEvent id="start"/>${content}</process></definitions>`;
const flow = (from: string, to: string) => `<sequenceFlow sourceRef="${from}" targetRef="${to}"/>`;

/** Does the steps, and tells the first difference. */
async function run(xml: string, one: Omit<ExecutionCase, 'id' | 'files'>): Promise<string | undefined> {
  const full: ExecutionCase = { id: 'x', files: [], process: 'p', ...one };
  const deployed = await deploy([prepare(xml, full)]);
  if (!deployed.ok) return deployed.why;
  const world = new World(deployed.models, { worker: workerFor(full), now: START });
  for (const step of full.steps) {
    if (step.expect === undefined) {
      const refused = perform(world, step, full.process);
      if (refused !== undefined) return refused;
      world.settle();
    } else {
      const [difference] = differences(step.expect, world, { changed: true });
      if (difference !== undefined) return difference;
    }
  }
  return undefined;
}

const caught = model(
  `<userTask id="t"/><boundaryEvent id="b" attachedToRef="t"><errorEventDefinition errorRef="e"/></boundaryEvent>
   <userTask id="after"/>${flow('start', 't')}${flow('b', 'after')}`,
);

test('a task that is to fail fails with the error', async () => {
  const steps = [
    { start: {} },
    { throwError: 't', code: 'E' },
    { expect: { waiting: ['after'], counts: { t: 0 } } },
  ];
  expect(await run(caught, { steps })).toBeUndefined();
});

test('what is not as expected is told', async () => {
  const why = await run(caught, { steps: [{ start: {} }, { expect: { waiting: ['after'] } }] });
  expect(why).toBe('expected to wait at [after], but it waits at [t]');
});

test('a stub throws its error as often as it says, and then completes', async () => {
  const xml = model(
    `<serviceTask id="s"/><boundaryEvent id="b" attachedToRef="s"><errorEventDefinition errorRef="e"/></boundaryEvent>
     <userTask id="after"/>${flow('start', 's')}${flow('b', 's')}${flow('s', 'after')}`,
  );
  const stubs = { s: { kind: 'error', code: 'E', times: 2 } } as const;
  const steps = [{ start: {} }, { expect: { waiting: ['after'], counts: { b: 2, s: 1 } } }];
  expect(await run(xml, { steps, stubs })).toBeUndefined();
});

test('conditions and scripts are those of the case, flows without id are known by their ends', async () => {
  const xml = model(
    `<scriptTask id="s"><script>x = 1</script></scriptTask><exclusiveGateway id="g"/><userTask id="a"/><userTask id="b"/>
     ${flow('start', 's')}${flow('s', 'g')}<sequenceFlow sourceRef="g" targetRef="a"><conditionExpression>$x</conditionExpression></sequenceFlow>
     <sequenceFlow sourceRef="g" targetRef="b"><conditionExpression>$y</conditionExpression></sequenceFlow>`,
  );
  const expressions = [
    { element: 's', what: 'script', feel: '= {x: 2}' },
    { element: 'g->a', what: 'condition', feel: '= x = 1' },
    { element: 'g->b', what: 'condition', feel: '= x = 2' },
  ] as const;
  const steps = [{ start: {} }, { expect: { waiting: ['b'], variables: { x: 2 }, visited: ['s', 'g'] } }];
  expect(await run(xml, { steps, expressions })).toBeUndefined();
});
