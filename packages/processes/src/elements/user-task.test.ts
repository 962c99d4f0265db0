import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { process } from '../../test/xml.ts';

const oneTask = (extensions = '', attributes = '') =>
  process(
    `<startEvent id="start"/><userTask id="task" name="Check order" ${attributes}>${extensions}</userTask><endEvent id="end"/>`,
    'start -> task\ntask -> end',
  );

test('a case with one task waits for it and ends after it', async () => {
  const one = await play(oneTask());
  one.start({ a: 1 });
  expect(one.events.map((event) => event.type)).toEqual([
    'case.started',
    'element.passed',
    'element.activated',
    'task.created',
  ]);
  expect(one.open()).toEqual(['task task']);
  one.complete('task', { b: 2 });
  expect(one.events.slice(4).map((event) => event.type)).toEqual([
    'task.completed',
    'element.completed',
    'element.passed',
    'case.ended',
  ]);
  expect(one.state).toEqual({
    key: '1000',
    process: 'p',
    variables: { a: 1, b: 2 },
    instances: [],
    tokens: [],
    waits: [],
    ended: 'completed',
  });
});
