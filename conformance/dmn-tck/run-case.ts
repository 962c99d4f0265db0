import { describe, type FeelValue, isContext } from '@throughline/feel';
import { matches } from './compare.ts';
import type { ModelUnderTest } from './read-model.ts';
import type { NamedValue, TestCase } from './test-file.ts';

export interface Outcome {
  readonly status: 'passed' | 'failed' | 'excluded';
  readonly why?: string;
}

/** Passes when every result of the case is as expected. */
export function runCase({ model, findings }: ModelUnderTest, test: TestCase): Outcome {
  if (model === undefined) {
    return { status: 'failed', why: findings.map(({ sentence }) => sentence).join(' ') };
  }
  const inputs = Object.fromEntries(test.inputs.map(({ name, value }) => [name, value]));
  for (const expected of test.results) {
    const { name, value } = expected;
    const answer =
      test.invocable === undefined
        ? model.decide(name, inputs, { now })
        : model.invoke(test.invocable, inputs, { now });
    if (!answer.ok) return { status: 'failed', why: answer.sentence };
    const actual = test.invocable === undefined ? answer.value : outputNamed(expected, answer.value);
    if (!matches(actual, value)) {
      return { status: 'failed', why: `${name} is ${describe(actual)}, ${describe(value)} was expected.` };
    }
  }
  return { status: 'passed' };
}

/** A moment for `now()` and `today()`, so that a run can be repeated. */
const now = '2026-01-15T10:30:00Z';

/** A service with several outputs answers them by name. */
function outputNamed({ name, value }: NamedValue, answer: FeelValue): FeelValue {
  if (!isContext(answer) || !Object.hasOwn(answer, name)) return answer;
  return isContext(value) && Object.hasOwn(value, name) ? answer : (answer[name] as FeelValue);
}
