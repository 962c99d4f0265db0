import { setImmediate } from 'node:timers/promises';
import {
  type DecisionModel,
  runTests,
  type TableCoverage,
  type TestCase,
  type TestResult,
  type TestRun,
} from '@throughline/decisions';

/** After so long others are served before the next test runs. */
const TURN_MS = 20;
/** Tests that would begin later count as failed: each may take a second if it is made to. */
const MOST_MS = 10_000;

/** Runs tests as `runTests` does, but holds nobody up for longer than one test takes. */
export async function runInTurns(
  model: DecisionModel,
  tests: readonly TestCase[],
  now: string,
): Promise<TestRun> {
  const end = performance.now() + MOST_MS;
  let turn = performance.now() + TURN_MS;
  let { coverage } = runTests(model, [], { now });
  const results: TestResult[] = [];
  for (const test of tests) {
    if (performance.now() > end) {
      results.push(notRun(test));
      continue;
    }
    const run = runTests(model, [test], { now });
    results.push(...run.results);
    coverage = coverage.map((table, index) => together(table, run.coverage[index]!));
    if (performance.now() < turn) continue;
    await setImmediate();
    turn = performance.now() + TURN_MS;
  }
  return { results, coverage };
}

function together(one: TableCoverage, other: TableCoverage): TableCoverage {
  if (other.reached.length === 0) return one;
  const reached = new Set([...one.reached, ...other.reached]);
  return {
    ...one,
    reached: [...reached].sort((a, b) => a - b),
    unreached: one.unreached.filter((rule) => !reached.has(rule)),
  };
}

function notRun({ name, decision, expected }: TestCase): TestResult {
  const sentence = `Test "${name}": not run, because the tests before it took ${MOST_MS / 1000} seconds.`;
  return { name, decision, passed: false, expected, actual: null, sentence };
}
