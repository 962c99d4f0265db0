import { expect, it } from 'vitest';
import { labelled, VariableTrace } from './variable-trace.ts';

it('tells since when a variable is there and when it last changed', () => {
  const trace = new VariableTrace();
  trace.note(1, { customer: { name: 'Elbkontor' }, value: 1 });
  trace.note(2, { customer: { name: 'Elbkontor' }, value: 2 });
  trace.note(3, { customer: { name: 'Elbkontor' }, value: 2, level: null });
  expect(trace.list()).toEqual([
    { name: 'customer', value: { name: 'Elbkontor' }, since: 1, changed: 1 },
    { name: 'value', value: 2, since: 1, changed: 2 },
    { name: 'level', value: null, since: 3, changed: 3 },
  ]);
});

it('adds words where a form has them, and is not confused by names of objects', () => {
  const variables = ['value', 'constructor'].map((name) => ({ name, value: 1, since: 1, changed: 1 }));
  expect(labelled(variables, { value: 'Order value' }).map(({ label }) => label)).toEqual([
    'Order value',
    undefined,
  ]);
});
