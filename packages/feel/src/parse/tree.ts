import type { Span } from '../feel-error.ts';
import type { RangeOperator } from '../values/range.ts';
import type { FeelType } from '../values/type.ts';
import type { FeelValue } from '../values/value.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** An expression as read: what it means and where it stands. Names are as the scope knows them, blanks made single. */
export type Node = Span &
  (
    | { readonly type: 'literal'; readonly value: FeelValue }
    | { readonly type: 'name'; readonly name: string }
    /** `?`, the input value of a unary test. */
    | { readonly type: 'input' }
    | { readonly type: 'list'; readonly items: readonly Node[] }
    | { readonly type: 'context'; readonly entries: readonly ContextEntry[] }
    | {
        readonly type: 'range';
        readonly start: Node;
        readonly startIncluded: boolean;
        readonly end: Node;
        readonly endIncluded: boolean;
      }
    /** `< 5` where a test may stand. */
    | { readonly type: 'operatorRange'; readonly operator: RangeOperator; readonly value: Node }
    | { readonly type: 'negation'; readonly operand: Node }
    | {
        readonly type: 'arithmetic';
        readonly operator: ArithmeticOperator;
        readonly left: Node;
        readonly right: Node;
      }
    | {
        readonly type: 'comparison';
        readonly operator: ComparisonOperator;
        readonly left: Node;
        readonly right: Node;
      }
    | { readonly type: 'logic'; readonly operator: 'and' | 'or'; readonly left: Node; readonly right: Node }
    | { readonly type: 'between'; readonly value: Node; readonly low: Node; readonly high: Node }
    | { readonly type: 'in'; readonly value: Node; readonly tests: readonly Node[] }
    | { readonly type: 'instanceOf'; readonly value: Node; readonly of: FeelType }
    | { readonly type: 'if'; readonly condition: Node; readonly yes: Node; readonly no: Node }
    | { readonly type: 'for'; readonly iterations: readonly Iteration[]; readonly body: Node }
    | {
        readonly type: 'quantified';
        readonly quantifier: 'some' | 'every';
        readonly iterations: readonly Iteration[];
        readonly condition: Node;
      }
    | { readonly type: 'function'; readonly parameters: readonly Parameter[]; readonly body: Node }
    /** The body of a function in another language; the mapping says which. */
    | { readonly type: 'external'; readonly parameters: readonly string[]; readonly mapping: Node }
    | { readonly type: 'call'; readonly callee: Node; readonly args: readonly Argument[] }
    | { readonly type: 'filter'; readonly list: Node; readonly condition: Node }
    | { readonly type: 'path'; readonly source: Node; readonly name: string }
  );

export type NodeOf<Type extends Node['type']> = Extract<Node, { readonly type: Type }>;

export interface ContextEntry {
  readonly name: string;
  readonly value: Node;
}

/** `name in list`, or `name in start..end`, which may count down. */
export interface Iteration {
  readonly name: string;
  readonly list: Node;
  readonly end?: Node;
}

export interface Parameter {
  readonly name: string;
  readonly type?: FeelType;
}

/** All arguments of a call have names, or none. */
export interface Argument {
  readonly name?: string;
  readonly value: Node;
}

/** The parts of a node, in the order they stand. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'literal':
    case 'name':
    case 'input':
    case 'external':
      return [];
    case 'list':
      return node.items;
    case 'context':
      return node.entries.map((entry) => entry.value);
    case 'range':
      return [node.start, node.end];
    case 'operatorRange':
    case 'instanceOf':
      return [node.value];
    case 'negation':
      return [node.operand];
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return [node.left, node.right];
    case 'between':
      return [node.value, node.low, node.high];
    case 'in':
      return [node.value, ...node.tests];
    case 'if':
      return [node.condition, node.yes, node.no];
    case 'for':
      return [...node.iterations.flatMap(iterationChildren), node.body];
    case 'quantified':
      return [...node.iterations.flatMap(iterationChildren), node.condition];
    case 'function':
      return [node.body];
    case 'call':
      return [node.callee, ...node.args.map((argument) => argument.value)];
    case 'filter':
      return [node.list, node.condition];
    case 'path':
      return [node.source];
  }
}

function iterationChildren(iteration: Iteration): Node[] {
  return iteration.end === undefined ? [iteration.list] : [iteration.list, iteration.end];
}
