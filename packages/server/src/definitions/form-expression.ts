import { compileExpression, compileUnaryTests, toJson } from '@throughline/feel';
import type { Json, Variables } from '@throughline/processes';

/** The value of an expression of a form; null when it cannot be read. form-js allows one where a value may stand. */
export function evaluate(text: string, context: Variables): Json {
  const compiled = compile(text, Object.keys(context));
  return compiled.ok ? toJson(compiled.expression.evaluate(context).value) : null;
}

/** Why an expression cannot be read: a sentence; undefined when it can. `names` may be used in it. */
export function unreadable(text: string, names: readonly string[]): string | undefined {
  const compiled = compile(text, names);
  return compiled.ok ? undefined : compiled.errors[0]?.sentence;
}

const PATTERN = 'matches(text, pattern)';

/** Whether a text fits a pattern; with a budget, so that no text makes it take for ever. */
export function matches(text: string, pattern: string): boolean {
  return evaluate(PATTERN, { text, pattern }) === true;
}

/** Why a pattern cannot be read: a sentence; undefined when it can. */
export function unreadablePattern(pattern: string): string | undefined {
  const context = { text: '', pattern };
  const compiled = compile(PATTERN, Object.keys(context));
  const evaluation = compiled.ok ? compiled.expression.evaluate(context) : undefined;
  return evaluation?.value === null ? evaluation.warnings[0]?.sentence : undefined;
}

function compile(text: string, names: readonly string[]) {
  const source = text.replace(/^=/, '');
  const expression = compileExpression(source, { names });
  if (expression.ok) return expression;
  const test = compileUnaryTests(source, { names });
  return test.ok ? test : expression;
}
