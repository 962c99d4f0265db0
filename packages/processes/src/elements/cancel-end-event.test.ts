import { expect, test } from 'vitest';
import { type Play, play } from '../../test/play.ts';
import { extend, flows, job, process } from '../../test/xml.ts';

const handler = (id: string) => `<userTask id="undo-${id}" isForCompensation="true"/>`;

function compensated(id: string, undo = handler(id)): string {
  return `<boundaryEvent id="on-${id}" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>${undo}
    <association id="from-${id}" sourceRef="on-${id}" targetRef="undo-${id}"/>`;
}

function done(id: string, undo = handler(id)): string {
  return `<userTask id="${id}"/>${compensated(id, undo)}`;
}

const cancelEnd = '<endEvent id="cancel"><cancelEventDefinition/></endEvent>';
const onCancel =
  '<boundaryEvent id="cancelled" attachedToRef="trip"><cancelEventDefinition/></boundaryEvent><userTask id="sorry"/>';
const onError =
  '<boundaryEvent id="failed" attachedToRef="trip"><errorEventDefinition/></boundaryEvent><userTask id="alarm"/>';

function transaction(inside: string, lines: string, around = '', loop = '', more = '') {
  return process(
    `<startEvent id="start"/><transaction id="trip">${loop}<startEvent id="begin"/>${inside}${flows(lines)}</transaction>
     ${onCancel}${onError}${around}<userTask id="after"/>`,
    `start -> trip\ntrip -> after\ncancelled -> sorry\nfailed -> alarm\n${more}`,
    '<error id="e" errorCode="E"/>',
  );
}

const ways = `<exclusiveGateway id="choice" default="choice-good"/><endEvent id="good"/>${cancelEnd}<endEvent id="bad"><errorEventDefinition errorRef="e"/></endEvent>`;
const choose = 'choice -> good\nchoice -> cancel ? way = "cancel"\nchoice -> bad ? way = "error"';
const trip = transaction(
  `${done('hotel')}${done('flight')}${ways}`,
  `begin -> hotel\nhotel -> flight\nflight -> choice\n${choose}`,
);

function undone(one: Play): readonly string[] {
  return one.of('element.compensated').map(({ element }) => element);
}

test('a transaction that is cancelled compensates its work, then leaves by its cancel event', async () => {
  const one = await play(trip);
  one.start({ way: 'cancel' }).complete('hotel').complete('flight');
  expect(one.open()).toEqual(['task undo-flight']);
  expect(one.active()).toEqual(['trip', 'undo-flight']);
  one.complete('undo-flight').complete('undo-hotel');
  expect(one.open()).toEqual(['task sorry']);
  expect(undone(one)).toEqual(['flight', 'hotel']);
  expect(one.of('element.terminated').map(({ element }) => element)).toEqual(['trip']);
});

test('one that succeeds goes on, and one that is left by an error compensates nothing', async () => {
  const good = await play(trip);
  expect(good.start({ way: 'good' }).complete('hotel').complete('flight').open()).toEqual(['task after']);
  const bad = await play(trip);
  expect(bad.start({ way: 'error' }).complete('hotel').complete('flight').open()).toEqual(['task alarm']);
  expect([...undone(good), ...undone(bad)]).toEqual([]);
});

