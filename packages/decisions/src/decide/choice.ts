import {
  compileExpression,
  type FeelContext,
  type FeelValue,
  isContext,
  isList,
  kindOf,
} from '@throughline/feel';
import type { Conditional, Filter, Iteration } from '../read/dmn.ts';
import type { DecisionRun } from './decision-run.ts';
import { type Code, type LogicScope, note, seeing, withNames, withoutSlots } from './logic-scope.ts';

export function compileConditional(logic: Conditional, scope: LogicScope, what: string): Code {
  const condition = scope.compile(logic.if?.value, scope, `The condition of ${what}`);
  const yes = scope.compile(logic.then?.value, scope, `The then part of ${what}`);
  const no = scope.compile(logic.else?.value, scope, `The else part of ${what}`);
  return (run) => {
    const decided = condition(run);
    if (decided === true) return yes(run);
    return decided === false || decided === null ? no(run) : null;
  };
}

/** The boxed `for`, `some` and `every`. */
export function compileIteration(logic: Iteration, scope: LogicScope, what: string): Code {
  const name = logic.iteratorVariable;
  if (name === undefined)
    note(scope, 'no-iterator', `${what} names no variable to go through the list.`, 'Name one.');
  const list = compileItems(logic.in?.value, scope, `The list of ${what}`);
  const variable = name ?? 'item';
  const inner = withNames(scope, logic.$type === 'dmn:For' ? [variable, 'partial'] : [variable]);
  const body = scope.compile((logic.return ?? logic.satisfies)?.value, inner, `The body of ${what}`);
  if (logic.$type === 'dmn:For') return collect(list, variable, body);
  return decide(list, variable, body, logic.$type === 'dmn:Some');
}

function collect(list: Items, variable: string, body: Code): Code {
  return (run) => {
    const items = list(run);
    if (items === null) return null;
    const partial: FeelValue[] = [];
    for (const item of items) {
      run.spend(1);
      partial.push(seeing(run, { [variable]: item, partial }, body));
    }
    return partial;
  };
}

/** Three-valued like `some` and `every` in FEEL; an answer that is no truth value makes the whole null. */
function decide(list: Items, variable: string, body: Code, decisive: boolean): Code {
  return (run) => {
    const items = list(run);
    if (items === null) return null;
    let result: FeelValue = !decisive;
    for (const item of items) {
      run.spend(1);
      const value = seeing(run, { [variable]: item }, body);
      if (value === decisive) return decisive;
      if (value !== null && typeof value !== 'boolean') return null;
      if (value === null) result = null;
    }
    return result;
  };
}

/**
 * What `list[match]` is in FEEL: the items for which the match is true, or the one at the position it gives. It sees
 * `item` and the entries of an item that is a context.
 */
export function compileFilter(logic: Filter, scope: LogicScope, what: string): Code {
  const list = compileItems(logic.in?.value, scope, `The list of ${what}`);
  const inner = { ...withNames(withoutSlots(scope), ['item']), strays: scope.perhapsStrays };
  const match = scope.compile(logic.match?.value, inner, `The match of ${what}`);
  return (run) => {
    const items = list(run);
    if (items === null) return null;
    const kept: FeelValue[] = [];
    for (const item of items) {
      run.spend(1);
      const entries: FeelContext = isContext(item) ? item : {};
      const matched = seeing(run, { item, ...entries }, match);
      if (matched === true) kept.push(item);
      else if (kindOf(matched) === 'number') return seeing(run, { items, position: matched }, itemAtPosition);
      else if (matched !== false && matched !== null) return null;
    }
    return kept;
  };
}

type Items = (run: DecisionRun) => readonly FeelValue[] | null;

/** A range gives its whole numbers or dates, as in FEEL's own `for`. */
function compileItems(logic: Parameters<LogicScope['compile']>[0], scope: LogicScope, what: string): Items {
  const code = scope.compile(logic, scope, what);
  return (run) => {
    const value = code(run);
    const items = kindOf(value) === 'range' ? seeing(run, { items: value }, itemsOfRange) : value;
    if (isList(items)) return items;
    return items === null ? null : [items];
  };
}

const itemsOfRange = codeOf('for item in items return item', ['items']);
const itemAtPosition = codeOf('items[position]', ['items', 'position']);

/** An expression of our own over names that the run is made to see. */
function codeOf(source: string, names: readonly string[]): Code {
  const compiled = compileExpression(source, { names });
  return (run) => (compiled.ok ? compiled.expression.valueIn(run) : null);
}
