import { toJson } from './json.ts';
import { isContext, isList } from './kind.ts';
import { isNumber, numberText, parseNumber } from './number.ts';
import type { FeelValue } from './value.ts';

/** As `toJson`, but as text, in which numbers keep all their digits. */
export function toJsonText(value: FeelValue): string {
  if (isNumber(value)) return numberText(value);
  if (isList(value)) return `[${value.map(toJsonText).join(',')}]`;
  if (!isContext(value)) return JSON.stringify(toJson(value));
  const entries = Object.keys(value).map(
    (name) => `${JSON.stringify(name)}:${toJsonText(value[name] as FeelValue)}`,
  );
  return `{${entries.join(',')}}`;
}

/** What newer hosts tell a reviver of a number besides its value. */
interface Written {
  readonly source?: string;
}

/**
 * The value of JSON text, in which numbers keep digits that a double would lose, where the host can tell them.
 * @throws SyntaxError when it is no JSON.
 */
export function fromJsonText(text: string): FeelValue {
  const keep = (_: string, value: FeelValue, written?: Written): FeelValue => {
    const source = written?.source;
    if (typeof value !== 'number' || source === undefined || String(value) === source) return value;
    return parseNumber(source) ?? value;
  };
  return JSON.parse(text, keep) as FeelValue;
}
