import { readDecisions, runTests } from '@throughline/decisions';
import { expect, it } from 'vitest';
import { LEVEL_TABLE } from '../../test/test-models.ts';
import { runInTurns } from './run-in-turns.ts';

const NOW = '2026-11-19T09:42:00.000Z';

it('gives what a run of all together gives', async () => {
  const reading = await readDecisions(LEVEL_TABLE);
  if (!reading.ok) throw new Error('unreadable');
  const all = [40, 2, 50].map((sales) => ({
    ...{ name: `${sales}`, decision: 'level-of', inputs: { sales } },
    expected: 'Gold',
  }));
  for (const tests of [[], all.slice(0, 1), all])
    expect(await runInTurns(reading.model, tests, NOW)).toEqual(runTests(reading.model, tests, { now: NOW }));
});

it('serves others between tests that take long', async () => {
  const slow = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="M" namespace="m">
    <decision id="d" name="D"><literalExpression><text>count(for i in 1..1000000000 return i)</text>
    </literalExpression></decision></definitions>`;
  const reading = await readDecisions(slow);
  if (!reading.ok) throw new Error('unreadable');
  let served = 0;
  const others = setInterval(() => served++, 1);
  const tests = ['one', 'two', 'three'].map((name) => ({ name, decision: 'd', inputs: {}, expected: 1 }));
  const { results } = await runInTurns(reading.model, tests, NOW);
  clearInterval(others);
  expect(results.map(({ passed }) => passed)).toEqual([false, false, false]);
  expect(served).toBeGreaterThan(0);
});
