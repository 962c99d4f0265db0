import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { process } from '../../test/xml.ts';

test('a link jumps to its target of the same name', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><intermediateThrowEvent id="jump"><linkEventDefinition name="A"/></intermediateThrowEvent>
       <intermediateCatchEvent id="land"><linkEventDefinition name="A"/></intermediateCatchEvent>
       <userTask id="task"/><endEvent id="end"/>`,
      'start -> jump\nland -> task\ntask -> end',
    ),
  );
  one.start();
  expect(one.open()).toEqual(['task task']);
  expect(one.done()).toEqual(['start', 'jump', 'land']);
  expect(one.complete('task').state?.ended).toBe('completed');
});
