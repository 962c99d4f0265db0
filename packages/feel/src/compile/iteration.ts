import type { Iteration, NodeOf } from '../parse/tree.ts';
import { dateFromEpochDay, FeelDate } from '../values/date.ts';
import { isList } from '../values/kind.ts';
import { isNumber, wholeNumber } from '../values/number.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';
import { type Subject, subjectOf, warnKind } from './blame.ts';
import { keepsPartial } from './partial.ts';
import { itemBytes, type Run } from './run.ts';
import { type Code, compileNode, compileTurn, newSlot, type Scope, withLocals } from './scope.ts';

/** Calls `each` for every item, until it answers true; null where there is nothing to go through. */
type Walk = (run: Run, each: (item: FeelValue) => boolean) => boolean | null;

export function compileFor(node: NodeOf<'for'>, scope: Scope): Code {
  const { inner, walk } = compileIterations(node.iterations, scope);
  const partial = newSlot(scope);
  const { code: body, cost } = compileTurn(node.body, withLocals(inner, new Map([['partial', partial]])));
  const kept = keepsPartial(node.body);
  return (run) => {
    const results: FeelValue[] = [];
    const before = run.frame[partial] as FeelValue;
    const done = walk(run, () => {
      run.spend(cost);
      run.allocate(itemBytes);
      run.frame[partial] = kept ? copyOf(run, results) : results;
      results.push(body(run));
      return false;
    });
    run.frame[partial] = before;
    return done === null ? null : results;
  };
}

function copyOf(run: Run, list: readonly FeelValue[]): readonly FeelValue[] {
  run.spend(list.length >> 4);
  run.allocate(itemBytes * list.length);
  return list.slice();
}

/**
 * `some` is a disjunction over the items, `every` a conjunction, both three-valued; an answer that is no truth value
 * is a mistake and makes the whole null.
 */
export function compileQuantified(node: NodeOf<'quantified'>, scope: Scope): Code {
  const { inner, walk } = compileIterations(node.iterations, scope);
  const { code: condition, cost } = compileTurn(node.condition, inner);
  const subject = subjectOf(scope, node.condition);
  const decisive = node.quantifier === 'some';
  return (run) => {
    let result: boolean | null = !decisive;
    const walked = walk(run, () => {
      run.spend(cost);
      const value = condition(run);
      if (value === decisive) result = decisive;
      else if (typeof value !== 'boolean') result = null;
      if (value === null || typeof value === 'boolean') return value === decisive;
      warnKind(run, subject, value, 'true or false');
      return true;
    });
    return walked === null ? null : result;
  };
}

function compileIterations(iterations: readonly Iteration[], scope: Scope): { inner: Scope; walk: Walk } {
  let inner = scope;
  const walks = iterations.map((iteration) => {
    const walk = compileWalk(iteration, inner);
    const slot = newSlot(scope);
    inner = withLocals(inner, new Map([[iteration.name, slot]]));
    return { walk, slot };
  });
  return { inner, walk: (run, each) => walkFrom(walks, 0, run, each) };
}

/** The last list turns fastest. */
function walkFrom(
  walks: readonly { readonly walk: Walk; readonly slot: number }[],
  at: number,
  run: Run,
  each: (item: FeelValue) => boolean,
): boolean | null {
  const { walk, slot } = walks[at] as { walk: Walk; slot: number };
  let failed = false;
  const found = walk(run, (item) => {
    run.frame[slot] = item;
    if (at + 1 === walks.length) return each(item);
    run.spend(1);
    const inner = walkFrom(walks, at + 1, run, each);
    failed ||= inner === null;
    return inner !== false;
  });
  return failed ? null : found;
}

function compileWalk(iteration: Iteration, scope: Scope): Walk {
  const list = compileNode(iteration.list, scope);
  const subject = subjectOf(scope, iteration.list);
  if (iteration.end === undefined) {
    return (run, each) => walkValue(run, list(run), each, subject);
  }
  const end = compileNode(iteration.end, scope);
  const endSubject = subjectOf(scope, iteration.end);
  return (run, each) => walkBetween(run, list(run), end(run), each, subject, endSubject);
}

function walkValue(
  run: Run,
  value: FeelValue,
  each: (item: FeelValue) => boolean,
  subject: Subject,
): boolean | null {
  if (isList(value)) return value.some(each);
  if (value instanceof FeelRange) return walkRange(run, value, each, subject);
  if (value === null || value === undefined) return warnKind(run, subject, value, 'a list');
  return each(value);
}

/** A range as a value goes upwards, without its excluded ends. */
function walkRange(
  run: Run,
  range: FeelRange,
  each: (item: FeelValue) => boolean,
  subject: Subject,
): boolean | null {
  const first = ordinal(range.start);
  const last = ordinal(range.end);
  if (first === undefined || last === undefined || first.date !== last.date || first.at > last.at) {
    return warnKind(run, subject, range, 'a list or a rising range of whole numbers or dates');
  }
  return steps(
    first.at + (range.startIncluded ? 0 : 1),
    last.at - (range.endIncluded ? 0 : 1),
    first.date,
    each,
  );
}

/** `start..end` counts down when the end is lower. */
function walkBetween(
  run: Run,
  start: FeelValue,
  end: FeelValue,
  each: (item: FeelValue) => boolean,
  subject: Subject,
  endSubject: Subject,
): boolean | null {
  const first = ordinal(start);
  const last = ordinal(end);
  if (first === undefined) return warnKind(run, subject, start, 'a whole number or a date');
  if (last === undefined || last.date !== first.date) {
    return warnKind(run, endSubject, end, first.date ? 'a date' : 'a whole number');
  }
  if (first.at <= last.at) return steps(first.at, last.at, first.date, each);
  for (let at = first.at; at >= last.at; at--) if (each(first.date ? dateFromEpochDay(at) : at)) return true;
  return false;
}

function steps(first: number, last: number, date: boolean, each: (item: FeelValue) => boolean): boolean {
  for (let at = first; at <= last; at++) if (each(date ? dateFromEpochDay(at) : at)) return true;
  return false;
}

function ordinal(value: FeelValue): { at: number; date: boolean } | undefined {
  if (value instanceof FeelDate) return { at: value.epochDay, date: true };
  const at = value !== null && isNumber(value) ? wholeNumber(value) : undefined;
  return at === undefined ? undefined : { at, date: false };
}
