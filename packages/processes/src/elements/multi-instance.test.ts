import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { escapeXml, extend, flows, io, process } from '../../test/xml.ts';

interface Loop {
  sequential?: boolean;
  attributes?: string;
  inside?: string;
}
const collecting =
  'inputCollection="= parts" inputElement="part" outputCollection="answers" outputElement="= answer"';
const marker = ({ sequential = false, attributes = collecting, inside = '' }: Loop) =>
  `<multiInstanceLoopCharacteristics isSequential="${sequential}">${extend(`<zeebe:loopCharacteristics ${attributes}/>`)}${inside}</multiInstanceLoopCharacteristics>`;
const each = (loop: Loop, mapping = '') =>
  process(
    `<startEvent id="start"/><userTask id="ask">${extend(mapping)}${marker(loop)}</userTask>
     <boundaryEvent id="late" attachedToRef="ask"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
     <userTask id="after"/><endEvent id="end"/>`,
    'start -> ask\nask -> after\nlate -> end\nafter -> end',
  );
const enough = (condition: string) => `<completionCondition>${escapeXml(condition)}</completionCondition>`;

test('parallel: one for each item at once, results in the order of the items', async () => {
  const one = await play(each({}));
  one.start({ parts: ['a', 'b', 'c'] });
  expect(one.open()).toEqual(['timer late', 'task ask', 'task ask', 'task ask']);
  const [, first, second, third] = one.waits();
  one.do({ type: 'completeTask', task: third?.key ?? '', variables: { answer: 3 } });
  one.do({ type: 'completeTask', task: first?.key ?? '', variables: { answer: 1 } });
  one.do({ type: 'completeTask', task: second?.key ?? '', variables: { answer: 2 } });
  expect(one.variables).toEqual({ parts: ['a', 'b', 'c'], answers: [1, 2, 3] });
  expect(one.open()).toEqual(['task after']);
});

test('an inner instance sees its item and its place', async () => {
  const one = await play(each({}, io({ label: '= part + string(loopCounter)' })));
  one.start({ parts: ['a', 'b'] });
  expect(one.state?.instances.map((instance) => instance.variables?.label)).toEqual([undefined, 'a1', 'b2']);
});

test('an output mapping fills the output element of its own run', async () => {
  const one = await play(each({}, io({}, { answer: '= reply.text' })));
  one.start({ parts: ['a', 'b'] });
  one.complete('ask', { reply: { text: 'yes' } }).complete('ask', { reply: { text: 'no' } });
  expect(one.variables).toEqual({ parts: ['a', 'b'], answers: ['yes', 'no'] });
});

test('sequential: one after the other', async () => {
  const one = await play(each({ sequential: true }));
  one.start({ parts: ['a', 'b'] });
  expect(one.open()).toEqual(['timer late', 'task ask']);
  one.complete('ask', { answer: 1 });
  expect(one.open()).toEqual(['timer late', 'task ask']);
  one.complete('ask', { answer: 2 });
  expect(one.variables.answers).toEqual([1, 2]);
  expect(one.open()).toEqual(['task after']);
});

test.each([true, false])('nothing to do is done at once (sequential %s)', async (sequential) => {
  const one = await play(each({ sequential }));
  one.start({ parts: [] });
  expect(one.open()).toEqual(['task after']);
  expect(one.variables.answers).toEqual([]);
});

test('the completion condition ends the rest early', async () => {
  const one = await play(each({ inside: enough('= numberOfCompletedInstances >= 2 and answer > 1') }));
  one.start({ parts: ['a', 'b', 'c'] });
  one.complete('ask', { answer: 1 }).complete('ask', { answer: 2 });
  expect(one.open()).toEqual(['task after']);
  expect(one.variables.answers).toEqual([1, 2, null]);
  expect(one.of('task.cancelled')).toHaveLength(1);
});

test('a boundary event ends all of them', async () => {
  const one = await play(each({}));
  one.start({ parts: ['a', 'b'] }).fire('late');
  expect(one.of('task.cancelled')).toHaveLength(2);
  expect(one.state?.ended).toBe('completed');
});

test('a collection that is no list is an incident, and is looked at again', async () => {
  const one = await play(each({}));
  one.start({ parts: 'a' });
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'items-failed' });
  one.set({ parts: ['a'] }).retry('ask');
  expect(one.open()).toEqual(['timer late', 'task ask']);
});

test('a cardinality counts without items', async () => {
  const xml = each({ attributes: '', inside: '<loopCardinality>= n</loopCardinality>' });
  const one = await play(xml);
  one.start({ n: 2 });
  expect(one.state?.instances.map((instance) => instance.variables)).toEqual([
    undefined,
    { loopCounter: 1 },
    { loopCounter: 2 },
  ]);
});

test.each([true, false])(
  'thousands of items that do not wait are no loop (sequential %s)',
  async (sequential) => {
    const script = extend('<zeebe:script expression="= part * 2" resultVariable="answer"/>');
    const one = await play(
      process(
        `<startEvent id="start"/><scriptTask id="double">${script}${marker({ sequential })}</scriptTask><endEvent id="end"/>`,
        'start -> double\ndouble -> end',
      ),
    );
    const parts = Array.from({ length: 3_000 }, (_, index) => index);
    one.start({ parts });
    expect(one.state?.ended).toBe('completed');
    expect(one.variables.answers).toEqual(parts.map((part) => part * 2));
  },
);

