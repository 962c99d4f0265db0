import { expect, it } from 'vitest';
import { decisionSearch } from './decision-search.ts';

it('reads what the address says', () => {
  expect(decisionSearch({ decision: 'level', version: '2', view: 'tests', compare: 1 })).toEqual({
    decision: 'level',
    version: 2,
    view: 'tests',
    compare: 1,
  });
});

it('leaves out what means nothing', () => {
  expect(decisionSearch({ decision: 7, version: 'new', view: 'rules', compare: -1 })).toEqual({});
});
