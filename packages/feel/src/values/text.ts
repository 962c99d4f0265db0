import { type Caller, FeelFunction } from './function.ts';
import { isList, kindOf } from './kind.ts';
import { isNumber, numberText } from './number.ts';
import { FeelRange } from './range.ts';
import type { FeelContext, FeelValue } from './value.ts';

/**
 * A value as FEEL's `string()` gives it; strings inside lists and contexts are in quotes. Work on parts is counted
 * where there is a caller to count it against.
 */
export function valueText(value: FeelValue, caller?: Caller): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return numberText(value);
  if (isList(value)) return `[${value.map((item) => partText(item, caller)).join(', ')}]`;
  if (value instanceof FeelRange) return rangeText(value);
  if (value instanceof FeelFunction) return functionText(value);
  const kind = kindOf(value);
  if (kind === 'context') return contextText(value as FeelContext, caller);
  return kind === 'null' ? 'null' : String(value);
}

/** As `valueText`, with strings in quotes. */
export function quotedText(value: FeelValue, caller?: Caller): string {
  return typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : valueText(value, caller);
}

function partText(value: FeelValue, caller: Caller | undefined): string {
  caller?.spend(1);
  const text = quotedText(value, caller);
  caller?.allocate(textBytes(text));
  return text;
}

/** What a text takes at most. */
export function textBytes(text: string): number {
  return text.length * 2;
}

/** A value in a sentence for people: `text '42'`, `the number 42`, `a list of 3`. Long texts are cut. */
export function describe(value: FeelValue): string {
  const kind = kindOf(value);
  switch (kind) {
    case 'null':
      return 'null';
    case 'string':
      return `text '${shorten(value as string)}'`;
    case 'list':
      return `a list of ${(value as readonly FeelValue[]).length}`;
    case 'context':
      return 'a context';
    case 'function':
      return 'a function';
    case 'boolean':
      return valueText(value);
    default:
      return `the ${kind} ${shorten(valueText(value))}`;
  }
}

export function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

function contextText(context: FeelContext, caller: Caller | undefined): string {
  const entries = Object.entries(context).map(
    ([name, value]) => `${nameText(name)}: ${partText(value, caller)}`,
  );
  return `{${entries.join(', ')}}`;
}

function nameText(name: string): string {
  return /^[\p{L}_?][\p{L}\p{N}_ ]*$/u.test(name) ? name : quotedText(name);
}

function rangeText(range: FeelRange): string {
  if (range.operator !== undefined) {
    return `${range.operator} ${quotedText(range.start ?? range.end)}`;
  }
  const open = range.startIncluded ? '[' : '(';
  const close = range.endIncluded ? ']' : ')';
  return `${open}${quotedText(range.start)}..${quotedText(range.end)}${close}`;
}

function functionText(value: FeelFunction): string {
  return `function(${value.parameters.map((parameter) => parameter.name).join(', ')})`;
}
