import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, io, process } from '../../test/xml.ts';
import { visibleVariables } from '../index.ts';

const nested = (mapping = '') =>
  process(
    `<startEvent id="start"/><subProcess id="outer">${extend(mapping)}<startEvent id="s1"/>
       <subProcess id="inner"><startEvent id="s2"/><userTask id="task"/>${flows('s2 -> task')}</subProcess>
       ${flows('s1 -> inner')}</subProcess><userTask id="after"/><endEvent id="end"/>`,
    'start -> outer\nouter -> after\nafter -> end',
  );

test('goes through nested sub-processes and out again', async () => {
  const one = await play(nested());
  one.start();
  expect(one.active()).toEqual(['outer', 'inner', 'task']);
  one.complete('task');
  expect(one.open()).toEqual(['task after']);
  expect(one.complete('after').state?.ended).toBe('completed');
});

test('its input variables are local, seen inside and gone after it', async () => {
  const one = await play(nested(io({ a: '= x + 1' }, { sum: '= a' })));
  one.start({ x: 1 });
  const { instance } = one.wait('task', 'task');
  expect(one.state && visibleVariables(one.model, one.state, instance)).toEqual({ x: 1, a: 2 });
  one.complete('task', { a: 5, b: 6 });
  expect(one.variables).toEqual({ x: 1, b: 6, sum: 5 });
});

test('an incident on its way out is tried again without doing it twice', async () => {
  const one = await play(nested(io({}, { sum: '= a + 1' })));
  one.start().complete('task');
  expect(one.open()).toEqual(['incident outer']);
  one.set({ a: 1 }).retry('outer');
  expect(one.open()).toEqual(['task after']);
  expect(one.of('task.created')).toHaveLength(2);
});

test('variables can be set in a scope of one’s choice', async () => {
  const one = await play(nested());
  one.start({ x: 1 });
  const scope = one.state?.instances[0]?.key;
  one.do({ type: 'setVariables', scope, values: { x: 2 } });
  expect(one.variables.x).toBe(1);
  one.complete('task', { x: 3 });
  expect(one.variables.x).toBe(1);
  expect(one.refused({ type: 'setVariables', scope: '99', values: {} })).toBe('not-found');
});
