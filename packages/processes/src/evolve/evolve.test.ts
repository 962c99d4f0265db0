import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { process } from '../../test/xml.ts';
import { evolve, replay } from './evolve.ts';

const xml = process(
  '<startEvent id="start"/><userTask id="task"/><endEvent id="end"/>',
  'start -> task\ntask -> end',
);

test('the given state is left as it was', async () => {
  const one = await play(xml);
  one.start({ a: 1 });
  const before = JSON.stringify(one.state);
  const task = one.wait('task', 'task').key;
  evolve(one.model, one.state, { type: 'task.assigned', task, person: 'ada.king' }, one.key);
  evolve(one.model, one.state, { type: 'variables.set', scope: one.key, values: { a: 2 } }, one.key);
  expect(JSON.stringify(one.state)).toBe(before);
});

test('a part of the events and then the rest gives the same as all at once', async () => {
  const one = await play(xml);
  one.start().complete('task', { b: 1 });
  const half = replay(one.model, undefined, one.events.slice(0, 4), one.key);
  expect(replay(one.model, JSON.parse(JSON.stringify(half)), one.events.slice(4), one.key)).toEqual(
    one.state,
  );
});

test.each([
  [{ type: 'element.completed', element: 'task', instance: '9' } as const],
  [{ type: 'task.completed', task: '9' } as const],
  [{ type: 'element.activated', element: 'nowhere', instance: '9', scope: '1000' } as const],
  [{ type: 'element.passed', element: 'end', instance: '9', scope: '1000', took: ['task-end'] } as const],
])('an event that does not fit tells of a broken log (%#)', async (event) => {
  const one = await play(xml);
  one.start();
  expect(() => evolve(one.model, one.state, event, one.key)).toThrow(/^Expected/);
});

test('a variable may be named like a part of JavaScript', async () => {
  const one = await play(xml);
  one
    .start(JSON.parse('{"__proto__": 1, "constructor": 2}'))
    .complete('task', JSON.parse('{"__proto__": 3}'));
  expect(JSON.stringify(one.variables)).toBe('{"__proto__":3,"constructor":2}');
});
