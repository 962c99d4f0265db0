import { expect, test } from 'vitest';
import { type Play, play } from '../../test/play.ts';
import { extend, flows, io, process } from '../../test/xml.ts';
import { choices } from '../index.ts';

/** An activity with a compensation boundary event and its handler `undo-ID`. */
function done(
  id: string,
  inside = '',
  handler = `<userTask id="undo-${id}" isForCompensation="true"/>`,
): string {
  return `<userTask id="${id}">${inside}</userTask>${compensatedBy(id, handler)}`;
}

function compensatedBy(id: string, handler = `<userTask id="undo-${id}" isForCompensation="true"/>`): string {
  return `<boundaryEvent id="on-${id}" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>${handler}
    <association id="from-${id}" associationDirection="One" sourceRef="on-${id}" targetRef="undo-${id}"/>`;
}

function throwing(attributes = '', tag = 'intermediateThrowEvent'): string {
  return `<${tag} id="throw"><compensateEventDefinition ${attributes}/></${tag}>`;
}

function sub(id: string, inside: string, lines: string): string {
  return `<subProcess id="${id}"><startEvent id="${id}-start"/>${inside}<endEvent id="${id}-end"/>${flows(lines)}</subProcess>`;
}

const two = (attributes = '') =>
  process(
    `<startEvent id="start"/>${done('hotel')}${done('flight')}${throwing(attributes)}<userTask id="after"/>`,
    'start -> hotel\nhotel -> flight\nflight -> throw\nthrow -> after',
  );

function undone(one: Play): readonly string[] {
  return one.of('element.compensated').map(({ element }) => element);
}

test('what is done is compensated one after the other, the latest first; then the event goes on', async () => {
  const one = await play(two());
  one.start().complete('hotel').complete('flight');
  expect(one.open()).toEqual(['task undo-flight']);
  expect(one.active()).toEqual(['throw', 'undo-flight']);
  one.complete('undo-flight');
  expect(one.open()).toEqual(['task undo-hotel']);
  one.complete('undo-hotel');
  expect(one.open()).toEqual(['task after']);
  expect(undone(one)).toEqual(['flight', 'hotel']);
  expect(one.complete('after').state?.ended).toBe('completed');
  expect(one.state).not.toHaveProperty('compensable');
});

test('one activity alone can be meant', async () => {
  const one = await play(two('activityRef="hotel"'));
  one.start().complete('hotel').complete('flight');
  expect(one.open()).toEqual(['task undo-hotel']);
  one.complete('undo-hotel');
  expect(undone(one)).toEqual(['hotel']);
  expect(one.open()).toEqual(['task after']);
});

test('an event that does not wait goes on at once; its scope ends only when the compensation has', async () => {
  const one = await play(two('waitForCompletion="false"'));
  one.start().complete('hotel').complete('flight');
  expect(one.open()).toEqual(['task undo-flight', 'task after']);
  one.complete('after');
  expect(one.state?.ended).toBeUndefined();
  one.complete('undo-flight').complete('undo-hotel');
  expect(one.state?.ended).toBe('completed');
});

test('what is not done, or compensated already, is not compensated', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/>${done('hotel')}${throwing()}<exclusiveGateway id="again"/><userTask id="ask"/>`,
      'start -> again\nagain -> ask\nask -> again ? more\n',
    )
      .replace(
        '</process>',
        `<exclusiveGateway id="fork" default="fork-hotel"/>${flows('ask -> fork\nfork -> throw ? undo\nfork -> hotel\nhotel -> again\nthrow -> again')}</process>`,
      )
      .replace(/<sequenceFlow id="ask-again".*?<\/sequenceFlow>/, ''),
  );
  one.start({ undo: true }).complete('ask');
  expect(one.of('compensation.triggered')).toEqual([]);
  one.complete('ask', { undo: false }).complete('hotel').complete('ask', { undo: true });
  one.complete('undo-hotel').complete('ask');
  expect(one.of('compensation.triggered')).toHaveLength(1);
  expect(one.open()).toEqual(['task ask']);
});

test('an activity done several times is compensated as often', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><exclusiveGateway id="merge"/>${done('hotel', extend(io({ night: '= night' })))}
       <exclusiveGateway id="again" default="again-throw"/>${throwing('activityRef="hotel"', 'endEvent')}`,
      'start -> merge\nmerge -> hotel\nhotel -> again\nagain -> merge ? night < 3\nagain -> throw',
    ),
  );
  one.start({ night: 1 }).complete('hotel').set({ night: 2 }).complete('hotel').set({ night: 3 });
  one.complete('hotel').complete('undo-hotel').complete('undo-hotel').complete('undo-hotel');
  expect(one.state?.ended).toBe('completed');
  expect(undone(one)).toHaveLength(3);
});

