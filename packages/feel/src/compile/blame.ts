import type { Node } from '../parse/tree.ts';
import { kindOf } from '../values/kind.ts';
import { describe, shorten } from '../values/text.ts';
import type { FeelValue } from '../values/value.ts';
import type { Run, Spot } from './run.ts';
import { type Scope, spotOf } from './scope.ts';

/** An operand as sentences speak of it. */
export interface Subject extends Spot {
  /** A literal is described by its value alone. */
  readonly literal: boolean;
}

export function subjectOf(scope: Scope, node: Node): Subject {
  return { ...spotOf(scope, node), literal: node.type === 'literal' };
}

/** "age is text '42', a number was expected" */
export function warnKind(run: Run, subject: Subject, value: FeelValue, expected: string): null {
  const found = subject.literal
    ? `${describe(value)} stands where ${expected} was expected`
    : `${subjectText(subject)} is ${describe(value)}, ${expected} was expected`;
  return run.warn(subject, 'wrong-kind', `${found}.`, mendOf(value, expected));
}

/** Two operands that do not go together: blames the one that differs from what the other asks for. */
export function warnPair(
  run: Run,
  what: string,
  a: FeelValue,
  b: FeelValue,
  left: Subject,
  right: Subject,
): null {
  if (a === null || a === undefined) return warnKind(run, left, a, expectedLike(b));
  if (b === null || b === undefined) return warnKind(run, right, b, expectedLike(a));
  if (kindOf(b) === 'number' && kindOf(a) !== 'number') return warnKind(run, left, a, 'a number');
  if (kindOf(a) === 'number' && kindOf(b) !== 'number') return warnKind(run, right, b, 'a number');
  return run.warn(left, 'wrong-kind', `${describe(a)} and ${describe(b)} cannot be ${what}.`);
}

export function subjectText(subject: Spot): string {
  return shorten(subject.source.slice(subject.offset, subject.offset + subject.length).replace(/\s+/g, ' '));
}

const articles: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  null: 'a value',
};

/** "a number", "text", "a date" */
function expectedLike(value: FeelValue): string {
  const kind = kindOf(value);
  return articles[kind] ?? `a ${kind}`;
}

function mendOf(value: FeelValue, expected: string): string | undefined {
  if (value === null || value === undefined) return 'Give it a value, or test for null first.';
  if (typeof value === 'string' && expected === 'a number')
    return 'Give it as a number, or convert it with number().';
  return undefined;
}
