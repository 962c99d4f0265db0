import type { DecisionModel } from '../decide/model.ts';
import type { Finding } from '../finding.ts';
import type { TableCoverage } from './coverage.ts';
import type { TestResult, TestRun } from './run-tests.ts';

/** A run of tests as findings: each test that failed, and each table with rules that no test reached. */
export function testFindings(model: DecisionModel, { results, coverage }: TestRun): readonly Finding[] {
  const failed = results.filter(({ passed }) => !passed);
  return [
    ...failed.map((result) => failure(model, result)),
    ...coverage.filter(({ unreached }) => unreached.length > 0).map(untested),
  ];
}

function failure({ decisions }: DecisionModel, { decision: asked, sentence }: TestResult): Finding {
  const decision = decisions.find(({ id }) => id === asked) ?? decisions.find(({ name }) => name === asked);
  return {
    code: 'test-failed',
    severity: 'error',
    sentence,
    mend: 'Correct the rules; or the test, when the answer is right now.',
    ...(decision === undefined ? {} : { element: decision.id, name: decision.name, decision: decision.id }),
  };
}

function untested({ decision, name, rules, unreached }: TableCoverage): Finding {
  const which =
    unreached.length === rules
      ? `any of the ${rules} rules`
      : `${unreached.length === 1 ? 'rule' : 'rules'} ${inWords(unreached)}`;
  return {
    code: 'rule-untested',
    severity: 'advice',
    sentence: `No test reaches ${which} of ${name}.`,
    mend: 'Add a test for each of them.',
    element: decision,
    name,
    decision,
    rules: unreached,
  };
}

const mostNamed = 12;

/** `1`, `1 and 4`, `1, 4 and 7`, `1, 2, ... and 88 more`. */
function inWords(numbers: readonly number[]): string {
  const named = numbers.slice(0, mostNamed);
  const more = numbers.length - named.length;
  const parts = more > 0 ? [...named.map(String), `${more} more`] : named.map(String);
  return parts.length === 1 ? String(parts[0]) : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
