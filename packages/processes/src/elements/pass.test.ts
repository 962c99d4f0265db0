import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, process } from '../../test/xml.ts';

test('abstract and manual tasks and none events only let the token through', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><task id="a"/><manualTask id="b"/><intermediateThrowEvent id="c"/><endEvent id="end"/>`,
      'start -> a\na -> b\nb -> c\nc -> end',
    ),
  );
  one.start();
  expect(one.done()).toEqual(['start', 'a', 'b', 'c', 'end']);
  expect(one.of('element.activated')).toHaveLength(0);
  expect(one.state?.ended).toBe('completed');
});

test('a start event maps what starts it', async () => {
  const one = await play(
    process(
      `<startEvent id="start">${extend(io({}, { order: '= number' }))}<messageEventDefinition messageRef="m"/></startEvent><endEvent id="end"/>`,
      'start -> end',
      '<message id="m" name="ordered"/>',
    ),
  );
  one.start({ number: 5 }, 'start');
  expect(one.variables).toEqual({ number: 5, order: 5 });
});

test('conditions straight from a task: every flow that holds is taken', async () => {
  const one = await play(
    process(
      '<startEvent id="start"/><task id="split" default="split-c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><endEvent id="end"/>',
      'start -> split\nsplit -> a ? n > 1\nsplit -> b ? n > 2\nsplit -> c\na -> end\nb -> end\nc -> end',
    ),
  );
  expect((await again(one.model)).start({ n: 3 }).open()).toEqual(['task a', 'task b']);
  expect((await again(one.model)).start({ n: 0 }).open()).toEqual(['task c']);
  const stopped = (await again(one.model)).start();
  expect(stopped.open()).toEqual(['incident split']);
  stopped.set({ n: 2 }).retry('split');
  expect(stopped.open()).toEqual(['task a']);
});

async function again(model: Awaited<ReturnType<typeof play>>['model']) {
  const { Play } = await import('../../test/play.ts');
  return new Play(model);
}
