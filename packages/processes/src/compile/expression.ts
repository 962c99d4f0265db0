import { compileExpression, type FeelValue, toJson } from '@throughline/feel';
import type { Json, Moment, Variables } from '../json.ts';

/** A FEEL expression made ready; its source is without the leading `=`. */
export interface Expression {
  readonly source: string;
  /** The variables it reads. */
  readonly references: readonly string[];
  readonly evaluate: (variables: Variables, now: Moment) => Evaluation;
}

/** What came out: a value, or null and what was met on the way. */
export interface Evaluation {
  readonly value: Json;
  /** What went wrong inside; the value is null then, or in part. */
  readonly warnings: readonly { readonly code: string; readonly sentence: string }[];
}

/** A text of the model: fixed, or FEEL when it begins with `=`. */
export type Text = { readonly fixed: string } | { readonly expression: Expression };

interface SyntaxFault {
  readonly sentence: string;
  readonly mend?: string;
  readonly line?: number;
  readonly column?: number;
}

export type Compiled<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly fault: SyntaxFault };

export function isFeel(text: string): boolean {
  return text.trimStart().startsWith('=');
}

/** Compiles `= amount > 100`, with its `=` or without. */
export function compileFeel(text: string): Compiled<Expression> {
  const source = text.replace(/^\s*=/, '').trim();
  const compiled = compileExpression(source, {});
  if (!compiled.ok) return { ok: false, fault: compiled.errors[0] ?? { sentence: 'It cannot be read.' } };
  const { expression } = compiled;
  return {
    ok: true,
    result: {
      source,
      references: [...expression.references],
      evaluate: (variables, now) => {
        const { value, warnings } = expression.evaluate(variables, { now });
        return isFunction(value) ? notThere(source) : { value: toJson(value), warnings };
      },
    },
  };
}

export function compileText(text: string): Compiled<Text> {
  if (!isFeel(text)) return { ok: true, result: { fixed: text } };
  const compiled = compileFeel(text);
  return compiled.ok ? { ok: true, result: { expression: compiled.result } } : compiled;
}

/** For texts outside a case, such as those of start events: the variables are given. */
export function evaluateText(text: Text, variables: Variables, now: Moment): Evaluation {
  return 'fixed' in text ? { value: text.fixed, warnings: [] } : text.expression.evaluate(variables, now);
}

/** For a model that was checked: a fault here means that it was not. */
export function must<Result>(compiled: Compiled<Result>): Result {
  if (compiled.ok) return compiled.result;
  throw new Error(`Expected a checked process, but an expression is broken: ${compiled.fault.sentence}`);
}

/** A variable named like a built-in function, `number` say, gives the function where the variable is not there. */
function isFunction(value: FeelValue): boolean {
  return typeof value === 'object' && value !== null && 'body' in value && typeof value.body === 'function';
}

function notThere(source: string): Evaluation {
  return { value: null, warnings: [{ code: 'unknown-name', sentence: `There is no ${source} here.` }] };
}