test('sub-processes may be repeated, each with variables of its own', async () => {
  const sub = `<subProcess id="sub">${marker({})}<startEvent id="s"/><userTask id="ask"/><userTask id="confirm"/>${flows('s -> ask\nask -> confirm')}</subProcess>`;
  const one = await play(
    process(`<startEvent id="start"/>${sub}<endEvent id="end"/>`, 'start -> sub\nsub -> end'),
  );
  one.start({ parts: ['a', 'b'] });
  one.complete('ask', { answer: 'first' }).complete('ask', { answer: 'second' });
  one.complete('confirm').complete('confirm');
  expect(one.variables).toEqual({ parts: ['a', 'b'], answers: ['first', 'second'] });
  expect(one.state?.ended).toBe('completed');
});

test('a failing output element keeps the inner instance, and only that', async () => {
  const attributes = 'inputCollection="= parts" outputCollection="answers" outputElement="= answer + 1"';
  const one = await play(each({ attributes }));
  one.start({ parts: [1, 2] });
  one.complete('ask', { answer: 'x' });
  expect(one.open()).toEqual(['timer late', 'task ask', 'incident ask']);
  one.set({ answer: 4 }).retry('ask').complete('ask', { answer: 5 });
  expect(one.variables.answers).toEqual([5, 6]);
});

test('more items than a case can carry are an incident', async () => {
  const one = await play(each({ attributes: '', inside: '<loopCardinality>= 1000000000</loopCardinality>' }));
  one.start();
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'items-failed' });
  expect(one.of('incident.raised')[0]?.sentence).toContain('more than 10000 items');
});

test('by the properties of BPMN: data objects hold the items and the results', async () => {
  const data = `<dataObject id="Parts" name="parts" isCollection="true"/><dataObject id="Answers_1" name="the answers" isCollection="true"/>
    <dataObjectReference id="ref" dataObjectRef="Answers_1"/>`;
  const loop = `<multiInstanceLoopCharacteristics isSequential="true"><loopDataInputRef>Parts</loopDataInputRef><loopDataOutputRef>ref</loopDataOutputRef>
    <inputDataItem id="in" name="part"/><outputDataItem id="out" name="answer"/></multiInstanceLoopCharacteristics>`;
  const one = await play(
    process(
      `${data}<startEvent id="start"/><userTask id="ask">${extend(io({ label: '= part' }))}${loop}</userTask>`,
      'start -> ask',
    ),
  );
  one.start({ parts: ['a', 'b'] });
  expect(one.state?.instances[1]?.variables).toMatchObject({ label: 'a' });
  one.complete('ask', { answer: 1 }).complete('ask', { answer: 2 });
  expect(one.variables).toEqual({ parts: ['a', 'b'], Answers_1: [1, 2] });
});

const signals = `<signal id="sig" name="one done"/><signalEventDefinition id="done" signalRef="sig"/><escalation id="esc" escalationCode="half"/>`;
const telling = (
  attributes: string,
  inside = '',
  on = '<signalEventDefinition signalRef="sig"/>',
  more = '',
) => {
  const loop = `<multiInstanceLoopCharacteristics ${attributes}><loopCardinality>= 3</loopCardinality>${inside}</multiInstanceLoopCharacteristics>`;
  return process(
    `<startEvent id="start"/><userTask id="ask">${loop}</userTask><boundaryEvent id="heard" attachedToRef="ask" ${more}>${on}</boundaryEvent>
     <userTask id="note"/><userTask id="after"/>`,
    'start -> ask\nask -> after\nheard -> note',
    signals,
  );
};

test.each(['true', 'false'])(
  'behaviour none: each instance tells the boundary event, and none ends (sequential %s)',
  async (sequential) => {
    const one = await play(
      telling(`isSequential="${sequential}" behavior="None" noneBehaviorEventRef="done"`),
    );
    one.start().complete('ask').complete('ask').complete('ask');
    expect(one.open()).toEqual(['task note', 'task note', 'task note', 'task after']);
    expect(one.of('signal.thrown')).toHaveLength(3);
  },
);

test('behaviour one: only the first tells', async () => {
  const one = await play(telling('behavior="One" oneBehaviorEventRef="done"'));
  one.start().complete('ask').complete('ask').complete('ask');
  expect(one.open()).toEqual(['task note', 'task after']);
});

test('without a named event it is a signal called like the activity, with its attributes', async () => {
  const one = await play(telling('behavior="One"'));
  one.start().complete('ask');
  expect(one.of('signal.thrown')[0]).toMatchObject({
    name: 'ask',
    variables: {
      numberOfInstances: 3,
      numberOfActiveInstances: 2,
      numberOfCompletedInstances: 1,
      numberOfTerminatedInstances: 0,
    },
  });
});

const complex = (condition: string, event: string) =>
  `<complexBehaviorDefinition><condition>${condition}</condition><event>${event}</event></complexBehaviorDefinition>`;

test('complex behaviour: what interrupts ends the remaining instances, and the activity is done', async () => {
  const when = complex('= numberOfCompletedInstances = 2', '<signalEventDefinition signalRef="sig"/>');
  const one = await play(telling('behavior="Complex"', when));
  one.start().complete('ask');
  expect(one.open()).toEqual(['signal heard', 'task ask', 'task ask']);
  one.complete('ask');
  expect(one.open()).toEqual(['task note', 'task after']);
  expect(one.of('task.cancelled')).toHaveLength(1);
});

test('complex behaviour may escalate; where it does not interrupt, all go on', async () => {
  const when = complex('= true', '<escalationEventDefinition escalationRef="esc"/>');
  const on = '<escalationEventDefinition escalationRef="esc"/>';
  const one = await play(telling('behavior="Complex"', when, on, 'cancelActivity="false"'));
  one.start().complete('ask');
  expect(one.open()).toEqual(['task ask', 'task ask', 'task note']);
});
