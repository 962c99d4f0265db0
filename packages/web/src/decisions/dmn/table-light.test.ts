import { expect, it } from 'vitest';
import { tableLight } from './table-light.ts';

const why = {
  decision: 'level',
  name: 'Level',
  kind: 'table',
  inputs: [
    { label: 'Sales', expression: 'sales', value: 750000 },
    { label: 'Gold', expression: 'gold', value: null },
  ],
  output: 'Gold',
  sentences: [],
};

it('lights what fired and the first cell that failed of the others', () => {
  const light = tableLight({
    ...why,
    rules: [
      { rule: 1, matched: false, failed: { column: 2, cell: 'true', value: null, sentence: 'No.' } },
      { rule: 2, matched: true, met: [{ column: 1, cell: '> 3', value: 750000 }] },
    ],
  })!;
  expect(light.values).toEqual(['750000', 'nothing']);
  expect([...light.fired]).toEqual([2]);
  expect([...light.failed]).toEqual([[1, { column: 2, sentence: 'No.' }]]);
});

it('has no light for logic that is no table', () => {
  expect(tableLight(why)).toBeUndefined();
  expect(tableLight(undefined)).toBeUndefined();
});
