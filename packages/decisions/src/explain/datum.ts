import { isContext, type Json, kindOf, parseDate, parseDateTime, parseTime } from '@throughline/feel';
import type { InputFacts } from '../decide/facts.ts';
import type { Given } from '../decide/graph.ts';

/** One single value among the inputs, which may be changed by itself. */
export interface Datum {
  /** As people read it, and as a column asks for it: `customer.age`. */
  readonly name: string;
  readonly path: readonly string[];
  /** A type of FEEL, by what the model says or, where it does not, by what the value looks like. */
  readonly type: string;
  readonly allowed: readonly Json[] | undefined;
  readonly value: Json;
}

const deepest = 4;
const mostData = 50;

/** The single values among the inputs: the entries of contexts too, the items of lists not. */
export function dataOf(facts: readonly InputFacts[], inputs: Given): readonly Datum[] {
  const data = facts.flatMap(({ name, type, allowed }) => {
    const value = ((Object.hasOwn(inputs, name) ? inputs[name] : null) ?? null) as Json;
    return leaves([name], value, type, allowed);
  });
  return data.slice(0, mostData);
}

function leaves(
  path: readonly string[],
  value: Json,
  type: string,
  allowed?: readonly Json[],
): readonly Datum[] {
  if (type === 'list' || Array.isArray(value) || path.length > deepest) return [];
  if (isContext(value)) {
    return Object.entries(value).flatMap(([name, entry]) => leaves([...path, name], entry as Json, 'Any'));
  }
  if (type === 'context') return [];
  return [{ name: path.join('.'), path, type: type === 'Any' ? looksLike(value) : type, allowed, value }];
}

function looksLike(value: Json): string {
  if (typeof value !== 'string') return kindOf(value);
  if (parseDate(value) !== null) return 'date';
  if (parseDateTime(value) !== null) return 'date and time';
  return parseTime(value) === null ? 'string' : 'time';
}

/** The inputs with one value changed; nothing is changed in place. */
export function withDatum(inputs: Given, { path }: Datum, value: Json): Given {
  return changed(inputs, path, value) as Given;
}

function changed(data: unknown, [name, ...rest]: readonly string[], value: Json): unknown {
  if (name === undefined) return value;
  const entries = data as Given;
  return { ...entries, [name]: changed(entries[name], rest, value) };
}
