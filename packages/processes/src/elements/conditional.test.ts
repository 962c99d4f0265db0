import { describe, expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, io, process } from '../../test/xml.ts';

const when = (condition: string) =>
  `<conditionalEventDefinition><condition>= ${condition}</condition></conditionalEventDefinition>`;
const big = when('amount &gt; 100');

const catching = (definition = big) =>
  process(
    `<startEvent id="start"/><intermediateCatchEvent id="catch">${definition}</intermediateCatchEvent><userTask id="after"/>`,
    'start -> catch\ncatch -> after',
  );
const onTask = (attributes = '', definition = big) =>
  process(
    `<startEvent id="start"/><userTask id="work">${extend(io({ local: '= 1' }))}</userTask><boundaryEvent id="b" attachedToRef="work" ${attributes}>${definition}</boundaryEvent><userTask id="other"/>`,
    'start -> work\nb -> other',
  );
const goesOn = 'cancelActivity="false"';

describe('a catch event', () => {
  test('waits until its condition becomes true', async () => {
    const one = await play(catching());
    one.start({ amount: 1 });
    expect(one.open()).toEqual(['condition catch']);
    expect(one.set({ amount: 50 }).open()).toEqual(['condition catch']);
    expect(one.set({ amount: 101 }).open()).toEqual(['task after']);
    expect(one.of('condition.met')).toHaveLength(1);
  });

  test('goes on at once when the condition holds already', async () => {
    const one = await play(catching());
    expect(one.start({ amount: 200 }).open()).toEqual(['task after']);
  });

  test('is looked at again when a suspended case goes on', async () => {
    const one = await play(catching());
    one.start({ amount: 1 }).do({ type: 'suspendCase' });
    expect(one.set({ amount: 101 }).open()).toEqual(['condition catch']);
    one.do({ type: 'resumeCase' });
    expect(one.open()).toEqual(['task after']);
  });

  test('is not woken by time or by other variables', async () => {
    const one = await play(
      catching(when('now() &gt; date and time(&quot;2031-01-01T00:00:00Z&quot;) and amount != null')),
    );
    one.start({ amount: 1 });
    one.now = '2032-01-01T00:00:00.000Z';
    expect(one.set({ other: 1 }).open()).toEqual(['condition catch']);
    expect(one.set({ amount: 1 }).open()).toEqual(['condition catch']);
    expect(one.set({ amount: 2 }).open()).toEqual(['task after']);
  });

  test('takes what is no truth value, or cannot be worked out, for not true', async () => {
    const one = await play(catching(when('amount + 1')));
    expect(one.start({ amount: 'x' }).set({ amount: 3 }).open()).toEqual(['condition catch']);
  });
});

describe('a boundary event', () => {
  test('that interrupts ends its activity', async () => {
    const one = await play(onTask());
    one.start();
    expect(one.set({ amount: 101 }).open()).toEqual(['task other']);
  });

  test('that does not happens once each time the condition becomes true', async () => {
    const one = await play(onTask(goesOn));
    one.start().set({ amount: 101 }).set({ amount: 102 });
    expect(one.open()).toEqual(['task work', 'condition b', 'task other']);
    one.set({ amount: 1 });
    expect(one.of('condition.unmet')).toHaveLength(1);
    one.set({ amount: 103 });
    expect(one.open().filter((open) => open === 'task other')).toHaveLength(2);
  });

  test('sees the variables of its activity', async () => {
    const one = await play(onTask('', when('local = 2')));
    one.start();
    const scope = one.wait('work', 'task').instance;
    one.do({ type: 'setVariables', scope, values: { local: 2 } });
    expect(one.open()).toEqual(['task other']);
  });

  test('does not happen by what completes its activity', async () => {
    const one = await play(onTask());
    one.start().complete('work', { amount: 101 });
    expect(one.of('condition.met')).toEqual([]);
    expect(one.of('condition.unwatched')).toHaveLength(1);
  });
});

test('an event sub-process begins between two steps of the same turn', async () => {
  const set = (value: number) => extend(`<zeebe:script expression="= ${value}" resultVariable="amount"/>`);
  const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs">${big}</startEvent><userTask id="ht"/>${flows('hs -> ht')}</subProcess>`;
  const one = await play(
    process(
      `<startEvent id="start"/><scriptTask id="up">${set(200)}</scriptTask><scriptTask id="down">${set(1)}</scriptTask><userTask id="work"/>${handler}`,
      'start -> up\nup -> down\ndown -> work',
    ),
  );
  one.start({ amount: 0 });
  expect(one.open()).toEqual(['task ht']);
  expect(one.done()).toEqual(['start', 'up', 'hs']);
});

test('behind an event-based gateway a condition that holds wins at once', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><eventBasedGateway id="race"/><intermediateCatchEvent id="a">${big}</intermediateCatchEvent><userTask id="at"/>
       <intermediateCatchEvent id="b"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id="bt"/>`,
      'start -> race\nrace -> a\na -> at\nrace -> b\nb -> bt',
    ),
  );
  one.start({ amount: 1 });
  expect(one.open()).toEqual(['condition a', 'timer b']);
  expect(one.set({ amount: 101 }).open()).toEqual(['task at']);
});
