import { compileExpression, compileUnaryTests, type EvaluateOptions } from './expression.ts';
import { toJson } from './values/json.ts';
import type { Json } from './values/value.ts';

type Context = Readonly<Record<string, unknown>>;

/** For tests: the value of an expression as JSON, and the sentences of its warnings. */
export function evaluate(source: string, context: Context = {}, options?: EvaluateOptions) {
  const compiled = compileExpression(source, { names: Object.keys(context) });
  if (!compiled.ok) throw new Error(`${source}: ${compiled.errors[0]?.sentence}`);
  const { value, warnings } = compiled.expression.evaluate(context, options);
  return { value: toJson(value), sentences: warnings.map((warning) => warning.sentence) };
}

export function result(source: string, context?: Context): Json {
  return evaluate(source, context).value;
}

/** For tests: whether an input meets a cell. */
export function meets(input: unknown, cell: string, context: Context = {}): Json {
  const compiled = compileUnaryTests(cell, { names: Object.keys(context) });
  if (!compiled.ok) throw new Error(`${cell}: ${compiled.errors[0]?.sentence}`);
  return toJson(compiled.expression.evaluate(context, { input }).value);
}

/** For tests: the errors of an expression that is refused. */
export function errorsOf(source: string) {
  const compiled = compileExpression(source);
  return compiled.ok ? [] : compiled.errors;
}
