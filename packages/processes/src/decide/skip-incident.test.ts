import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, job, process } from '../../test/xml.ts';

const skip = (incident: string, more: object = {}) => ({ type: 'skipIncident', incident, ...more }) as const;

test('the case goes on behind a job that failed, with the variables given for its result', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><serviceTask id="send">${extend(job() + io({}, { n: '= missing + 1' }))}</serviceTask>
       <boundaryEvent id="late" attachedToRef="send"><timerEventDefinition><timeDuration>PT1H</timeDuration>
       </timerEventDefinition></boundaryEvent><userTask id="after"/><endEvent id="end"/>`,
      'start -> send\nsend -> after\nafter -> end\nlate -> end',
    ),
  );
  one.start({ a: 1 });
  one.do({ type: 'failJob', job: one.wait('send', 'job').key, retries: 0, message: 'down' });
  one.do(skip(one.wait('send', 'incident').key, { variables: { n: 7 }, reason: 'By phone' }));
  expect(one.open()).toEqual(['task after']);
  expect(one.variables).toEqual({ a: 1, n: 7 });
  expect(one.of('incident.resolved')[0]).toMatchObject({ skipped: true, reason: 'By phone' });
  expect(one.of('job.cancelled')).toHaveLength(1);
});

test('where the way on is not clear it must be named', async () => {
  const one = await play(
    process(
      '<startEvent id="start"/><exclusiveGateway id="which"/><userTask id="a"/><userTask id="b"/><endEvent id="end"/>',
      'start -> which\nwhich -> a ? way = "a"\nwhich -> b ? way = "b"\na -> end\nb -> end',
    ),
  );
  one.start({ way: 'c' });
  const { key } = one.wait('which', 'incident');
  expect(one.refused(skip(key))).toBe('invalid');
  expect(one.refused(skip(key, { flow: 'a-end' }))).toBe('invalid');
  one.do(skip(key, { flow: 'which-b' }));
  expect(one.open()).toEqual(['task b']);
  expect(one.refused(skip(key))).toBe('not-found');
});

test('one run of a multi-instance activity counts as done', async () => {
  const each = `<multiInstanceLoopCharacteristics><extensionElements>
    <zeebe:loopCharacteristics inputCollection="= list" inputElement="x" outputCollection="all" outputElement="= x"/>
    </extensionElements></multiInstanceLoopCharacteristics>`;
  const one = await play(
    process(
      `<startEvent id="start"/><serviceTask id="send">${extend(job())}${each}</serviceTask><endEvent id="end"/>`,
      'start -> send\nsend -> end',
    ),
  );
  one.start({ list: [1, 2] });
  one.do({ type: 'failJob', job: one.wait('send', 'job').key, retries: 0, message: 'down' });
  one.do(skip(one.wait('send', 'incident').key));
  one.complete('send');
  expect(one.state).toMatchObject({ ended: 'completed', variables: { all: [null, 2] } });
});
