import { compare } from '../values/compare.ts';
import { parseNumber } from '../values/number.ts';
import { FeelRange } from '../values/range.ts';
import { parseTemporal } from '../values/temporal-text.ts';
import type { FeelValue } from '../values/value.ts';

/** Reads `[1..5)`, `("a".."c"]`, `[@"2026-01-01"..]` as `range()` does; an end may be left out. Null if it is none. */
export function parseRange(text: string): FeelRange | null {
  const parts = /^\s*([[(\]])(.*?)\.\.(.*)([\])[])\s*$/s.exec(text);
  if (parts === null) return null;
  const start = endValue(parts[2] as string);
  const end = endValue(parts[3] as string);
  const startIncluded = parts[1] === '[';
  const endIncluded = parts[4] === ']';
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  if ((start === null && startIncluded) || (end === null && endIncluded)) return null;
  if (start !== null && end !== null && (compare(start, end) ?? 1) > 0) return null;
  return new FeelRange(start, startIncluded, end, endIncluded);
}

const callForm = /^(?:date|time|date and time|duration)\(\s*"([^"]*)"\s*\)$/;

/** Null for an end left out, undefined for one that is no literal. */
function endValue(text: string): FeelValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (/^-?(\d+(\.\d+)?|\.\d+)$/.test(trimmed)) return parseNumber(trimmed);
  const string = /^"((?:[^"\\]|\\.)*)"$/.exec(trimmed)?.[1];
  if (string !== undefined) return string.replace(/\\(["\\])/g, '$1');
  const temporal = /^@"([^"]*)"$/.exec(trimmed)?.[1] ?? callForm.exec(trimmed)?.[1];
  return temporal === undefined ? undefined : (parseTemporal(temporal) ?? undefined);
}
