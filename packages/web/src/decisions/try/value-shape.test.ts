import { expect, it } from 'vitest';
import { shapeOf } from './value-shape.ts';

it.each([
  [12.5, { kind: 'words', words: '12.5' }],
  [null, { kind: 'words', words: 'nothing' }],
  [[], { kind: 'empty' }],
  [{}, { kind: 'empty' }],
  [['a', 'b'], { kind: 'lines', items: ['a', 'b'] }],
  [[1, null], { kind: 'items', items: [1, null] }],
  [[{ price: 1 }], { kind: 'entries', items: [{ price: 1 }] }],
  [
    { level: 'Gold', parts: [] },
    {
      kind: 'fields',
      fields: [
        ['level', 'Gold'],
        ['parts', []],
      ],
    },
  ],
])('reads %j by its shape', (value, shape) => {
  expect(shapeOf(value)).toEqual(shape);
});