test('the handler sees the variables of its activity as they were at the end of each time', async () => {
  const handler = `<serviceTask id="undo-hotel" isForCompensation="true">${extend('<zeebe:taskDefinition type="undo"/>')}</serviceTask>`;
  const loop = `<multiInstanceLoopCharacteristics isSequential="true">${extend('<zeebe:loopCharacteristics inputCollection="= towns" inputElement="town"/>')}</multiInstanceLoopCharacteristics>`;
  const one = await play(
    process(
      `<startEvent id="start"/>${done('hotel', extend(io({ price: '= rate * 2' })) + loop, handler)}${throwing('', 'endEvent')}`,
      'start -> hotel\nhotel -> throw',
    ),
  );
  one.start({ towns: ['Rome', 'Oslo'], rate: 5 }).complete('hotel');
  one.set({ rate: 6 }).complete('hotel');
  expect(one.of('job.created').at(-1)?.variables).toMatchObject({ town: 'Oslo', price: 10, loopCounter: 2 });
  one.complete('undo-hotel');
  expect(one.of('job.created').at(-1)?.variables).toMatchObject({ town: 'Rome', price: 10, loopCounter: 1 });
  expect(one.complete('undo-hotel').state?.ended).toBe('completed');
});

test('a parallel multi-instance activity is compensated all at once', async () => {
  const loop =
    '<multiInstanceLoopCharacteristics><loopCardinality>= 3</loopCardinality></multiInstanceLoopCharacteristics>';
  const one = await play(
    process(
      `<startEvent id="start"/>${done('hotel', loop)}${throwing()}<userTask id="after"/>`,
      'start -> hotel\nhotel -> throw\nthrow -> after',
    ),
  );
  one.start().complete('hotel').complete('hotel').complete('hotel');
  expect(one.open()).toEqual(['task undo-hotel', 'task undo-hotel', 'task undo-hotel']);
  one.complete('undo-hotel').complete('undo-hotel');
  expect(one.open()).toEqual(['task undo-hotel']);
  expect(one.complete('undo-hotel').open()).toEqual(['task after']);
});

