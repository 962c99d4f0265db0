import { describe, expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, io, process } from '../../test/xml.ts';

const key = extend('<zeebe:subscription correlationKey="= order"/>');
const roots = `<message id="m" name="answer">${key}</message><signal id="s" name="alert"/><error id="e" errorCode="E"/><escalation id="late" escalationCode="LATE"/>`;
const message = '<messageEventDefinition messageRef="m"/>';
const signal = '<signalEventDefinition signalRef="s"/>';
const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const big =
  '<conditionalEventDefinition><condition>= amount &gt; 100</condition></conditionalEventDefinition>';
const escalation = '<escalationEventDefinition escalationRef="late"/>';
const error = '<errorEventDefinition errorRef="e"/>';
const together = 'parallelMultiple="true"';

const catching = (definitions: string, attributes = '') =>
  process(
    `<startEvent id="start"/><intermediateCatchEvent id="catch" ${attributes}>${definitions}</intermediateCatchEvent><userTask id="after"/>`,
    'start -> catch\ncatch -> after',
    roots,
  );
const onTask = (definitions: string, attributes = '') =>
  process(
    `<startEvent id="start"/><userTask id="work"/><boundaryEvent id="b" attachedToRef="work" ${attributes}>${definitions}</boundaryEvent><userTask id="other"/>`,
    'start -> work\nb -> other',
    roots,
  );

describe('a multiple event', () => {
  test('waits for several things; the first that comes closes the others', async () => {
    const one = await play(catching(timer + message + signal + big));
    one.start({ order: 'A1' });
    expect(one.open()).toEqual(['timer catch', 'subscription catch', 'signal catch', 'condition catch']);
    expect(one.of('signal.subscribed')[0]).toMatchObject({ trigger: 2 });
    one.signal('catch', { level: 1 });
    expect(one.open()).toEqual(['task after']);
    expect(one.variables).toEqual({ order: 'A1', level: 1 });
  });

  test('on a boundary it goes on waiting for all of them when it does not interrupt', async () => {
    const one = await play(onTask(message + signal, 'cancelActivity="false"'));
    one.start({ order: 'A1' }).message('b').message('b').signal('b');
    expect(one.open()).toEqual([
      ...['task work', 'task other', 'subscription b', 'task other', 'signal b', 'task other'],
    ]);
    one.complete('work');
    expect(one.of('subscription.closed')).toHaveLength(1);
    expect(one.of('signal.unsubscribed')).toHaveLength(1);
  });

  test('may catch an error beside what it waits for', async () => {
    const inner = `<startEvent id="in"/><userTask id="x"/><endEvent id="e1">${error}</endEvent>${flows('in -> x\nx -> e1')}`;
    const one = await play(
      process(
        `<startEvent id="start"/><subProcess id="sub">${inner}</subProcess><boundaryEvent id="b" attachedToRef="sub">${timer}${error}</boundaryEvent><userTask id="other"/>`,
        'start -> sub\nb -> other',
        roots,
      ),
    );
    one.start().complete('x');
    expect(one.open()).toEqual(['task other']);
    expect(one.of('timer.cancelled')).toHaveLength(1);
  });

  test('begins an event sub-process by any of its triggers', async () => {
    const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="false">${message}${signal}</startEvent><userTask id="ht"/>${flows('hs -> ht')}</subProcess>`;
    const one = await play(
      process(`<startEvent id="start"/><userTask id="work"/>${handler}`, 'start -> work', roots),
    );
    one.start({ order: 'A1' }).signal('hs').message('hs');
    expect(one.open()).toEqual([...['task work', 'signal hs', 'task ht', 'subscription hs', 'task ht']]);
  });

  test('behind an event-based gateway any of its triggers wins', async () => {
    const one = await play(
      process(
        `<startEvent id="start"/><eventBasedGateway id="race"/><intermediateCatchEvent id="a">${message}${signal}</intermediateCatchEvent><userTask id="at"/>
         <intermediateCatchEvent id="b">${timer}</intermediateCatchEvent><userTask id="bt"/>`,
        'start -> race\nrace -> a\na -> at\nrace -> b\nb -> bt',
        roots,
      ),
    );
    one.start({ order: 'A1' });
    expect(one.open()).toEqual(['subscription a', 'signal a', 'timer b']);
    expect(one.signal('a').open()).toEqual(['task at']);
  });

  test('throws all that it names, and ends its scope last', async () => {
    const ends = (definitions: string) =>
      process(
        `<startEvent id="start"/><endEvent id="end">${extend(io({ n: '= 1' }))}${definitions}</endEvent>`,
        'start -> end',
        roots,
      );
    const one = await play(ends(error + message + signal + escalation));
    one.start({ order: 'A1' });
    expect(one.events.map(({ type }) => type).slice(2)).toEqual([
      ...[
        'element.passed',
        'message.thrown',
        'signal.thrown',
        'escalation.thrown',
        'error.thrown',
        'case.ended',
      ],
    ]);
    expect(one.of('message.thrown')[0]).toMatchObject({ correlationKey: 'A1', variables: { n: 1 } });
    expect(one.state?.ended).toBe('error');
    const terminated = await play(ends(`<terminateEventDefinition/>${signal}`));
    terminated.start();
    expect(terminated.of('signal.thrown')).toHaveLength(1);
    expect(terminated.state?.ended).toBe('terminated');
  });
});

describe('a parallel multiple event', () => {
  test('happens when all of its triggers have, in any order', async () => {
    const one = await play(catching(timer + message + signal, together));
    one.start({ order: 'A1' }).signal('catch', { a: 1 }).fire('catch');
    expect(one.open()).toEqual(['subscription catch']);
    one.message('catch', { b: 2 });
    expect(one.open()).toEqual(['task after']);
    expect(one.variables).toEqual({ order: 'A1', a: 1, b: 2 });
  });

  test('on a boundary it interrupts with the last, or waits for all anew', async () => {
    const ends = await play(onTask(message + signal, together));
    ends.start({ order: 'A1' }).message('b');
    expect(ends.open()).toEqual(['task work', 'signal b'].reverse());
    expect(ends.signal('b').open()).toEqual(['task other']);
    const again = await play(onTask(message + signal, `${together} cancelActivity="false"`));
    again.start({ order: 'A1' }).message('b').signal('b');
    expect(again.open()).toEqual(['task work', 'subscription b', 'signal b', 'task other']);
  });

  test('begins an event sub-process with the last of them', async () => {
    const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs" ${together}>${message}${signal}</startEvent><userTask id="ht"/>${flows('hs -> ht')}</subProcess>`;
    const one = await play(
      process(`<startEvent id="start"/><userTask id="work"/>${handler}`, 'start -> work', roots),
    );
    one.start({ order: 'A1' }).message('hs');
    expect(one.open()).toEqual(['signal hs', 'task work']);
    expect(one.signal('hs').open()).toEqual(['task ht']);
  });

  test('that starts the process begins the case with the first and waits for the others', async () => {
    const one = await play(
      process(
        `<startEvent id="start" ${together}>${message}${signal}</startEvent><userTask id="work"/>`,
        'start -> work',
        roots,
      ),
    );
    one.do({ type: 'startCase', start: 'start', trigger: 1, variables: { order: 'A1' } });
    expect(one.open()).toEqual(['subscription start']);
    expect(one.message('start').open()).toEqual(['task work']);
  });
});
