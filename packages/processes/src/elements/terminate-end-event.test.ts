import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, job, process } from '../../test/xml.ts';

const terminate = '<endEvent id="stop"><terminateEventDefinition/></endEvent>';

test('ends everything that is open in the case, oldest first', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><serviceTask id="b">${extend(job())}</serviceTask>
       <userTask id="c"/>${terminate}`,
      'start -> fork\nfork -> a\nfork -> b\nfork -> c\nc -> stop',
    ),
  );
  one.start();
  const events = one.do({ type: 'completeTask', task: one.wait('c', 'task').key });
  expect(events.map((event) => event.type)).toEqual([
    'task.completed',
    'element.completed',
    'element.passed',
    'task.cancelled',
    'element.terminated',
    'job.cancelled',
    'element.terminated',
    'case.ended',
  ]);
  expect(one.state?.ended).toBe('terminated');
});

test('in a sub-process it ends only that, and the case goes on', async () => {
  const inner = flows('s -> f\nf -> x\nf -> y\ny -> stop');
  const one = await play(
    process(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/><parallelGateway id="f"/><userTask id="x"/><userTask id="y"/>${terminate}${inner}</subProcess>
       <userTask id="after"/>`,
      'start -> sub\nsub -> after',
    ),
  );
  one.start().complete('y');
  expect(one.open()).toEqual(['task after']);
  expect(one.of('task.cancelled')).toHaveLength(1);
});
