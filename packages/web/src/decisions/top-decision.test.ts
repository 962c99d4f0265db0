import { expect, it } from 'vitest';
import { topDecision } from './top-decision.ts';

const facts = (id: string, ...requires: string[]) => ({ id, name: id, inputs: [], requires });

it.each([
  ['that comes first in the file', [facts('dish', 'season'), facts('season')], 'dish'],
  ['that comes last', [facts('season'), facts('dish', 'season')], 'dish'],
  ['the last of several', [facts('a'), facts('b'), facts('c', 'b')], 'c'],
  ['any of a circle', [facts('a', 'b'), facts('b', 'a')], 'b'],
])('opens the decision no other needs: %s', (_, decisions, id) => {
  expect(topDecision(decisions)?.id).toBe(id);
});

it('opens nothing where there is no decision', () => expect(topDecision([])).toBeUndefined());
