import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, process } from '../../test/xml.ts';

const circle = process(
  `<startEvent id="start"/><exclusiveGateway id="merge"/><task id="step"/><exclusiveGateway id="again" default="again-merge"/><endEvent id="end"/>`,
  'start -> merge\nmerge -> step\nstep -> again\nagain -> merge\nagain -> end ? enough = true',
);

test('a circle without a wait stops with an incident instead of hanging', async () => {
  const one = await play(circle);
  one.start({ enough: false });
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'endless-loop' });
  expect(one.open()).toHaveLength(1);
  expect(one.events.length).toBeLessThan(20_000);
  one.set({ enough: true });
  one.do({ type: 'retryIncident', incident: one.waits()[0]?.key ?? '' });
  expect(one.state?.ended).toBe('completed');
});

test('the tokens that rested at that moment go on, too', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><exclusiveGateway id="merge"/><parallelGateway id="fork"/><exclusiveGateway id="again" default="again-merge"/>
       <task id="side"/><endEvent id="end"/>`,
      `start -> merge\nmerge -> fork\nfork -> again\nfork -> side\nside -> end
       again -> merge\nagain -> end ? enough = true`,
    ),
  );
  one.start({ enough: false }).set({ enough: true });
  one.do({ type: 'retryIncident', incident: one.waits()[0]?.key ?? '' });
  expect(one.state?.ended).toBe('completed');
});

test('a long way is no circle', async () => {
  const script = extend('<zeebe:script expression="= n + 1" resultVariable="n"/>');
  const one = await play(
    process(
      `<startEvent id="start"/><exclusiveGateway id="merge"/><scriptTask id="count">${script}</scriptTask>
       <exclusiveGateway id="again" default="again-end"/><endEvent id="end"/>`,
      'start -> merge\nmerge -> count\ncount -> again\nagain -> end\nagain -> merge ? n < 3000',
    ),
  );
  expect(one.start({ n: 0 }).variables.n).toBe(3000);
  expect(one.state?.ended).toBe('completed');
});
