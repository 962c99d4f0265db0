import { describe, expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, io, job, process } from '../../test/xml.ts';

const subscription = extend('<zeebe:subscription correlationKey="= order"/>');
const roots = `<message id="m" name="change">${subscription}</message><error id="e" errorCode="E"/><error id="other" errorCode="F"/>`;
const message = '<messageEventDefinition messageRef="m"/>';
const timer = (time: string) => `<timerEventDefinition>${time}</timerEventDefinition>`;
const afterHour = timer('<timeDuration>PT1H</timeDuration>');
const goesOn = 'isInterrupting="false"';

/** An event sub-process with one task inside. */
function handler(id: string, definition: string, attributes = '', start = ''): string {
  return `<subProcess id="${id}" triggeredByEvent="true">
    <startEvent id="${id}-start" ${attributes}>${start}${definition}</startEvent><userTask id="${id}-task"/><endEvent id="${id}-end"/>
    ${flows(`${id}-start -> ${id}-task\n${id}-task -> ${id}-end`)}</subProcess>`;
}

const onCase = (handlers: string) =>
  process(
    `<startEvent id="start"/><userTask id="work"/><endEvent id="end"/>${handlers}`,
    'start -> work\nwork -> end',
    roots,
  );
const inSub = (content: string, around = '') =>
  process(
    `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/>${content}</subProcess>
     <userTask id="after"/><endEvent id="end"/>${around}`,
    'start -> sub\nsub -> after\nafter -> end',
    roots,
  );

describe('on the top level', () => {
  test('one that interrupts ends everything else, and the case ends with it', async () => {
    const one = await play(onCase(handler('h', message)));
    one.start({ order: 'A1' });
    expect(one.open()).toEqual(['subscription h-start', 'task work']);
    one.message('h-start', { size: 40 });
    expect(one.open()).toEqual(['task h-task']);
    expect(one.variables).toEqual({ order: 'A1', size: 40 });
    expect(one.active()).toEqual(['h', 'h-task']);
    expect(one.complete('h-task').state?.ended).toBe('completed');
  });

  test('one that does not interrupt goes on beside, and may begin again', async () => {
    const one = await play(onCase(handler('h', message, goesOn)));
    one.start({ order: 'A1' }).message('h-start').message('h-start');
    expect(one.open()).toEqual(['task work', 'task h-task', 'subscription h-start', 'task h-task']);
    one.complete('work');
    expect(one.state?.ended).toBeUndefined();
    one.complete('h-task').complete('h-task');
    expect(one.state?.ended).toBe('completed');
    expect(one.of('subscription.closed')).toHaveLength(1);
  });

  test('what it waits for is closed when the case ends without it, or is cancelled', async () => {
    const done = await play(onCase(handler('h', message)));
    done.start({ order: 'A1' }).complete('work');
    expect(done.state).toMatchObject({ ended: 'completed', waits: [] });
    expect(done.of('subscription.closed')).toHaveLength(1);
    const cancelled = await play(onCase(handler('h', message)));
    cancelled.start({ order: 'A1' }).do({ type: 'cancelCase' });
    expect(cancelled.of('subscription.closed')).toHaveLength(1);
  });

  test('the first that interrupts takes the others away', async () => {
    const one = await play(
      onCase(handler('a', afterHour) + handler('b', message) + handler('c', message, goesOn)),
    );
    one.start({ order: 'A1' }).fire('a-start');
    expect(one.open()).toEqual(['task a-task']);
  });

  test('an interruption also ends those that run beside', async () => {
    const one = await play(onCase(handler('a', afterHour) + handler('b', message, goesOn)));
    one.start({ order: 'A1' }).message('b-start').fire('a-start');
    expect(one.open()).toEqual(['task a-task']);
    expect(one.of('element.terminated').map(({ element }) => element)).toEqual(['work', 'b-task', 'b']);
  });

  test('a cycle begins it again and again', async () => {
    const one = await play(onCase(handler('h', timer('<timeCycle>R2/PT1H</timeCycle>'), goesOn)));
    one.start().fire('h-start').fire('h-start');
    expect(one.open()).toEqual(['task work', 'task h-task', 'task h-task']);
  });

  test('when it cannot be opened the start event stops, until it can', async () => {
    const one = await play(onCase(handler('h', message)));
    one.start();
    expect(one.open()).toEqual(['incident start']);
    one.set({ order: 'A1' }).retry('start');
    expect(one.open()).toEqual(['subscription h-start', 'task work']);
  });

  test('the start event maps what came', async () => {
    const one = await play(onCase(handler('h', message, '', extend(io({}, { size: '= shoe.size' })))));
    one.start({ order: 'A1' }).message('h-start', { shoe: { size: 40 } });
    expect(one.variables).toEqual({ order: 'A1', size: 40 });
  });
});

