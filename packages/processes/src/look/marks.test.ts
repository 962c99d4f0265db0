import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, job, process } from '../../test/xml.ts';
import { marks, pathOf } from './marks.ts';

test('marks tell what waits and what stopped; the path tells what was done', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><serviceTask id="b">${extend(`${job()}${io({ x: '= y + 1' })}`)}</serviceTask><userTask id="c"/>`,
      'start -> fork\nfork -> a\nfork -> b\na -> c',
    ),
  );
  one.start().complete('a');
  if (one.state === undefined) throw new Error('not started');
  expect([...marks(one.model, one.state)]).toEqual([
    ['b', { waiting: 1, incidents: 1 }],
    ['c', { waiting: 1, incidents: 0 }],
  ]);
  const { done, flows } = pathOf(one.events);
  expect([...done]).toEqual([
    ['start', 1],
    ['fork', 1],
    ['a', 1],
  ]);
  expect([...flows.keys()]).toEqual(['start-fork', 'fork-a', 'fork-b', 'a-c']);
});
