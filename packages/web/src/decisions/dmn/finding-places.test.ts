import { expect, it } from 'vitest';
import type { DecisionFinding } from '../../api/decision-contract.ts';
import { findingPlaces } from './finding-places.ts';

const finding = (more: Partial<DecisionFinding>): DecisionFinding => ({
  code: 'overlap',
  severity: 'warning',
  sentence: 'Rules 1 and 2 both fit.',
  mend: 'Narrow one.',
  decision: 'level',
  ...more,
});

it('marks the rules and cells of one decision, the worst finding of each', () => {
  const places = findingPlaces(
    [
      finding({ rules: [1, 2], cells: [{ rule: 1, column: 2 }] }),
      finding({ severity: 'error', rules: [2] }),
      finding({ severity: 'advice', rules: [2], cells: [{ rule: 1, column: 2 }] }),
      finding({ decision: 'other', rules: [9] }),
    ],
    'level',
  );
  expect([...places.rules]).toEqual([
    [1, 'warning'],
    [2, 'error'],
  ]);
  expect([...places.cells]).toEqual([['1.2', 'warning']]);
});
