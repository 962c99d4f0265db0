import { addValues, compare, type FeelValue, same } from '@throughline/feel';
import type { DecisionTable } from '../read/dmn.ts';
import type { DecisionRun } from './decision-run.ts';
import { type Code, type LogicScope, note } from './logic-scope.ts';
import type { Outputs } from './outputs.ts';

/** How the answers of the rows that match become the table's answer (DMN 1.5, 8.2.10). */
interface HitPolicy {
  /** Whether the search may stop at the first row that matches. */
  readonly firstOnly: boolean;
  readonly decide: (
    matched: readonly number[],
    rows: readonly { readonly answer: Code }[],
    run: DecisionRun,
  ) => FeelValue;
}

type Combine = (answers: readonly FeelValue[], matched: readonly number[], run: DecisionRun) => FeelValue;

export function compileHitPolicy(
  table: DecisionTable,
  outputs: Outputs,
  scope: LogicScope,
  what: string,
): HitPolicy {
  const name = table.hitPolicy ?? 'UNIQUE';
  const policy = policyOf(name, table.aggregation, outputs, what);
  if (policy === undefined) {
    note(
      scope,
      'hit-policy',
      `${what} has a hit policy ${name}, which there is not.`,
      'Use one of U, A, P, F, R, O, C.',
    );
    return { firstOnly: false, decide: () => null };
  }
  if ((name === 'PRIORITY' || name === 'OUTPUT ORDER') && !outputs.ranked) {
    note(
      scope,
      'no-output-values',
      `${what} orders by output values, but has none.`,
      'List them in their order.',
    );
  }
  if (table.aggregation !== undefined && outputs.count > 1) {
    note(scope, 'aggregation', `${what} aggregates, but has several outputs.`, 'Keep one output.');
  }
  return {
    firstOnly: name === 'FIRST',
    decide: (matched, rows, run) => {
      if (matched.length === 0) return policy.none(outputs.otherwise?.(run));
      const answers: FeelValue[] = [];
      for (const row of matched) answers.push((rows[row] as { readonly answer: Code }).answer(run));
      return policy.combine(answers, matched, run);
    },
  };
}

interface Policy {
  readonly combine: Combine;
  /** The answer when no row matches, given the table's default. */
  readonly none: (otherwise: FeelValue | undefined) => FeelValue;
}

const orNull = (otherwise: FeelValue | undefined) => otherwise ?? null;
const orEmpty = (otherwise: FeelValue | undefined) => (otherwise === undefined ? [] : [otherwise]);

function policyOf(
  name: string,
  aggregation: string | undefined,
  outputs: Outputs,
  what: string,
): Policy | undefined {
  const ranked = (answers: readonly FeelValue[]) => [...answers].sort(outputs.rank);
  switch (name) {
    case 'UNIQUE':
      return { combine: unique(what), none: orNull };
    case 'ANY':
      return { combine: any(what), none: orNull };
    case 'FIRST':
      return { combine: (answers) => answers[0] ?? null, none: orNull };
    case 'PRIORITY':
      return { combine: (answers) => ranked(answers)[0] ?? null, none: orNull };
    case 'OUTPUT ORDER':
      return { combine: ranked, none: orEmpty };
    case 'RULE ORDER':
      return { combine: (answers) => answers, none: orEmpty };
    case 'COLLECT':
      return collect(aggregation, what);
    default:
      return undefined;
  }
}

function collect(aggregation: string | undefined, what: string): Policy | undefined {
  switch (aggregation) {
    case undefined:
      return { combine: (answers) => answers, none: orEmpty };
    case 'COUNT':
      return { combine: (answers) => answers.length, none: (otherwise) => otherwise ?? 0 };
    case 'SUM':
      return { combine: fold(what, (a, b) => addValues(a, b) ?? null), none: orNull };
    case 'MIN':
      return { combine: fold(what, (a, b) => choose(a, b, -1)), none: orNull };
    case 'MAX':
      return { combine: fold(what, (a, b) => choose(a, b, 1)), none: orNull };
    default:
      return undefined;
  }
}

function unique(what: string): Combine {
  return (answers, matched, run) => {
    if (answers.length === 1) return answers[0] as FeelValue;
    return run.blame(`The rules ${list(matched)} of ${what} match together, but only one may.`);
  };
}

function any(what: string): Combine {
  return (answers, matched, run) => {
    const [first = null, ...others] = answers;
    if (others.every((other) => same(first, other))) return first;
    return run.blame(`The rules ${list(matched)} of ${what} match together, but do not answer alike.`);
  };
}

/** Null stands for two answers that cannot be combined. */
function fold(what: string, combine: (a: FeelValue, b: FeelValue) => FeelValue): Combine {
  return (answers, matched, run) => {
    let result = answers[0] as FeelValue;
    if (compare(result, result) === undefined) result = null;
    for (const answer of answers.slice(1)) result = result === null ? null : combine(result, answer);
    return result ?? run.blame(`The answers of the rules ${list(matched)} of ${what} cannot be combined.`);
  };
}

function choose(a: FeelValue, b: FeelValue, direction: number): FeelValue {
  const order = compare(b, a);
  return order === undefined ? null : order * direction > 0 ? b : a;
}

/** "1, 3 and 4" */
function list(rows: readonly number[]): string {
  const numbers = rows.map((row) => row + 1);
  if (numbers.length === 1) return String(numbers[0]);
  return `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}