describe('in a sub-process', () => {
  const main = `<userTask id="x"/><endEvent id="e1"/>${flows('s -> x\nx -> e1')}`;

  test('one that interrupts ends the rest of the sub-process, which then goes on', async () => {
    const one = await play(inSub(main + handler('h', message)));
    one.start({ order: 'A1' }).message('h-start');
    expect(one.open()).toEqual(['task h-task']);
    one.complete('h-task');
    expect(one.open()).toEqual(['task after']);
    expect(one.done()).not.toContain('x');
  });

  test('tokens that rest at a join are gone after an interruption', async () => {
    const join = `<parallelGateway id="f"/><userTask id="x"/><userTask id="y"/><parallelGateway id="j"/><endEvent id="e1"/>
      ${flows('s -> f\nf -> x\nf -> y\nx -> j\ny -> j\nj -> e1')}`;
    const one = await play(inSub(join + handler('h', message)));
    one.start({ order: 'A1' }).complete('x').message('h-start');
    expect(one.state?.tokens).toEqual([]);
    one.complete('h-task');
    expect(one.open()).toEqual(['task after']);
  });

  test('the sub-process waits for those that run beside, but lets no other begin once it is done', async () => {
    const one = await play(inSub(main + handler('h', message, goesOn)));
    one.start({ order: 'A1' }).message('h-start').complete('x');
    expect(one.open()).toEqual(['subscription h-start', 'task h-task']);
    one.complete('h-task');
    expect(one.open()).toEqual(['task after']);
  });

  test('a boundary event still interrupts the sub-process after an event sub-process has', async () => {
    const boundary = `<boundaryEvent id="b" attachedToRef="sub">${afterHour}</boundaryEvent><userTask id="late"/>${flows('b -> late')}`;
    const one = await play(inSub(main + handler('h', message), boundary));
    one.start({ order: 'A1' }).message('h-start').fire('b');
    expect(one.open()).toEqual(['task late']);
  });

  test('each round of a multi-instance sub-process has its own', async () => {
    const loop = extend('<zeebe:loopCharacteristics inputCollection="= orders" inputElement="order"/>');
    const one = await play(
      inSub(
        `<multiInstanceLoopCharacteristics>${loop}</multiInstanceLoopCharacteristics>${main}${handler('h', message)}`,
      ),
    );
    one.start({ orders: ['A1', 'B2'] }).message('h-start');
    expect(one.open()).toEqual(['subscription h-start', 'task x', 'task h-task']);
    one.complete('h-task').complete('x');
    expect(one.open()).toEqual(['task after']);
  });

  test('a terminate end event ends only the event sub-process it stands in', async () => {
    const inner = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs" ${goesOn}>${message}</startEvent>
      <userTask id="ht"/><endEvent id="he"><terminateEventDefinition/></endEvent>${flows('hs -> ht\nht -> he')}</subProcess>`;
    const one = await play(inSub(main + inner));
    one.start({ order: 'A1' }).message('hs').complete('ht');
    expect(one.open()).toEqual(['task x', 'subscription hs']);
  });
});

describe('for errors', () => {
  const failing = `<serviceTask id="x">${extend(job())}</serviceTask><endEvent id="e1"/>${flows('s -> x\nx -> e1')}`;
  const error = (ref = '') => `<errorEventDefinition ${ref && `errorRef="${ref}"`}/>`;
  const fail = async (xml: string, code: string) => {
    const one = await play(xml);
    one.start({ order: 'A1' });
    const { key } = one.wait('x', 'job');
    one.do({ type: 'throwJobError', job: key, code, variables: { reason: 'broken' } });
    return one;
  };

  test('it catches what is thrown in its scope, and the sub-process goes on after it', async () => {
    const one = await fail(inSub(failing + handler('h', error('e'))), 'E');
    expect(one.open()).toEqual(['task h-task']);
    expect(one.variables).toMatchObject({ reason: 'broken' });
    expect(one.complete('h-task').open()).toEqual(['task after']);
  });

  test('it comes before the boundary event on its sub-process; one for the very code before one for all', async () => {
    const boundary = `<boundaryEvent id="b" attachedToRef="sub">${error('e')}</boundaryEvent><userTask id="late"/>${flows('b -> late')}`;
    const both = inSub(failing + handler('all', error()) + handler('h', error('other')), boundary);
    expect((await fail(both, 'F')).open()).toEqual(['task h-task']);
    expect((await fail(both, 'E')).open()).toEqual(['task all-task']);
    const other = inSub(failing + handler('h', error('other')), boundary);
    expect((await fail(other, 'E')).open()).toEqual(['task late']);
  });

  test('on the top level it catches what nothing inside does', async () => {
    const one = await fail(inSub(failing, handler('h', error())), 'E');
    expect(one.open()).toEqual(['task h-task']);
  });

  test('what it throws itself goes outwards', async () => {
    const rethrow = (id: string, definition: string, attributes = '') =>
      `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}s" ${attributes}>${definition}</startEvent>
       <endEvent id="${id}e">${error('e')}</endEvent>${flows(`${id}s -> ${id}e`)}</subProcess>`;
    const again = await fail(inSub(failing + rethrow('h', error('e')), handler('outer', error('e'))), 'E');
    expect(again.open()).toEqual(['task outer-task']);
    const beside = await play(inSub(failing + rethrow('h', message, goesOn) + handler('inner', error('e'))));
    beside.start({ order: 'A1' }).message('hs');
    expect(beside.open()).toEqual(['task inner-task']);
    const interrupting = await play(
      inSub(failing + rethrow('h', message) + handler('inner', error('e')), handler('outer', error('e'))),
    );
    interrupting.start({ order: 'A1' }).message('hs');
    expect(interrupting.open()).toEqual(['task outer-task']);
  });
});
