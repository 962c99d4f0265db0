import type { NodeOf } from '../parse/tree.ts';
import { isList } from '../values/kind.ts';
import { isNumber, wholeNumber } from '../values/number.ts';
import type { FeelNumber, FeelValue } from '../values/value.ts';
import { type Subject, subjectOf, warnKind } from './blame.ts';
import { itemBytes, type Run } from './run.ts';
import { type Code, compileNode, compileTurn, newSlot, type Scope, withItem } from './scope.ts';

/**
 * `list[3]`, `list[-1]` or `list[condition]`; a value that is no list is taken as a list of one. Whether the filter
 * is a position shows at its first value.
 */
export function compileFilter(node: NodeOf<'filter'>, scope: Scope): Code {
  const list = compileNode(node.list, scope);
  const slot = newSlot(scope);
  const { code: condition, cost } = compileTurn(node.condition, withItem(scope, slot));
  const subject = subjectOf(scope, node.condition);
  if (node.condition.type === 'literal' && isNumber(node.condition.value)) {
    const position = node.condition.value;
    return (run) => itemAt(run, asList(list(run)), position, subject);
  }
  return (run) => {
    const items = asList(list(run));
    const before = run.frame[slot] as FeelValue;
    const result = select(run, items, condition, cost, slot, subject);
    run.frame[slot] = before;
    return result;
  };
}

function asList(value: FeelValue): readonly FeelValue[] {
  if (isList(value)) return value;
  return value === null || value === undefined ? [] : [value];
}

function select(
  run: Run,
  items: readonly FeelValue[],
  condition: Code,
  cost: number,
  slot: number,
  subject: Subject,
): FeelValue {
  const chosen: FeelValue[] = [];
  for (const item of items) {
    run.spend(cost);
    run.frame[slot] = item;
    const value = condition(run);
    if (value === true) {
      run.allocate(itemBytes);
      chosen.push(item);
    } else if (typeof value !== 'boolean' && value !== null) {
      if (isNumber(value)) return itemAt(run, items, value, subject);
      warnKind(run, subject, value, 'a condition or a position');
      return null;
    }
  }
  return chosen;
}

/** Positions count from 1, negative ones from the end; what lies outside is null. */
function itemAt(run: Run, items: readonly FeelValue[], position: FeelNumber, subject: Subject): FeelValue {
  const at = wholeNumber(position);
  const found = at === undefined || at === 0 ? undefined : items[at > 0 ? at - 1 : items.length + at];
  if (found !== undefined) return found;
  const sentence = `There is no item ${position} in a list of ${items.length}.`;
  return run.warn(subject, 'no-such-item', sentence, 'Positions count from 1, negative ones from the end.');
}
