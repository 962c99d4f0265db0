import type { NodeOf } from '../parse/tree.ts';
import type { FeelValue } from '../values/value.ts';
import { type Subject, subjectOf, warnKind } from './blame.ts';
import type { Run } from './run.ts';
import { type Code, compileNode, type Scope } from './scope.ts';

/** Three-valued `and` and `or` (DMN 1.5, tables 49 and 50); what is neither true nor false counts as null. */
export function compileLogic(node: NodeOf<'logic'>, scope: Scope): Code {
  const left = compileNode(node.left, scope);
  const right = compileNode(node.right, scope);
  const subjects = [subjectOf(scope, node.left), subjectOf(scope, node.right)] as const;
  // `false` decides a conjunction, `true` a disjunction, whatever the other side is.
  const decisive = node.operator === 'or';
  return (run) => {
    const a = left(run);
    if (a === decisive) return decisive;
    const b = right(run);
    if (b === decisive) return decisive;
    if (typeof a === 'boolean' && typeof b === 'boolean') return b;
    return warnNoTruth(run, a, subjects[0]) ?? warnNoTruth(run, b, subjects[1]);
  };
}

/** Null takes the else branch; a condition that is no truth value at all is a mistake, and the whole is null. */
export function compileIf(node: NodeOf<'if'>, scope: Scope): Code {
  const condition = compileNode(node.condition, scope);
  const yes = compileNode(node.yes, scope);
  const no = compileNode(node.no, scope);
  const subject = subjectOf(scope, node.condition);
  return (run) => {
    const decided = condition(run);
    if (decided === true) return yes(run);
    if (decided === false || decided === null || decided === undefined) return no(run);
    return warnKind(run, subject, decided, 'true or false');
  };
}

/** Null alone is an ordinary third truth value; anything else is a mistake worth a warning. */
function warnNoTruth(run: Run, value: FeelValue, subject: Subject): null {
  if (typeof value === 'boolean' || value === null || value === undefined) return null;
  return warnKind(run, subject, value, 'true or false');
}
