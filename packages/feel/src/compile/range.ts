import type { Node, NodeOf } from '../parse/tree.ts';
import { compare } from '../values/compare.ts';
import { kindOf } from '../values/kind.ts';
import { FeelRange, operatorRange } from '../values/range.ts';
import { isInstance } from '../values/type.ts';
import type { FeelValue } from '../values/value.ts';
import { type Subject, subjectOf, warnKind } from './blame.ts';
import { folded } from './constant.ts';
import { isMember } from './member.ts';
import type { Run } from './run.ts';
import { type Code, compileNode, type Scope } from './scope.ts';

/** `[1..5]`. An excluded end may be null; the range then holds nothing that could be known. */
export function compileRange(node: NodeOf<'range'>, scope: Scope): Code {
  const start = compileNode(node.start, scope);
  const end = compileNode(node.end, scope);
  const subjects = [subjectOf(scope, node.start), subjectOf(scope, node.end)] as const;
  const { startIncluded, endIncluded } = node;
  const code: Code = (run) => {
    const low = start(run);
    const high = end(run);
    if (low === null && startIncluded) return warnKind(run, subjects[0], low, 'a value');
    if (high === null && endIncluded) return warnKind(run, subjects[1], high, 'a value');
    if (low !== null && high !== null && compare(low, high) === undefined) {
      return warnKind(run, subjects[1], high, `a ${kindOf(low)}`);
    }
    return new FeelRange(low, startIncluded, high, endIncluded);
  };
  return folded(code, [start, end]);
}

export function compileOperatorRange(node: NodeOf<'operatorRange'>, scope: Scope): Code {
  const value = compileNode(node.value, scope);
  const { operator } = node;
  return folded((run) => operatorRange(operator, value(run)), [value]);
}

export function compileInstanceOf(node: NodeOf<'instanceOf'>, scope: Scope): Code {
  const value = compileNode(node.value, scope);
  return (run) => isInstance(value(run), node.of, run);
}

/** `x in test` or `x in (test, test)`: true when any test holds. */
export function compileIn(node: NodeOf<'in'>, scope: Scope): Code {
  const value = compileNode(node.value, scope);
  const subject = subjectOf(scope, node.value);
  const tests = node.tests.map((test) => compileMembership(test, scope, subject));
  const [only] = tests;
  if (tests.length === 1 && only !== undefined) return (run) => only(run, value(run));
  return (run) => {
    const tested = value(run);
    return anyOf(tests, (test) => test(run, tested));
  };
}

type Test = (run: Run, value: FeelValue) => boolean | null;

/** A test is a range, a list of values and ranges, or a value to be equal to. */
function compileMembership(node: Node, scope: Scope, subject: Subject): Test {
  const code = compileNode(node, scope);
  const missing = node.type !== 'literal';
  return (run, value) => {
    const test = code(run);
    // What could not be computed is no value to be equal to; a null that is written out is one.
    if (test === null && missing) return null;
    const result = isMember(value, test, run);
    return result === undefined ? warnNoMember(run, value, test, subject) : result;
  };
}

/** Three-valued: true when any is true, else null when any is null. */
function anyOf<Item>(items: readonly Item[], test: (item: Item) => boolean | null): boolean | null {
  let result: boolean | null = false;
  for (const item of items) {
    const found = test(item);
    if (found === true) return true;
    if (found === null) result = null;
  }
  return result;
}

function warnNoMember(run: Run, value: FeelValue, test: FeelValue, subject: Subject): null {
  const end = test instanceof FeelRange ? (test.start ?? test.end) : test;
  if (end === null) return warnKind(run, subject, test, 'a range with ends');
  return warnKind(run, subject, value, kindOf(end) === 'string' ? 'text' : `a ${kindOf(end)}`);
}
