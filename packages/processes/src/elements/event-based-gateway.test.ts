import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, process } from '../../test/xml.ts';

const subscription = extend('<zeebe:subscription correlationKey="= number"/>');
const race = (outputs = '') =>
  process(
    `<startEvent id="start"/><eventBasedGateway id="race"/>
     <intermediateCatchEvent id="answer">${outputs}<messageEventDefinition messageRef="m"/></intermediateCatchEvent>
     <intermediateCatchEvent id="late"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
     <userTask id="thank"/><userTask id="remind"/><endEvent id="end"/>`,
    'start -> race\nrace -> answer\nrace -> late\nanswer -> thank\nlate -> remind\nthank -> end\nremind -> end',
    `<message id="m" name="answer">${subscription}</message>`,
  );

test('waits for all events at once; the message wins and the timer is cancelled', async () => {
  const one = await play(race());
  one.start({ number: 'A1' });
  expect(one.open()).toEqual(['subscription answer', 'timer late']);
  expect(one.active()).toEqual(['race']);
  one.message('answer', { text: 'yes' });
  expect(one.open()).toEqual(['task thank']);
  expect(one.variables.text).toBe('yes');
  expect(one.of('timer.cancelled')).toHaveLength(1);
  expect(one.done()).toEqual(['start', 'race', 'answer']);
});

test('the timer wins and the subscription is closed', async () => {
  const one = await play(race());
  one.start({ number: 'A1' }).fire('late');
  expect(one.open()).toEqual(['task remind']);
  expect(one.of('subscription.closed')).toHaveLength(1);
});

test('the event that won maps what came', async () => {
  const one = await play(race(extend(io({}, { reply: '= text' }))));
  one.start({ number: 'A1' }).message('answer', { text: 'yes', noise: 1 });
  expect(one.variables).toEqual({ number: 'A1', reply: 'yes' });
});

test('without a correlation key nothing is opened, until it is there', async () => {
  const one = await play(race());
  one.start();
  expect(one.of('incident.raised')[0]).toMatchObject({
    sentence: 'The correlation key of “answer” should give a text, but gave nothing (null).',
  });
  one.set({ number: 'A1' }).retry('race');
  expect(one.open()).toEqual(['subscription answer', 'timer late']);
});
