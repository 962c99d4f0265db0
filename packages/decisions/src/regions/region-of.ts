import type { Expression, FeelValue, Node, UnaryTests } from '@throughline/feel';
import { constantOf, constantsIn } from './constant.ts';
import { everyValue, intersect, noValue, type Region, unite, withNull } from './region.ts';
import { isPointKind, type RegionKind, regionKindOf } from './region-kind.ts';
import { always, equalTo, outside, type Truth, within } from './truth.ts';

/**
 * The values of one kind that meet a cell; undefined when the cell cannot be reasoned about, such as one that looks
 * at other data or calls functions.
 */
export function regionOf(cell: Expression, kind: RegionKind): Region | undefined {
  const { tests, source, references } = cell;
  if (tests === undefined || references.length > 0) return undefined;
  return regionOfTests(tests, { kind, source });
}

/** The kinds of the values that a cell compares with: none for `-` and `null`, several for a muddled cell. */
export function kindsIn(cell: Expression): ReadonlySet<RegionKind> {
  return new Set(constantsOf(cell).flatMap((value) => regionKindOf(value) ?? []));
}

/** Whether null is one of the values a cell compares with. */
export function mentionsNull(cell: Expression): boolean {
  return constantsOf(cell).includes(null);
}

/** The values a cell compares with, as far as they are written out. */
export function constantsOf(cell: Expression): readonly FeelValue[] {
  return (cell.tests?.tests ?? []).flatMap((test) => constantsIn(test, cell.source));
}

interface Scope {
  readonly kind: RegionKind;
  readonly source: string;
}

function regionOfTests({ negated, tests }: UnaryTests, scope: Scope): Region | undefined {
  if (tests.length === 0) return withNull(everyValue(scope.kind), true);
  const truths: Truth[] = [];
  for (const test of tests) {
    const truth = mentionsInput(test) ? condition(test, scope) : membership(test, scope, true);
    if (truth === undefined) return undefined;
    truths.push(truth);
  }
  return negated
    ? truths.map((truth) => truth.no()).reduce(intersect)
    : unite(truths.map((truth) => truth.yes));
}

/** What an expression about `?` says of each value. */
function condition(node: Node, scope: Scope): Truth | undefined {
  switch (node.type) {
    case 'logic':
      return both(condition(node.left, scope), condition(node.right, scope), node.operator);
    case 'comparison':
      return comparison(node, scope);
    case 'between':
      return isInput(node.value) ? between(node, scope) : undefined;
    case 'in':
      return isInput(node.value) ? anyOf(node.tests, scope) : undefined;
    case 'call': {
      const [argument] = node.args;
      const isNot = node.callee.type === 'name' && node.callee.name === 'not' && node.args.length === 1;
      const truth = isNot && argument !== undefined ? condition(argument.value, scope) : undefined;
      return truth && { yes: truth.no(), no: () => truth.yes };
    }
    default:
      return undefined;
  }
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const;
type Operator = keyof typeof mirrored;

function comparison(
  { operator, left, right }: Extract<Node, { type: 'comparison' }>,
  scope: Scope,
): Truth | undefined {
  if (isInput(left)) return ordered(operator, right, scope);
  return isInput(right) ? ordered(mirrored[operator], left, scope) : undefined;
}

function ordered(operator: Operator, operand: Node, scope: Scope): Truth | undefined {
  const value = constantOf(operand, scope.source);
  return value === undefined ? undefined : compared(operator, value, scope.kind);
}

function compared(operator: Operator, value: FeelValue, kind: RegionKind): Truth | undefined {
  if (operator === '=') return equalTo(value, kind);
  if (operator === '!=') {
    const truth = equalTo(value, kind);
    return truth && { yes: truth.no(), no: () => truth.yes };
  }
  const end = { value, included: operator.endsWith('=') };
  return within(kind, operator.startsWith('<') ? { high: end } : { low: end });
}

/** Ends of different kinds give no answer anywhere. */
function between({ low, high }: Extract<Node, { type: 'between' }>, scope: Scope): Truth | undefined {
  const [first, last] = [low, high].map((end) => regionKindOf(constantOf(end, scope.source) ?? null));
  if (first === undefined || first !== last) return undefined;
  return both(ordered('>=', low, scope), ordered('<=', high, scope), 'and');
}

function anyOf(tests: readonly Node[], scope: Scope): Truth | undefined {
  return tests.map((test) => membership(test, scope, false)).reduce((all, truth) => both(all, truth, 'or'));
}

/** What a test that is a value, a range or a list says of each value. `inCell`: a truth value may stand for itself. */
function membership(node: Node, scope: Scope, inCell: boolean): Truth | undefined {
  const { kind, source } = scope;
  switch (node.type) {
    case 'operatorRange':
      if (constantOf(node.value, source) === null) return undefined;
      return ordered(node.operator, node.value, scope);
    case 'range': {
      const low = constantOf(node.start, source);
      const high = constantOf(node.end, source);
      if (low === undefined || high === undefined || low === null || high === null) return undefined;
      const own = regionKindOf(low);
      if (own === undefined || isPointKind(own) || own !== regionKindOf(high)) return undefined;
      return within(kind, {
        low: { value: low, included: node.startIncluded },
        high: { value: high, included: node.endIncluded },
      });
    }
    case 'list':
      return listed(node.items, scope);
    default: {
      const value = constantOf(node, source);
      if (value === undefined) return undefined;
      if (inCell && typeof value === 'boolean' && kind !== 'boolean') return always(value, kind);
      return equalTo(value, kind);
    }
  }
}

/** In a list that holds nothing of its kind a value simply is not. */
function listed(items: readonly Node[], scope: Scope): Truth | undefined {
  const regions: Region[] = [noValue(scope.kind)];
  for (const item of items) {
    const truth = membership(item, scope, false);
    if (truth === undefined || item.type === 'list') return undefined;
    regions.push(truth.yes);
  }
  return outside(unite(regions));
}

function both(a: Truth | undefined, b: Truth | undefined, operator: 'and' | 'or'): Truth | undefined {
  if (a === undefined || b === undefined) return undefined;
  return operator === 'or'
    ? { yes: unite([a.yes, b.yes]), no: () => intersect(a.no(), b.no()) }
    : { yes: intersect(a.yes, b.yes), no: () => unite([a.no(), b.no()]) };
}

function isInput(node: Node): boolean {
  return node.type === 'input';
}

function mentionsInput(node: Node): boolean {
  switch (node.type) {
    case 'input':
      return true;
    case 'logic':
    case 'comparison':
      return mentionsInput(node.left) || mentionsInput(node.right);
    case 'between':
    case 'in':
      return mentionsInput(node.value);
    case 'call':
      return node.args.some((argument) => mentionsInput(argument.value));
    default:
      return false;
  }
}
