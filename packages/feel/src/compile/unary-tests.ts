import type { UnaryTests } from '../parse/tests.ts';
import { childrenOf, type Node } from '../parse/tree.ts';
import { compareNumbers } from '../values/number.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';
import { type Subject, warnKind } from './blame.ts';
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
 * in. The commonest cells, literals and comparisons with a number, get a path of their own.
 */
function compileTest(test: Node, scope: Scope): Code {
  const code = compileNode(test, scope);
  if (mentionsInput(test)) return booleanTest(code, scope, test);
  const subject: Subject = { ...spotOf(scope, test), literal: false };
  if (test.type === 'literal' && typeof test.value === 'string') return textTest(test.value, subject);
  if (
    test.type === 'operatorRange' &&
    test.value.type === 'literal' &&
    typeof test.value.value === 'number'
  ) {
    return numberTest(test.operator, test.value.value, code, subject);
  }
  return (run) => valueTest(run, run.input, code(run), subject);
}

function textTest(text: string, subject: Subject): Code {
  return (run) => {
    const { input } = run;
    return typeof input === 'string' ? input === text : valueTest(run, input, text, subject);
  };
}

const orderTests: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
};

function numberTest(operator: string, number: number, code: Code, subject: Subject): Code {
  const test = orderTests[operator] as (order: number) => boolean;
  return (run) => {
    const { input } = run;
    return typeof input === 'number'
      ? test(compareNumbers(input, number))
      : valueTest(run, input, code(run), subject);
  };
}

function booleanTest(code: Code, scope: Scope, test: Node): Code {
  const subject: Subject = { ...spotOf(scope, test), literal: false };
  return (run) => {
    const value = code(run);
    if (typeof value === 'boolean' || value === null) return value;
    return isMember(run.input, value) ?? warnKind(run, subject, value, 'true or false');
  };
}

/** An input that is null meets only a test for null; that is no mistake, so it needs no warning. */
function valueTest(run: Run, input: FeelValue, test: FeelValue, subject: Subject): boolean | null {
  const result = isMember(input, test);
  if (result !== undefined) return result;
  if (typeof test === 'boolean') return test;
  if (input === null || input === undefined) return test instanceof FeelRange ? false : null;
  return warnKind(run, inputSubject(subject), input, expectedBy(test));
}

function expectedBy(test: FeelValue): string {
  const end = test instanceof FeelRange ? (test.start ?? test.end) : test;
  return typeof end === 'string'
    ? 'text'
    : typeof end === 'boolean'
      ? 'true or false'
      : 'a value of the same kind as the test';
}

function inputSubject(subject: Subject): Subject {
  return { ...subject, literal: true };
}

function mentionsInput(node: Node): boolean {
  return node.type === 'input' || childrenOf(node).some(mentionsInput);
}
