import { expect, it } from 'vitest';
import { tableLight, tellingDecision } from './table-light.ts';

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

it('lights only the rules the answer comes from', () => {
  const rules = [
    { rule: 1, matched: true, decided: true },
    { rule: 2, matched: true, decided: false },
  ];
  expect([...tableLight({ ...why, rules })!.fired]).toEqual([1]);
});

it('has no light for logic that is no table', () => {
  expect(tableLight(why)).toBeUndefined();
  expect(tableLight(undefined)).toBeUndefined();
});

it('tells the reason by the table nearest to the answer that fired', () => {
  const table = (decision: string, matched: boolean) => ({ ...why, decision, rules: [{ rule: 1, matched }] });
  const answer = { ok: true, output: 1, warnings: [] } as const;
  const telling = (...decisions: readonly (typeof why)[]) => tellingDecision({ answer, decisions })?.decision;
  expect(telling(table('far', true), table('near', true), table('quiet', false), why)).toBe('near');
  expect(telling(table('far', true), table('asked', false))).toBe('asked');
  expect(telling(why)).toBe('level');
});
