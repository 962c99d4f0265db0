import type { ArithmeticOperator, NodeOf } from '../parse/tree.ts';
import {
  addValues,
  divideValues,
  multiplyValues,
  negateValue,
  powerValues,
  subtractValues,
} from '../values/arithmetic.ts';
import { addScaled, multiplyScaled } from '../values/number.ts';
import { textBytes } from '../values/text.ts';
import type { FeelValue } from '../values/value.ts';
import { type Subject, subjectOf, subjectText, warnKind, warnPair } from './blame.ts';
import { folded } from './constant.ts';
import type { Run } from './run.ts';
import { type Code, compileNode, type Scope } from './scope.ts';

type Operation = (a: FeelValue, b: FeelValue) => FeelValue | undefined;

const operations: Readonly<Record<ArithmeticOperator, readonly [Operation, string]>> = {
  '+': [addValues, 'added'],
  '-': [subtractValues, 'subtracted'],
  '*': [multiplyValues, 'multiplied'],
  '/': [divideValues, 'divided'],
  '**': [powerValues, 'raised'],
};

export function compileArithmetic(node: NodeOf<'arithmetic'>, scope: Scope): Code {
  const left = compileNode(node.left, scope);
  const right = compileNode(node.right, scope);
  const slow = compileSlow(node, scope);
  switch (node.operator) {
    case '+':
      return (run) => {
        const a = left(run);
        const b = right(run);
        // The difference of a safe sum and a safe addend is exact, so the checks below catch every rounding.
        if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
          const sum = (a as number) + (b as number);
          if (Number.isSafeInteger(sum)) return sum;
        }
        return (
          (typeof a === 'number' && typeof b === 'number' ? addScaled(a, b) : undefined) ?? slow(run, a, b)
        );
      };
    case '-':
      return (run) => {
        const a = left(run);
        const b = right(run);
        if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
          const difference = (a as number) - (b as number);
          if (Number.isSafeInteger(difference)) return difference;
        }
        return (
          (typeof a === 'number' && typeof b === 'number' ? addScaled(a, -b) : undefined) ?? slow(run, a, b)
        );
      };
    case '*':
      return (run) => {
        const a = left(run);
        const b = right(run);
        if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
          const product = (a as number) * (b as number);
          // There is one zero only.
          if (Number.isSafeInteger(product)) return product + 0;
        }
        return (
          (typeof a === 'number' && typeof b === 'number' ? multiplyScaled(a, b) : undefined) ??
          slow(run, a, b)
        );
      };
    default:
      return (run) => slow(run, left(run), right(run));
  }
}

function compileSlow(
  node: NodeOf<'arithmetic'>,
  scope: Scope,
): (run: Run, a: FeelValue, b: FeelValue) => FeelValue {
  const { operator } = node;
  const [operation, what] = operations[operator];
  const left = subjectOf(scope, node.left);
  const right = subjectOf(scope, node.right);
  const whole = subjectOf(scope, node);
  return (run, a, b) => {
    run.spend(operator === '**' ? powerCost(b) : 1);
    const result = operation(a, b);
    if (result === undefined) return warnPair(run, what, a, b, left, right);
    if (result === null) return warnNoResult(run, whole, operator, b);
    if (typeof result === 'string') run.allocate(textBytes(result));
    return result;
  };
}

/** Steps of a power; those with a fraction go through logarithms. */
function powerCost(exponent: FeelValue): number {
  return Number.isSafeInteger(exponent) ? 10 : 400;
}

function warnNoResult(run: Run, whole: Subject, operator: ArithmeticOperator, divisor: FeelValue): null {
  if (operator === '/' && Number(divisor) === 0) {
    return run.warn(
      whole,
      'division-by-zero',
      `${subjectText(whole)} divides by zero.`,
      'Test the divisor first.',
    );
  }
  return run.warn(whole, 'out-of-range', `The result of ${subjectText(whole)} is beyond what FEEL can hold.`);
}

export function compileNegation(node: NodeOf<'negation'>, scope: Scope): Code {
  const operand = compileNode(node.operand, scope);
  const subject = subjectOf(scope, node.operand);
  const code: Code = (run) => {
    const value = operand(run);
    if (typeof value === 'number') return 0 - value;
    const result = negateValue(value);
    return result === undefined ? warnKind(run, subject, value, 'a number') : result;
  };
  return folded(code, [operand]);
}
