import { expect, test } from 'vitest';
import { done, sub, throwing, two, undone } from '../../test/compensation.ts';
import { play } from '../../test/play.ts';
import { extend, flows, io, job, process } from '../../test/xml.ts';
import { choices } from '../index.ts';

const onError = (content: string) =>
  `<subProcess id="failed" triggeredByEvent="true"><startEvent id="caught"><errorEventDefinition/></startEvent>${content}</subProcess>`;

const onCompensation = (content: string) =>
  `<subProcess id="undoing" triggeredByEvent="true"><startEvent id="asked"><compensateEventDefinition/></startEvent>${content}</subProcess>`;

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

test('what an interrupting boundary event ended is not compensated, what was done before is', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/>${done('hotel')}${done('flight')}<boundaryEvent id="late" attachedToRef="flight"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
       ${throwing('', 'endEvent')}<endEvent id="end"/>`,
      'start -> hotel\nhotel -> flight\nflight -> end\nlate -> throw',
    ),
  );
  one.start().complete('hotel').fire('late');
  expect(one.open()).toEqual(['task undo-hotel']);
  expect(one.complete('undo-hotel').state?.ended).toBe('completed');
});

test('a terminate end event ends compensation under way', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/>${done('hotel')}${throwing('', 'endEvent')}<userTask id="stop"/>
       <endEvent id="end"><terminateEventDefinition/></endEvent>`,
      'start -> fork\nfork -> hotel\nhotel -> throw\nfork -> stop\nstop -> end',
    ),
  );
  one.start().complete('hotel');
  expect(one.open()).toEqual(['task stop', 'task undo-hotel']);
  expect(one.complete('stop').state?.ended).toBe('terminated');
  expect(one.of('task.cancelled')).toHaveLength(1);
});

test('a handler that stops with an incident goes on when it is tried again or skipped', async () => {
  const handler = `<userTask id="undo-hotel" isForCompensation="true">${extend('<zeebe:priorityDefinition priority="= p + 1"/>')}</userTask>`;
  const stopped = async () => {
    const one = await play(
      process(
        `<startEvent id="start"/>${done('hotel', '', handler)}${throwing()}<userTask id="after"/>`,
        'start -> hotel\nhotel -> throw\nthrow -> after',
      ),
    );
    one.start().complete('hotel');
    expect(one.open()).toEqual(['incident undo-hotel']);
    return one;
  };
  const again = await stopped();
  again.set({ p: 1 }).retry('undo-hotel').complete('undo-hotel');
  expect(again.open()).toEqual(['task after']);
  const skipped = await stopped();
  skipped.do({ type: 'skipIncident', incident: skipped.wait('undo-hotel', 'incident').key });
  expect(skipped.open()).toEqual(['task after']);
});

test('what follows a boundary event on a handler belongs to the compensation', async () => {
  const handler = `<serviceTask id="undo-hotel" isForCompensation="true">${extend(job())}</serviceTask>
    <boundaryEvent id="hard" attachedToRef="undo-hotel"><errorEventDefinition/></boundaryEvent><userTask id="by-hand"/>`;
  const one = await play(
    process(
      `<startEvent id="start"/>${done('hotel', '', handler)}${throwing()}<userTask id="after"/>`,
      'start -> hotel\nhotel -> throw\nthrow -> after\nhard -> by-hand',
    ),
  );
  one.start().complete('hotel');
  one.do({ type: 'throwJobError', job: one.wait('undo-hotel', 'job').key, code: 'E' });
  expect(one.open()).toEqual(['task by-hand']);
  expect(one.complete('by-hand').open()).toEqual(['task after']);
});
