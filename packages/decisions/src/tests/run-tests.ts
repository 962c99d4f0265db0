import type { Json } from '@throughline/feel';
import type { DecideOptions, DecisionModel, DecisionResult } from '../decide/model.ts';
import { coverageOf, type TableCoverage } from './coverage.ts';
import { mismatch } from './mismatch.ts';
import type { TestCase } from './test-case.ts';

export interface TestResult {
  readonly name: string;
  /** Id or name of the decision, as the test names it. */
  readonly decision: string;
  readonly passed: boolean;
  readonly expected: Json;
  /** Null also when there was no answer to trust; the sentence says why. */
  readonly actual: Json;
  /** `Test "Big Gold order": expected discount 12, got 10.` */
  readonly sentence: string;
}

export interface TestRun {
  /** One for each test, in their order. */
  readonly results: readonly TestResult[];
  /** One for each table, in the order of the model. */
  readonly coverage: readonly TableCoverage[];
}

/** Asks the model what each test asks, and compares the answers with those expected. */
export function runTests(
  model: DecisionModel,
  tests: readonly TestCase[],
  options: DecideOptions = {},
): TestRun {
  const runs = tests.map((test) => {
    const { decision, inputs, now } = test;
    const answer = model.decide(decision, inputs, now === undefined ? options : { ...options, now });
    return { answer, result: resultOf(test, nameOf(model, decision), answer) };
  });
  const explanations = runs.flatMap(({ answer }) => (answer.ok ? [answer.explanation] : []));
  return { results: runs.map(({ result }) => result), coverage: coverageOf(model.decisions, explanations) };
}

function resultOf(test: TestCase, subject: string, answer: DecisionResult): TestResult {
  const { name, decision, expected } = test;
  const facts = { name, decision, expected };
  const start = `Test "${name}":`;
  if (!answer.ok) {
    const sentence = `${start} ${subject} gave no answer. ${answer.sentence}`;
    return { ...facts, passed: false, actual: null, sentence };
  }
  const actual = answer.output;
  const wrong = mismatch(expected, answer.value);
  if (wrong === undefined) {
    return { ...facts, passed: true, actual, sentence: `${start} ${subject} is as expected.` };
  }
  const what = wrong.path === '' ? subject : wrong.path.replace(/^\[/, `${subject}[`);
  const sentence = `${start} expected ${what} ${wrong.expected}, got ${wrong.actual}.`;
  return { ...facts, passed: false, actual, sentence };
}

function nameOf({ decisions }: DecisionModel, idOrName: string): string {
  return decisions.find(({ id }) => id === idOrName)?.name ?? idOrName;
}
