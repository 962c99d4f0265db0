import { compileProcess, type ProcessModel, readProcesses, type Wait } from '@throughline/processes';
import { expect, it } from 'vitest';
import { bpmn, flows } from '../../test/test-models.ts';
import { openPlaces, type Standing } from './open-places.ts';
import { stagesOf } from './stages.ts';

const model = await modelOf(
  bpmn(
    'p',
    'tl:stages="Asked, Stock, Goods, Settled"',
    `<bpmn:startEvent id="start" tl:stage="Asked" />
     <bpmn:subProcess id="inner" tl:stage="Stock"><bpmn:startEvent id="i-start" />
       <bpmn:userTask id="ours" name="Ask" /><bpmn:userTask id="theirs" tl:function="partner" />
       <bpmn:endEvent id="i-end" />${flows('i-start', 'ours', 'theirs', 'i-end')}</bpmn:subProcess>
     <bpmn:eventBasedGateway id="race" tl:stage="Goods" />
     <bpmn:intermediateCatchEvent id="came" name="Goods came"><bpmn:messageEventDefinition messageRef="m" />
     </bpmn:intermediateCatchEvent>
     <bpmn:intermediateCatchEvent id="late" name="A day passed"><bpmn:timerEventDefinition>
       <bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
     <bpmn:boundaryEvent id="remind" attachedToRef="inner" cancelActivity="false"><bpmn:timerEventDefinition>
       <bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
     <bpmn:exclusiveGateway id="merge" /><bpmn:endEvent id="end" tl:stage="Settled" /><bpmn:endEvent id="r-end" />
     ${flows('start', 'inner', 'race', 'came', 'merge', 'end')}
     <bpmn:sequenceFlow id="f1" sourceRef="race" targetRef="late" />
     <bpmn:sequenceFlow id="f2" sourceRef="late" targetRef="merge" />
     <bpmn:sequenceFlow id="f3" sourceRef="remind" targetRef="r-end" />`,
    '<bpmn:message id="m" name="m"><bpmn:extensionElements><zeebe:subscription correlationKey="=1" /></bpmn:extensionElements></bpmn:message>',
  ),
);

async function modelOf(xml: string): Promise<ProcessModel> {
  const reading = await readProcesses(xml);
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
  return compileProcess(reading.processes[0]!);
}

const task: Wait = { kind: 'task', key: 't', instance: 'i' };
const reminder: Wait = {
  kind: 'timer',
  key: 'r',
  instance: 'i',
  element: 'remind',
  due: '2026-11-19T10:00:00.000Z',
};
const message: Wait = {
  ...{ kind: 'subscription', key: 's', instance: 'i', element: 'came', message: 'm', correlationKey: '1' },
} as const;
const timer: Wait = {
  kind: 'timer',
  key: 'd',
  instance: 'i',
  element: 'late',
  due: '2026-11-20T09:00:00.000Z',
};
const incident: Wait = { kind: 'incident', key: 'x', instance: 'i', code: 'job-failed' };

const at = (element: string, ...waits: Wait[]): Standing => ({ waits, instances: [{ key: 'i', element }] });
const states = (touched: number[], standing: Standing) =>
  stagesOf(model, touched, standing)
    .map(({ state }) => state)
    .join(' ');

it.each([
  ['our own task inside a sub-process', [0, 1], at('ours', task), 'done here ahead ahead'],
  ['a task of a partner', [0, 1], at('theirs', task), 'done waiting ahead ahead'],
  ['an incident before anything else', [0, 1], at('theirs', task, incident), 'done incident ahead ahead'],
  [
    'a message, though a time-out runs beside it',
    [0, 1, 2],
    at('race', message, timer),
    'done done waiting ahead',
  ],
  ['a moment of our own', [0, 1, 2], at('race', timer), 'done done here ahead'],
  ['a later stage without an earlier one', [0, 2], at('race', message), 'done skipped waiting ahead'],
  ['nothing in any stage', [0, 1], at('merge'), 'done done ahead ahead'],
  ['a cancelled case', [0, 1], { waits: [], instances: [], ended: 'cancelled' }, 'done done ahead ahead'],
  ['a finished case', [0, 1], { waits: [], instances: [], ended: 'completed' }, 'done done skipped skipped'],
] as const)('%s', (_, touched, standing, expected) => {
  expect(states([...touched], standing)).toBe(expected);
});

it('names an unnamed race by its events and ends it at its moment; a reminder ends nothing', () => {
  expect(openPlaces(model, at('race', message, timer))).toMatchObject([
    { kind: 'message', name: 'Goods came or A day passed', until: timer.due, waits: ['s', 'd'] },
  ]);
  const [place] = openPlaces(model, at('inner', reminder, task));
  expect(place).toMatchObject({ kind: 'task', waits: ['t'] });
  expect(place).not.toHaveProperty('until');
});

it('shows a join once, however many of its tokens are there', () => {
  const tokens = ['to-merge', 'f2'].map((flow) => ({ flow, scope: 'c' }));
  const places = openPlaces(model, { waits: [], instances: [], tokens });
  expect(places).toMatchObject([{ kind: 'join', element: { id: 'merge' }, instance: 'c' }]);
});