test('one that succeeded can still be compensated as a whole', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><transaction id="trip"><startEvent id="begin"/>${done('hotel')}${flows('begin -> hotel')}</transaction>
       <endEvent id="end"><compensateEventDefinition activityRef="trip"/></endEvent>`,
      'start -> trip\ntrip -> end',
    ),
  );
  one.start().complete('hotel').complete('undo-hotel');
  expect(one.state?.ended).toBe('completed');
});

test('what is open in it ends, and what was done in its unfinished parts is compensated as well', async () => {
  const part = `<subProcess id="part"><startEvent id="first"/>${done('visa')}<userTask id="form"/>${flows('first -> visa\nvisa -> form')}</subProcess>${compensated('part')}`;
  const timer =
    '<boundaryEvent id="late" attachedToRef="trip"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent><userTask id="no"/>';
  const one = await play(
    transaction(
      `<parallelGateway id="fork"/>${part}${done('hotel')}<userTask id="ask"/>${cancelEnd}`,
      'begin -> fork\nfork -> part\nfork -> hotel\nfork -> ask\nask -> cancel',
      timer,
      '',
      'late -> no',
    ),
  );
  one.start().complete('visa').complete('ask');
  expect(one.open()).toEqual(['task undo-visa']);
  one.complete('undo-visa');
  expect(one.open()).toEqual(['task sorry']);
  expect(undone(one)).toEqual(['visa', 'part']);
});

test('a cancel end event in an inner sub-process cancels the transaction around', async () => {
  const inner = `<subProcess id="inner"><startEvent id="first"/>${done('visa')}${cancelEnd}${flows('first -> visa\nvisa -> cancel')}</subProcess>`;
  const one = await play(transaction(`${done('hotel')}${inner}`, 'begin -> hotel\nhotel -> inner'));
  one.start().complete('hotel').complete('visa').complete('undo-visa').complete('undo-hotel');
  expect(one.open()).toEqual(['task sorry']);
  expect(undone(one)).toEqual(['visa', 'inner', 'hotel']);
});

test('cancelling one round of a parallel multi-instance transaction cancels all, with what each has done', async () => {
  const loop =
    '<multiInstanceLoopCharacteristics><loopCardinality>= 2</loopCardinality></multiInstanceLoopCharacteristics>';
  const one = await play(
    transaction(
      `${done('hotel')}<userTask id="ask"/>${cancelEnd}`,
      'begin -> hotel\nhotel -> ask\nask -> cancel',
      '',
      loop,
    ),
  );
  one.start().complete('hotel').complete('hotel').complete('ask');
  expect(one.open()).toEqual(['task undo-hotel', 'task undo-hotel']);
  one.complete('undo-hotel').complete('undo-hotel');
  expect(one.open()).toEqual(['task sorry']);
  expect(one.state?.compensable).toEqual([]);
});

test('a compensation under way when the transaction is cancelled begins again', async () => {
  const asking = '<intermediateThrowEvent id="throw"><compensateEventDefinition/></intermediateThrowEvent>';
  const one = await play(
    transaction(
      `<parallelGateway id="fork"/>${done('hotel')}${done('flight')}${asking}<endEvent id="undone"/><userTask id="ask"/>${cancelEnd}`,
      'begin -> fork\nfork -> hotel\nhotel -> flight\nflight -> throw\nthrow -> undone\nfork -> ask\nask -> cancel',
    ),
  );
  one.start().complete('hotel').complete('flight');
  expect(one.open()).toEqual(['task ask', 'task undo-flight']);
  one.complete('ask');
  expect(one.of('task.cancelled')).toHaveLength(1);
  one.complete('undo-flight').complete('undo-hotel');
  expect(one.open()).toEqual(['task sorry']);
  expect(undone(one)).toEqual(['flight', 'hotel']);
});

test('an error while it is cancelled leaves it by its error event: a hazard', async () => {
  const undo = `<serviceTask id="undo-hotel" isForCompensation="true">${extend(job())}</serviceTask>`;
  const one = await play(
    transaction(`${done('hotel', undo)}${cancelEnd}`, 'begin -> hotel\nhotel -> cancel'),
  );
  one.start().complete('hotel');
  one.do({ type: 'throwJobError', job: one.wait('undo-hotel', 'job').key, code: 'E' });
  expect(one.open()).toEqual(['task alarm']);
});

test('without anything to compensate, and without a cancel event, its path ends at once', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><transaction id="trip"><startEvent id="begin"/>${cancelEnd}${flows('begin -> cancel')}</transaction><userTask id="after"/>`,
      'start -> trip\ntrip -> after',
    ),
  );
  expect(one.start().state?.ended).toBe('completed');
  expect(one.done()).not.toContain('after');
});

test('an event sub-process of a cancelled transaction cannot begin any more', async () => {
  const late = `<subProcess id="late" triggeredByEvent="true"><startEvent id="day"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></startEvent></subProcess>
    <subProcess id="oops" triggeredByEvent="true"><startEvent id="any"><errorEventDefinition/></startEvent></subProcess>`;
  const undo = `<serviceTask id="undo-hotel" isForCompensation="true">${extend(job())}</serviceTask>`;
  const one = await play(
    transaction(`${done('hotel', undo)}${cancelEnd}${late}`, 'begin -> hotel\nhotel -> cancel'),
  );
  one.start().complete('hotel');
  expect(one.open()).toEqual(['job undo-hotel']);
  one.do({ type: 'throwJobError', job: one.wait('undo-hotel', 'job').key, code: 'E' });
  expect(one.open()).toEqual(['task alarm']);
});

test('a cancel end event in a handler of a cancelled transaction changes nothing more', async () => {
  const undo = `<subProcess id="undo-hotel" isForCompensation="true"><startEvent id="first"/><userTask id="call"/><endEvent id="again"><cancelEventDefinition/></endEvent>${flows('first -> call\ncall -> again')}</subProcess>`;
  const one = await play(
    transaction(`${done('hotel', undo)}${cancelEnd}`, 'begin -> hotel\nhotel -> cancel'),
  );
  one.start().complete('hotel').complete('call');
  expect(one.open()).toEqual(['task sorry']);
  expect(one.of('transaction.cancelled')).toHaveLength(1);
});
