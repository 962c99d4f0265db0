import { expect, it } from 'vitest';
import { caseFilter } from './case-filter.ts';

it('reads what fits', () => {
  expect(caseFilter({ state: 'open', process: 'partner-order', version: 14, q: 'Elb' })).toEqual({
    state: 'open',
    process: 'partner-order',
    version: 14,
    q: 'Elb',
  });
});

it('leaves out what does not', () => {
  expect(caseFilter({ state: 'purple', version: -1, q: '', other: 1 })).toEqual({});
});
