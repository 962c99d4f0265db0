import { type FeelValue, type Json, quotedText, toJson } from '@throughline/feel';
import { exampleOf } from '../regions/region.ts';
import { regionOfRuns } from './axis.ts';
import type { CheckedTable, TableAxis } from './checked-table.ts';
import { boundAxes } from './possible.ts';
import type { Box, Run, Runs } from './runs.ts';
import { cellOfRegion } from './words.ts';

/** A part of a table's space, told by an example. */
export interface Situation {
  /** `amount is 5.5 and customer is "silver"`; undefined when it is any input. */
  readonly text: string | undefined;
  /** `amount (5..6) and customer not("gold")`, as cells of a rule for it; undefined when it is any input. */
  readonly cells: string | undefined;
  readonly example: { readonly [name: string]: Json };
}

export function situationOf(table: CheckedTable, part: Box): Situation {
  const bound = boundAxes(table, part);
  const values = new Map(table.axes.map((axis, at) => [axis, valueIn(axis, part[at] as Runs)]));
  const cells = bound.map((axis) => {
    const runs = part[table.axes.indexOf(axis)] as Runs;
    return `${labelOf(axis)} ${cellOfRegion(regionOfRuns(axis.axis, runs, axis.domain))}`;
  });
  const texts = bound.map((axis) => `${labelOf(axis)} is ${quotedText(values.get(axis) ?? null)}`);
  return {
    text: texts.length === 0 ? undefined : texts.join(' and '),
    cells: cells.length === 0 ? undefined : cells.join(' and '),
    example: exampleData(table.axes.map((axis) => [expressionOf(axis), values.get(axis) ?? null])),
  };
}

/** Of a long row of classes the first few will do. */
function valueIn({ axis, domain }: TableAxis, runs: Runs): FeelValue {
  const some = runs.slice(0, enough).map(([from, end]): Run => [from, Math.min(end, from + enough)]);
  return exampleOf(regionOfRuns(axis, some, domain)) ?? null;
}

const enough = 20;

function labelOf({ columns }: TableAxis): string {
  return columns[0]?.label ?? '';
}

function expressionOf({ columns }: TableAxis): string {
  return columns[0]?.expression ?? '';
}

/** Inputs by name; `order.amount` is an entry of `order`. */
function exampleData(values: readonly (readonly [string, FeelValue])[]): { readonly [name: string]: Json } {
  const data: { [name: string]: Json } = {};
  for (const [expression, value] of values) {
    const isPath = /^[\p{L}_][\p{L}\p{N}_ ]*(\.[\p{L}_][\p{L}\p{N}_ ]*)*$/u.test(expression);
    put(data, isPath ? expression.split('.') : [expression], toJson(value));
  }
  return data;
}

function put(data: { [name: string]: Json }, [name = '', ...inner]: readonly string[], value: Json): void {
  if (inner.length === 0) {
    data[name] = value;
    return;
  }
  const part = { ...((data[name] ?? {}) as { [name: string]: Json }) };
  put(part, inner, value);
  data[name] = part;
}
