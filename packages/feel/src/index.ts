export { Run, type RunOptions } from './compile/run.ts';
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
export { toJson } from './values/json.ts';
export type { FeelContext, FeelNumber, FeelValue, Json } from './values/value.ts';
