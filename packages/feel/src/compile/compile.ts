import type { Node, NodeOf } from '../parse/tree.ts';
import { compileArithmetic, compileNegation } from './arithmetic.ts';
import { compileCall } from './call.ts';
import { compileBetween, compileComparison } from './comparison.ts';
import { constant } from './constant.ts';
import { compileContext, compileList } from './container.ts';
import { compileExternal } from './external.ts';
import { compileFilter } from './filter.ts';
import { compileFunction } from './function.ts';
import { compileFor, compileQuantified } from './iteration.ts';
import { compileIf, compileLogic } from './logic.ts';
import { compileName } from './name.ts';
import { compilePath } from './path.ts';
import { compileIn, compileInstanceOf, compileOperatorRange, compileRange } from './range.ts';
import type { Code, Scope } from './scope.ts';

type Compilers = { readonly [Type in Node['type']]: (node: NodeOf<Type>, scope: Scope) => Code };

const compilers: Compilers = {
  literal: ({ value }) => constant(value),
  name: compileName,
  input: () => (run) => run.input,
  list: compileList,
  context: compileContext,
  range: compileRange,
  operatorRange: compileOperatorRange,
  negation: compileNegation,
  arithmetic: compileArithmetic,
  comparison: compileComparison,
  logic: compileLogic,
  between: compileBetween,
  in: compileIn,
  instanceOf: compileInstanceOf,
  if: compileIf,
  for: compileFor,
  quantified: compileQuantified,
  function: compileFunction,
  external: compileExternal,
  call: compileCall,
  filter: compileFilter,
  path: compilePath,
};

/** Compiles a node by its kind. */
export function compileByKind(node: Node, scope: Scope): Code {
  return (compilers[node.type] as (node: Node, scope: Scope) => Code)(node, scope);
}
