import type { UnaryTests } from '../parse/tests.ts';
import { childrenOf, type Node } from '../parse/tree.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';
import { type Subject, warnKind } from './blame.ts';
import { constantOf } from './constant.ts';
import { isMember } from './member.ts';
import type { Run } from './run.ts';
import { type Code, compileNode, type Scope, spotOf } from './scope.ts';

/** Compiles a cell to a closure that tells whether the input value (`?`) meets it; null where that is unknown. */
export function compileTests({ negated, tests }: UnaryTests, scope: Scope): Code {
  const codes = tests.map((test) => compileTest(test, scope));
  if (codes.length === 0) return () => true;
  const any = codes.length === 1 ? (codes[0] as Code) : anyTest(codes);
  return negated ? (run) => negation(any(run)) : any;
}

function anyTest(codes: readonly Code[]): Code {
  return (run) => {
    let result: FeelValue = false;
    for (const code of codes) {
      const found = code(run);
      if (found === true) return true;
      if (found !== false) result = null;
    }
    return result;
  };
}

function negation(value: FeelValue): FeelValue {
  return typeof value === 'boolean' ? !value : null;
}

/**
 * One test: an expression about `?` must be true; any other gives a value to equal, a range to lie in or a list to be
 * in. The commonest cells, texts and ranges of numbers, get a path of their own.
 */
function compileTest(test: Node, scope: Scope): Code {
  const code = compileNode(test, scope);
  if (mentionsInput(test)) return booleanTest(code, scope, test);
  const subject: Subject = { ...spotOf(scope, test), literal: true };
  const known = constantOf(code)?.value;
  const slow: Code = (run) => valueTest(run, run.input, code(run), subject);
  if (typeof known === 'string') return textTest(known, slow);
  return known instanceof FeelRange ? (numberTest(known, slow) ?? slow) : slow;
}

function textTest(text: string, slow: Code): Code {
  return (run) => (typeof run.input === 'string' ? run.input === text : slow(run));
}

/** Undefined for ranges that are not of plain numbers. */
function numberTest(
  { start, startIncluded, end, endIncluded, operator }: FeelRange,
  slow: Code,
): Code | undefined {
  if (operator === '=' || operator === '!=') return undefined;
  const low = start ?? (operator === undefined ? null : Number.NEGATIVE_INFINITY);
  const high = end ?? (operator === undefined ? null : Number.POSITIVE_INFINITY);
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  return (run) => {
    const { input } = run;
    if (typeof input !== 'number') return slow(run);
    return (
      (input > low || (startIncluded && input === low)) && (input < high || (endIncluded && input === high))
    );
  };
}

function booleanTest(code: Code, scope: Scope, test: Node): Code {
  const subject: Subject = { ...spotOf(scope, test), literal: false };
  return (run) => {
    const value = code(run);
    if (typeof value === 'boolean' || value === null) return value;
    return isMember(run.input, value, run) ?? warnKind(run, subject, value, 'true or false');
  };
}

/** Whether null meets a test for anything else is unknown; that is no mistake, so it needs no warning. */
function valueTest(run: Run, input: FeelValue, test: FeelValue, subject: Subject): boolean | null {
  const result = isMember(input, test, run);
  if (result !== undefined) return result;
  if (typeof test === 'boolean') return test;
  if (input === null || input === undefined) return null;
  return warnKind(run, subject, input, expectedBy(test));
}

function expectedBy(test: FeelValue): string {
  const end = test instanceof FeelRange ? (test.start ?? test.end) : test;
  return typeof end === 'string'
    ? 'text'
    : typeof end === 'boolean'
      ? 'true or false'
      : 'a value of the same kind as the test';
}

function mentionsInput(node: Node): boolean {
  return node.type === 'input' || childrenOf(node).some(mentionsInput);
}