test('of a finished sub-process without handler everything in it is compensated, before what was done earlier', async () => {
  const inside = sub(
    'trip',
    done('hotel') + done('flight'),
    'trip-start -> hotel\nhotel -> flight\nflight -> trip-end',
  );
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/>${done('visa')}${inside}<parallelGateway id="join"/>${throwing('', 'endEvent')}`,
      'start -> fork\nfork -> visa\nfork -> trip\nvisa -> join\ntrip -> join\njoin -> throw',
    ),
  );
  one.start().complete('hotel').complete('visa').complete('flight');
  for (const id of ['undo-flight', 'undo-hotel', 'undo-visa']) {
    expect(one.open()).toEqual([`task ${id}`]);
    one.complete(id);
  }
  expect(one.state?.ended).toBe('completed');
  expect(undone(one)).toEqual(['flight', 'hotel', 'trip', 'visa']);
});

test('a handler of the sub-process replaces the handlers in it', async () => {
  const inside = sub('trip', done('hotel'), 'trip-start -> hotel\nhotel -> trip-end') + compensatedBy('trip');
  const one = await play(
    process(`<startEvent id="start"/>${inside}${throwing('', 'endEvent')}`, 'start -> trip\ntrip -> throw'),
  );
  one.start().complete('hotel');
  expect(one.open()).toEqual(['task undo-trip']);
  one.complete('undo-trip');
  expect(one.state?.ended).toBe('completed');
  expect(undone(one)).toEqual(['trip']);
});

const onError = (content: string) =>
  `<subProcess id="failed" triggeredByEvent="true"><startEvent id="caught"><errorEventDefinition/></startEvent>${content}</subProcess>`;

test('a sub-process that was left by an error is not compensated', async () => {
  const inside = sub(
    'trip',
    `${done('hotel')}<endEvent id="lost"><errorEventDefinition errorRef="e"/></endEvent>`,
    'trip-start -> hotel\nhotel -> lost',
  ).replace('<endEvent id="trip-end"/>', '');
  const one = await play(
    process(
      `<startEvent id="start"/>${inside}<boundaryEvent id="on" attachedToRef="trip"><errorEventDefinition errorRef="e"/></boundaryEvent>${throwing('', 'endEvent')}`,
      'start -> trip\non -> throw',
      '<error id="e" errorCode="E"/>',
    ),
  );
  one.start().complete('hotel');
  expect(one.state?.ended).toBe('completed');
  expect(undone(one)).toEqual([]);
});

test('an event sub-process compensates what was done in the scope around it', async () => {
  const handler = onError(`${throwing('', 'endEvent')}${flows('caught -> throw')}`);
  const inside = sub(
    'trip',
    `${done('hotel')}<endEvent id="lost"><errorEventDefinition errorRef="e"/></endEvent>${handler}`,
    'trip-start -> hotel\nhotel -> lost',
  ).replace('<endEvent id="trip-end"/>', '');
  const one = await play(
    process(
      `<startEvent id="start"/>${inside}<endEvent id="end"/>`,
      'start -> trip\ntrip -> end',
      '<error id="e" errorCode="E"/>',
    ),
  );
  one.start().complete('hotel');
  expect(one.open()).toEqual(['task undo-hotel']);
  expect(one.complete('undo-hotel').state?.ended).toBe('completed');
});

const onCompensation = (content: string) =>
  `<subProcess id="undoing" triggeredByEvent="true"><startEvent id="asked"><compensateEventDefinition/></startEvent>${content}</subProcess>`;

test('a compensation event sub-process runs with the variables of its scope as they were, and may compensate the rest', async () => {
  const first = `<serviceTask id="first">${extend('<zeebe:taskDefinition type="undo"/>')}</serviceTask>`;
  const handler = onCompensation(
    `${first}${throwing('activityRef="hotel"')}<endEvent id="undone"/>${flows('asked -> first\nfirst -> throw\nthrow -> undone')}`,
  );
  const inside = sub(
    'trip',
    extend(io({ town: '= town' })) + done('hotel') + handler,
    'trip-start -> hotel\nhotel -> trip-end',
  ).replace(
    /(<subProcess id="trip">)(<startEvent id="trip-start"\/>)(<extensionElements>.*?<\/extensionElements>)/,
    '$1$3$2',
  );
  const one = await play(
    process(
      `<startEvent id="start"/>${inside}<userTask id="wait"/><endEvent id="end"><compensateEventDefinition/></endEvent>`,
      'start -> trip\ntrip -> wait\nwait -> end',
    ),
  );
  one.start({ town: 'Rome' }).complete('hotel').set({ town: 'Oslo' }).complete('wait');
  expect(one.of('job.created')[0]?.variables).toEqual({ town: 'Rome' });
  one.complete('first');
  expect(one.open()).toEqual(['task undo-hotel']);
  expect(one.complete('undo-hotel').state?.ended).toBe('completed');
  expect(undone(one)).toEqual(['hotel', 'trip']);
});

test('an error of a handler goes to the scope of the event that asked, not to the activity it compensates', async () => {
  const handler = `<serviceTask id="undo-hotel" isForCompensation="true">${extend('<zeebe:taskDefinition type="undo"/>')}</serviceTask>`;
  const onHotel =
    '<boundaryEvent id="wrong" attachedToRef="hotel"><errorEventDefinition/></boundaryEvent><userTask id="no"/>';
  const inside = sub(
    'trip',
    `${done('hotel', '', handler)}${onHotel}${throwing()}`,
    'trip-start -> hotel\nhotel -> throw\nthrow -> trip-end\nwrong -> no',
  );
  const one = await play(
    process(
      `<startEvent id="start"/>${inside}<boundaryEvent id="right" attachedToRef="trip"><errorEventDefinition/></boundaryEvent><userTask id="yes"/>`,
      'start -> trip\nright -> yes',
    ),
  );
  one.start().complete('hotel');
  one.do({ type: 'throwJobError', job: one.wait('undo-hotel', 'job').key, code: 'E' });
  expect(one.open()).toEqual(['task yes']);
  expect(one.state?.compensable).toEqual([]);
});

test('when the event that asked is interrupted what is left can be compensated later', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/>${done('hotel')}${done('flight')}${throwing()}<userTask id="after"/>
       <subProcess id="late" triggeredByEvent="true"><startEvent id="hour"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent>
       <endEvent id="rest"><compensateEventDefinition/></endEvent>${flows('hour -> rest')}</subProcess>`,
      'start -> hotel\nhotel -> flight\nflight -> throw\nthrow -> after',
    ),
  );
  one.start().complete('hotel').complete('flight').fire('hour');
  expect(one.open()).toEqual(['task undo-hotel']);
  expect(one.complete('undo-hotel').state?.ended).toBe('completed');
});

test('a sub-process may compensate, and what is done in it is not compensated in turn', async () => {
  const handler = sub('undo-hotel', done('call'), 'undo-hotel-start -> call\ncall -> undo-hotel-end').replace(
    '<subProcess id="undo-hotel"',
    '<subProcess id="undo-hotel" isForCompensation="true"',
  );
  const one = await play(
    process(
      `<startEvent id="start"/>${done('hotel', '', handler)}${throwing()}<endEvent id="again"><compensateEventDefinition/></endEvent>`,
      'start -> hotel\nhotel -> throw\nthrow -> again',
    ),
  );
  one.start().complete('hotel').complete('call');
  expect(one.state?.ended).toBe('completed');
  expect(undone(one)).toEqual(['hotel']);
});

