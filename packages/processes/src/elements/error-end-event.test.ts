import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, io, process } from '../../test/xml.ts';

const errors = '<error id="e1" errorCode="refused"/><error id="e2" errorCode="other"/>';
const thrown = '<endEvent id="fail"><errorEventDefinition errorRef="e1"/></endEvent>';
const boundary = (id: string, definition: string) =>
  `<boundaryEvent id="${id}" attachedToRef="sub"><errorEventDefinition ${definition}/></boundaryEvent>`;
const sub = `<subProcess id="sub"><startEvent id="s"/><parallelGateway id="f"/><userTask id="x"/><userTask id="y"/>${thrown}${flows('s -> f\nf -> x\nf -> y\ny -> fail')}</subProcess>`;

test('on the top level the case ends with the error', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><userTask id="x"/><parallelGateway id="f"/>${thrown}`,
      'start -> f\nf -> fail\nf -> x',
      errors,
    ),
  );
  one.start();
  expect(one.of('case.ended')[0]).toMatchObject({ outcome: 'error', error: { code: 'refused' } });
  expect(one.of('task.created')).toHaveLength(0);
  expect(one.state?.ended).toBe('error');
});

test('the boundary event for this very code wins over the one for all', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/>${sub}${boundary('any', '')}${boundary('mine', 'errorRef="e1"')}<userTask id="a"/><userTask id="b"/>`,
      'start -> sub\nany -> a\nmine -> b',
      errors,
    ),
  );
  one.start().complete('y');
  expect(one.open()).toEqual(['task b']);
  expect(one.of('element.terminated').map((event) => event.element)).toEqual(['x', 'sub']);
});

test('one for all catches what no other does; an error of another code is not caught', async () => {
  const caught = await play(
    process(
      `<startEvent id="start"/>${sub}${boundary('any', '')}<userTask id="a"/>`,
      'start -> sub\nany -> a',
      errors,
    ),
  );
  expect(caught.start().complete('y').open()).toEqual(['task a']);
  const uncaught = await play(
    process(
      `<startEvent id="start"/>${sub}${boundary('not', 'errorRef="e2"')}<userTask id="a"/>`,
      'start -> sub\nnot -> a',
      errors,
    ),
  );
  expect(uncaught.start().complete('y').state?.ended).toBe('error');
});

test('an error in a called case reaches its caller', async () => {
  const one = await play(process(`<startEvent id="start"/>${thrown}`, 'start -> fail', errors));
  one.do({ type: 'startCase', parent: { case: '5', instance: '6' } });
  expect(one.of('case.ended')[0]).toMatchObject({
    outcome: 'error',
    error: { code: 'refused' },
    parent: { case: '5', instance: '6' },
  });
});

test('variables thrown with a job error reach the catching event', async () => {
  const task = `<serviceTask id="sub">${extend('<zeebe:taskDefinition type="w"/>')}</serviceTask>`;
  const mapped = `<boundaryEvent id="mapped" attachedToRef="sub">${extend(io({}, { why: '= reason' }))}<errorEventDefinition errorRef="e1"/></boundaryEvent>`;
  const xml = (event: string, id: string) =>
    process(`<startEvent id="start"/>${task}${event}<userTask id="a"/>`, `start -> sub\n${id} -> a`, errors);
  const plain = await play(xml(boundary('plain', 'errorRef="e1"'), 'plain'));
  plain.start();
  const error = {
    type: 'throwJobError',
    code: 'refused',
    variables: { reason: 'no disks', more: 1 },
  } as const;
  plain.do({ ...error, job: plain.wait('sub', 'job').key });
  expect(plain.variables).toEqual({ reason: 'no disks', more: 1 });
  const one = await play(xml(mapped, 'mapped'));
  one.start();
  one.do({ ...error, job: one.wait('sub', 'job').key });
  expect(one.variables).toEqual({ why: 'no disks' });
  expect(one.open()).toEqual(['task a']);
});
