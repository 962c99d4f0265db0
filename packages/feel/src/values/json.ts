import { isContext, isList, kindOf } from './kind.ts';
import { isNumber } from './number.ts';
import { valueText } from './text.ts';
import type { FeelContext, FeelNumber, FeelValue, Json } from './value.ts';

/**
 * A value as JSON: numbers to the nearest double (beyond a double's range as text), dates, times and durations as
 * ISO 8601 text, ranges and functions as FEEL text. What is JSON already is handed back, not copied.
 */
export function toJson(value: FeelValue): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  if (isNumber(value)) return numberToJson(value);
  if (isList(value)) return listToJson(value);
  if (isContext(value)) return contextToJson(value);
  return kindOf(value) === 'null' ? null : valueText(value);
}

function numberToJson(value: FeelNumber): Json {
  const number = typeof value === 'number' ? value : value.toNumber();
  return Number.isFinite(number) ? number : valueText(value);
}

function listToJson(list: readonly FeelValue[]): Json {
  let copy: Json[] | undefined;
  for (let at = 0; at < list.length; at++) {
    const item = list[at] as FeelValue;
    const json = toJson(item);
    if (copy === undefined && json !== item) copy = list.slice(0, at) as Json[];
    copy?.push(json);
  }
  return copy ?? (list as readonly Json[]);
}

function contextToJson(context: FeelContext): Json {
  let copy: { [name: string]: Json } | undefined;
  for (const name of Object.keys(context)) {
    const item = context[name] as FeelValue;
    const json = toJson(item);
    if (json === item) continue;
    copy ??= { ...(context as { [name: string]: Json }) };
    define(copy, name, json);
  }
  return copy ?? (context as { [name: string]: Json });
}

/** Sets an entry, also one named `__proto__`, which a plain assignment would take for something else. */
export function define<Value>(target: { [name: string]: Value }, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[name] = value;
  }
}
