import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, process } from '../../test/xml.ts';

test('a task that nobody waits for still maps its variables', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><task id="task">${extend(io({ a: '= x + 1' }, { b: '= a * 2' }))}</task><endEvent id="end"/>`,
      'start -> task\ntask -> end',
    ),
  );
  one.start({ x: 1 });
  expect(one.variables).toEqual({ x: 1, b: 4 });
});
