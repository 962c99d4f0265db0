import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, job, process } from '../../test/xml.ts';

const message = `<message id="m" name="paid"><extensionElements><zeebe:subscription correlationKey="=order"/></extensionElements></message>`;
const xml = process(
  `<startEvent id="start"/><parallelGateway id="fork"/><parallelGateway id="join"/>
   <userTask id="ask"/><serviceTask id="send">${extend(job())}</serviceTask><receiveTask id="pay" messageRef="m"/>
   <boundaryEvent id="late" attachedToRef="ask" cancelActivity="false"><timerEventDefinition>
     <timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
   <userTask id="remind"/><endEvent id="reminded"/><userTask id="after"/><endEvent id="end"/>`,
  `start -> fork\nfork -> ask\nfork -> send\nfork -> pay\nask -> join\nsend -> join\npay -> join
   late -> remind\nremind -> reminded\njoin -> after\nafter -> end`,
  message,
);
const suspend = { type: 'suspendCase', reason: 'Customer asked' } as const;
const resume = { type: 'resumeCase', reason: 'Customer called' } as const;

async function suspended() {
  const one = await play(xml);
  one.start({ order: '7' });
  one.do(suspend);
  return one;
}

test('a suspended case says what waits, and nothing can be done or falls due', async () => {
  const one = await suspended();
  const task = one.wait('ask', 'task').key;
  const timer = one.wait('late', 'timer').key;
  expect(one.of('case.suspended')).toEqual([
    {
      type: 'case.suspended',
      reason: 'Customer asked',
      timers: [timer],
      jobs: [one.wait('send', 'job').key],
    },
  ]);
  one.now = '2030-01-01T02:00:00.000Z';
  expect(one.refused({ type: 'completeTask', task })).toBe('wrong-state');
  expect(one.refused({ type: 'fireTimer', timer })).toBe('wrong-state');
  expect(one.refused(suspend)).toBe('wrong-state');
  one.do({ type: 'claimTask', task, person: 'ada.king' });
  one.set({ order: '8' });
  one.do(resume);
  one.do({ type: 'fireTimer', timer });
  one.do({ type: 'completeTask', task });
  expect(one.active()).toEqual(['send', 'pay', 'remind']);
});

test('answers and messages that come meanwhile are kept, once, and happen on resume', async () => {
  const one = await suspended();
  const { key } = one.wait('send', 'job');
  const work = { type: 'completeJob', job: key, variables: { sent: true } } as const;
  one.do(work);
  one.message('pay', { amount: 5 });
  expect(one.refused(work)).toBe('not-found');
  expect(one.variables).toEqual({ order: '7' });
  expect(one.state?.kept).toHaveLength(2);
  one.do(resume);
  expect(one.variables).toEqual({ order: '7', sent: true, amount: 5 });
  expect(one.active()).toEqual(['ask']);
  expect(one.state).not.toHaveProperty('kept');
  one.complete('ask').complete('after');
  expect(one.state?.ended).toBe('completed');
});

test('what is made needless by something kept before it is dropped', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><serviceTask id="send">${extend(job())}</serviceTask>
       <boundaryEvent id="stop" attachedToRef="send"><messageEventDefinition messageRef="m"/></boundaryEvent>
       <userTask id="stopped"/><endEvent id="end"/><endEvent id="end2"/>`,
      'start -> send\nsend -> end\nstop -> stopped\nstopped -> end2',
      message,
    ),
  );
  one.start({ order: '7' });
  one.do(suspend);
  const job1 = one.wait('send', 'job').key;
  one.message('stop');
  one.do({ type: 'completeJob', job: job1 });
  one.do(resume);
  expect(one.active()).toEqual(['stopped']);
});

test('a suspended case can be cancelled, and one that goes on cannot be resumed', async () => {
  const one = await suspended();
  one.do({ type: 'cancelCase', reason: 'Never mind' });
  expect(one.state).toMatchObject({ ended: 'cancelled', waits: [] });
  expect(one.state).not.toHaveProperty('suspended');
  const other = await play(xml);
  other.start({ order: '7' });
  expect(other.refused(resume)).toBe('wrong-state');
});
