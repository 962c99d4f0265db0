import type { DecisionModel } from '@throughline/decisions';
import { describe, type FeelValue, isContext, isList, quotedText } from '@throughline/feel';
import { matches } from './compare.ts';
import type { ModelUnderTest } from './read-model.ts';
import type { NamedValue, TestCase } from './test-file.ts';

export interface Outcome {
  readonly status: 'passed' | 'failed' | 'excluded';
  readonly why?: string;
}

/** Passes when every result of the case is as expected. */
export function runCase({ model, findings, foreign }: ModelUnderTest, test: TestCase): Outcome {
  if (model === undefined) {
    return { status: 'failed', why: findings.map(({ sentence }) => sentence).join(' ') };
  }
  if (test.unreadable !== undefined) return { status: 'failed', why: test.unreadable };
  for (const expected of test.results) {
    const why = differenceOf(model, test, expected);
    const needs = foreign.get(test.invocable ?? expected.name);
    if (why !== undefined && needs !== undefined) {
      return { status: 'excluded', why: `Needs a function that only Java or PMML can run: ${needs}` };
    }
    if (why !== undefined) return { status: 'failed', why };
  }
  return { status: 'passed' };
}

/** Why an answer is not the expected one; undefined when it is. */
function differenceOf(model: DecisionModel, test: TestCase, expected: NamedValue): string | undefined {
  const inputs = Object.fromEntries(test.inputs.map(({ name, value }) => [name, value]));
  const invocable = test.invocable ?? invocableNamed(model, expected.name);
  const answer =
    invocable === undefined
      ? model.decide(expected.name, inputs, { now })
      : model.invoke(invocable, inputs, { now });
  if (!answer.ok) return answer.sentence;
  const actual = invocable === undefined ? answer.value : outputNamed(expected, answer.value);
  if (matches(actual, expected.value)) return undefined;
  return `${expected.name} is ${text(actual)}, ${text(expected.value)} was expected.`;
}

/** A result may name a service, where no decision has its name. */
function invocableNamed({ decisions, invocables }: DecisionModel, name: string): string | undefined {
  if (decisions.some((decision) => decision.name === name)) return undefined;
  return invocables.find((invocable) => invocable.name === name)?.id;
}

/** As much of a value as helps to find the mistake. */
function text(value: FeelValue): string {
  const whole = isList(value) || isContext(value) ? quotedText(value) : describe(value);
  return whole.length > 300 ? `${whole.slice(0, 300)} ...` : whole;
}

/** A moment for `now()` and `today()`, so that a run can be repeated. */
const now = '2026-01-15T10:30:00Z';

/** A service with several outputs answers them by name. */
function outputNamed({ name, value }: NamedValue, answer: FeelValue): FeelValue {
  if (!isContext(answer) || !Object.hasOwn(answer, name)) return answer;
  return isContext(value) && Object.hasOwn(value, name) ? answer : (answer[name] as FeelValue);
}
