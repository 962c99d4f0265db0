import type { Expression, Text } from '../compile/expression.ts';
import type { Json, Key, Variables } from '../json.ts';
import { visibleFrom } from '../look/visible-variables.ts';
import { Fault, type FaultCode } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

/** What an expression is for, to say it when it fails. */
export interface Purpose {
  readonly code: FaultCode;
  /** As in "The condition of flow “big order”": begins the sentence. */
  readonly what: string;
}

/** What is merely not there is null and no fault: forms leave fields empty. */
const absent = new Set(['unknown-name', 'no-such-entry']);

/** Evaluates with the variables seen from the scope; `extra` hides them. */
export function evaluate(
  turn: OpenTurn,
  expression: Expression,
  scope: Key,
  purpose: Purpose,
  extra?: Variables,
): Json | Fault {
  const { value, warnings } = expression.evaluate(contextOf(turn, scope, extra), turn.env.now);
  const trouble = value === null ? warnings.find(({ code }) => !absent.has(code)) : undefined;
  if (trouble === undefined) return value;
  return new Fault(
    purpose.code,
    `${purpose.what} gave no value (= ${expression.source}). ${trouble.sentence}`,
  );
}

export function valueOfText(
  turn: OpenTurn,
  text: Text,
  scope: Key,
  purpose: Purpose,
  extra?: Variables,
): Json | Fault {
  return 'fixed' in text ? text.fixed : evaluate(turn, text.expression, scope, purpose, extra);
}

/** Characters a name or key may have: it is looked up by, and longer ones fit no index. */
export const LONGEST_NAME = 500;

/** A text that must come out as one: a name, a key. Numbers are taken as their text. */
export function evaluateToText(
  turn: OpenTurn,
  text: Text,
  scope: Key,
  purpose: Purpose,
  extra?: Variables,
): string | Fault {
  const value = valueOfText(turn, text, scope, purpose, extra);
  if (value instanceof Fault) return value;
  if (typeof value === 'string' && value !== '') {
    if (value.length <= LONGEST_NAME) return value;
    const sentence = `${purpose.what} should have at most ${LONGEST_NAME} characters, but has ${value.length}.`;
    return new Fault(purpose.code, sentence);
  }
  if (typeof value === 'number') return String(value);
  return new Fault(purpose.code, `${purpose.what} should give a text, but gave ${inWords(value)}.`);
}

export function inWords(value: Json): string {
  if (value === null) return 'nothing (null)';
  if (value === '') return 'an empty text';
  if (typeof value === 'string')
    return `the text “${value.length > 60 ? `${value.slice(0, 60)}...` : value}”`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a context';
  return String(value);
}

/** All variables, not only the known references: a variable may have the name of a built-in function. */
function contextOf(turn: OpenTurn, scope: Key, extra: Variables | undefined): Variables {
  const visible = visibleFrom(turn.draft, scope);
  return extra === undefined ? visible : { ...visible, ...extra };
}