test('thousands of rounds are compensated without exhausting the stack', async () => {
  const script = (id: string, attributes = '') =>
    `<scriptTask id="${id}" ${attributes}>${extend('<zeebe:script expression="= 1" resultVariable="x"/>')}`;
  const loop =
    '<multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>= 3000</loopCardinality></multiInstanceLoopCharacteristics>';
  const one = await play(
    process(
      `<startEvent id="start"/>${script('hotel')}${loop}</scriptTask>${compensatedBy('hotel', `${script('undo-hotel', 'isForCompensation="true"')}</scriptTask>`)}${throwing('', 'endEvent')}`,
      'start -> hotel\nhotel -> throw',
    ),
  );
  expect(one.start().state?.ended).toBe('completed');
  expect(undone(one)).toHaveLength(3001);
});

test('a case that is cancelled meanwhile leaves nothing open', async () => {
  const one = await play(two());
  one.start().complete('hotel').complete('flight');
  one.do({ type: 'cancelCase' });
  expect(one.of('task.cancelled')).toHaveLength(1);
  expect(one.state).toMatchObject({ ended: 'cancelled', instances: [], waits: [] });
});

test('of an ad-hoc sub-process the steps done are compensated, and no handler is offered as a step', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><adHocSubProcess id="free">${done('hotel')}<completionCondition>= true</completionCondition></adHocSubProcess>${throwing('', 'endEvent')}`,
      'start -> free\nfree -> throw',
    ),
  );
  one.start();
  const offered = () => (one.state ? choices(one.model, one.state).map(({ element }) => element) : []);
  expect(offered()).toEqual(['hotel']);
  const scope = one.state?.instances.find(({ element }) => element === 'free')?.key ?? '';
  one.do({ type: 'chooseStep', scope, element: 'hotel' });
  one.complete('hotel');
  expect(one.open()).toEqual(['task undo-hotel']);
  expect(offered()).toEqual([]);
  expect(one.complete('undo-hotel').state?.ended).toBe('completed');
});

test('when a handler is taken out the next one follows', async () => {
  const one = await play(two());
  one.start().complete('hotel').complete('flight');
  const from = { instance: one.wait('undo-flight', 'task').instance };
  one.do({ type: 'moveTokens', steps: [{ from }] });
  expect(one.open()).toEqual(['task undo-hotel']);
  one.do({ type: 'moveTokens', steps: [{ from: { instance: one.wait('undo-hotel', 'task').instance } }] });
  expect(one.open()).toEqual(['task after']);
});

test('an inclusive join does not wait for what is only compensated', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><exclusiveGateway id="merge"/><inclusiveGateway id="fork" default="fork-b"/>${done('a')}
       ${throwing('waitForCompletion="false"')}<userTask id="b"/><inclusiveGateway id="join"/><userTask id="after"/>`,
      'start -> merge\nmerge -> fork\nfork -> a ? way = "a"\nfork -> b\na -> throw\nthrow -> join\nb -> join\njoin -> after',
    ),
  );
  one.start({ way: 'a' }).complete('a');
  expect(one.open()).toEqual(['task undo-a', 'task after']);
});

test('an escalation of a handler is heard around the event that asked', async () => {
  const handler = sub(
    'undo-hotel',
    '<intermediateThrowEvent id="cry"><escalationEventDefinition escalationRef="x"/></intermediateThrowEvent>',
    'undo-hotel-start -> cry\ncry -> undo-hotel-end',
  ).replace('<subProcess id="undo-hotel"', '<subProcess id="undo-hotel" isForCompensation="true"');
  const inside = sub(
    'trip',
    `${done('hotel', '', handler)}${throwing()}`,
    'trip-start -> hotel\nhotel -> throw\nthrow -> trip-end',
  );
  const one = await play(
    process(
      `<startEvent id="start"/>${inside}<boundaryEvent id="heard" cancelActivity="false" attachedToRef="trip"><escalationEventDefinition escalationRef="x"/></boundaryEvent><userTask id="look"/><endEvent id="over"/>`,
      'start -> trip\ntrip -> over\nheard -> look',
      '<escalation id="x" escalationCode="X"/>',
    ),
  );
  one.start().complete('hotel');
  expect(one.open()).toEqual(['task look']);
  expect(one.complete('look').state?.ended).toBe('completed');
});
