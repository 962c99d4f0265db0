import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { escapeXml, extend, io, process } from '../../test/xml.ts';

const script = (expression: string, mapping = '') =>
  process(
    `<startEvent id="start"/><scriptTask id="script">${extend(
      `<zeebe:script expression="${escapeXml(expression)}" resultVariable="result"/>${mapping}`,
    )}</scriptTask><endEvent id="end"/>`,
    'start -> script\nscript -> end',
  );

test('a script puts the value of its expression into the result variable', async () => {
  const one = await play(script('= sum(for item in items return item.price * item.count)'));
  one.start({
    items: [
      { price: 2, count: 3 },
      { price: 0.1, count: 3 },
    ],
  });
  expect(one.variables.result).toBe(6.3);
  expect(one.state?.ended).toBe('completed');
});

test('with mappings only the mapped result leaves the task', async () => {
  const one = await play(script('= a * 2', io({ a: '= base' }, { 'order.total': '= result' })));
  one.start({ base: 4 });
  expect(one.variables).toEqual({ base: 4, order: { total: 8 } });
});

test('a script that fails waits for corrected variables', async () => {
  const one = await play(script('= amount + 1'));
  one.start({ amount: 'many' });
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'script-failed', element: 'script' });
  one.set({ amount: 1 }).retry('script');
  expect(one.variables.result).toBe(2);
});

test('dates cross the border as ISO 8601 text', async () => {
  const one = await play(script('= now() + duration("PT1H")'));
  one.start();
  expect(one.variables.result).toBe('2030-01-01T01:00:00Z');
});
