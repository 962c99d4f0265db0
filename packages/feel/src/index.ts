export { coerce, invoke } from './compile/invoke.ts';
export { Run, type RunOptions, type Spot } from './compile/run.ts';
export {
  type Compilation,
  type CompileOptions,
  compileExpression,
  compileUnaryTests,
  type EvaluateOptions,
  type Evaluation,
  type Expression,
} from './expression.ts';
export type { FeelError, FeelWarning } from './feel-error.ts';
export { callJava, javaMethod } from './java/java-method.ts';
export { nearest } from './nearest.ts';
export type { UnaryTests } from './parse/tests.ts';
export type { Node } from './parse/tree.ts';
export { addValues } from './values/arithmetic.ts';
export { compare } from './values/compare.ts';
export { same } from './values/equal.ts';
export { type Caller, FeelFunction, type FunctionParameter } from './values/function.ts';
export { toJson } from './values/json.ts';
export { fromJsonText, toJsonText } from './values/json-text.ts';
export { isContext, isList, kindOf } from './values/kind.ts';
export { parseDate, parseDateTime, parseDuration, parseTime } from './values/temporal-text.ts';
export { describe, quotedText } from './values/text.ts';
export { anyType, conforms, type FeelType, namedTypes } from './values/type.ts';
export type { FeelContext, FeelNumber, FeelValue, Json } from './values/value.ts';
