import { expect, test } from 'vitest';
import { compensatedBy, done, sub, throwing, two, undone } from '../../test/compensation.ts';
import { play } from '../../test/play.ts';
import { extend, io, process } from '../../test/xml.ts';

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
      `<startEvent id="start"/><exclusiveGateway id="again"/><userTask id="ask"/><exclusiveGateway id="fork" default="fork-hotel"/>
       ${done('hotel')}${throwing()}`,
      `start -> again\nagain -> ask\nask -> fork\nfork -> throw ? undo\nfork -> hotel\nhotel -> again\nthrow -> again`,
    ),
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

test('a call activity and a task nobody waits for are compensated by their handlers', async () => {
  const call = `<callActivity id="call">${extend('<zeebe:calledElement processId="other"/>')}</callActivity>${compensatedBy('call')}`;
  const one = await play(
    process(
      `<startEvent id="start"/><task id="note"/>${compensatedBy('note')}${call}${throwing('', 'endEvent')}`,
      'start -> note\nnote -> call\ncall -> throw',
    ),
  );
  one.start();
  one.do({ type: 'completeCall', child: one.wait('call', 'call').key, variables: { booked: 7 } });
  expect(one.open()).toEqual(['task undo-call']);
  one.complete('undo-call').complete('undo-note');
  expect(one.state?.ended).toBe('completed');
  expect(undone(one)).toEqual(['call', 'note']);
});

test('each round of a standard loop is compensated, the last first, also of a task nobody waits for', async () => {
  const loop = '<standardLoopCharacteristics loopMaximum="3"/>';
  const one = await play(
    process(
      `<startEvent id="start"/><task id="note">${loop}</task>${compensatedBy('note')}${throwing('', 'endEvent')}`,
      'start -> note\nnote -> throw',
    ),
  );
  one.start().complete('undo-note').complete('undo-note').complete('undo-note');
  expect(one.state?.ended).toBe('completed');
});
