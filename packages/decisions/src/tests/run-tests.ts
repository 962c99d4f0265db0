import { type Json, nearest } from '@throughline/feel';
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

/**
 * Asks the model what each test asks, and compares the answers with those expected. A test may also name a decision
 * service or a knowledge model, with its arguments as inputs.
 */
export function runTests(
  model: DecisionModel,
  tests: readonly TestCase[],
  options: Pick<DecideOptions, 'now'> = {},
): TestRun {
  const runs = tests.map((test) => {
    const asked = subjectOf(model, test.decision);
    const { inputs, now = options.now } = test;
    const answer = asked.ask(inputs, now === undefined ? {} : { now });
    return { answer, result: resultOf(test, asked.name, answer) };
  });
  const explanations = runs.flatMap(({ answer }) => (answer.ok ? [answer.explanation] : []));
  return { results: runs.map(({ result }) => result), coverage: coverageOf(model.decisions, explanations) };
}

interface Subject {
  readonly name: string;
  readonly ask: (inputs: TestCase['inputs'], options: DecideOptions) => DecisionResult;
}

function subjectOf(model: DecisionModel, idOrName: string): Subject {
  const { decisions, invocables } = model;
  const decision = named(decisions, idOrName);
  if (decision !== undefined) {
    return { name: decision.name, ask: (inputs, options) => model.decide(decision.id, inputs, options) };
  }
  const invocable = named(invocables, idOrName);
  if (invocable !== undefined) {
    return { name: invocable.name, ask: (inputs, options) => model.invoke(invocable.id, inputs, options) };
  }
  const names = [...decisions, ...invocables].map(({ name }) => name);
  const close = nearest(idOrName, names);
  const sentence = `${model.name} has no decision of that name. ${close === undefined ? `It has ${names.join(', ')}.` : `Did you mean ${close}?`}`;
  return { name: idOrName, ask: () => ({ ok: false, sentence, warnings: [] }) };
}

function named<Element extends { readonly id: string; readonly name: string }>(
  elements: readonly Element[],
  idOrName: string,
): Element | undefined {
  return elements.find(({ id }) => id === idOrName) ?? elements.find(({ name }) => name === idOrName);
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
